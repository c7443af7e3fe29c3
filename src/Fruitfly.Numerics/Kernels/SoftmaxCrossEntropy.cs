using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Cross entropy of a softmax, from the logits: −log softmax(f)[label] = log Σ exp(f − max f) − (f[label] − max f),
/// which neither overflows nor loses digits for large logits (UDL 5.5).</summary>
public static class SoftmaxCrossEntropy
{
    /// <summary>The sum of the losses of all rows; writes ∂/∂f of that sum times <paramref name="scale"/>, which is
    /// scale · (softmax(f) − one-hot(label)).</summary>
    /// <param name="logits"><c>[labels × classes]</c></param>
    /// <param name="gradient"><c>[labels × classes]</c>; may be the logits themselves</param>
    /// <returns>NaN if any logit is NaN or +∞</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int classes, float scale, Span<float> gradient)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(logits.Length, labels.Length * classes, nameof(logits));
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, logits.Length, nameof(gradient));
        var loss = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            var from = logits.Slice(row * classes, classes);
            var to = gradient.Slice(row * classes, classes);
            var largest = from[0];
            foreach (var value in from)
                largest = value > largest ? value : largest; // a NaN passed over here comes back from the exponentials
            for (var c = 0; c < to.Length; c++)
                to[c] = from[c] - largest;
            loss -= to[labels[row]];
        }
        Elementwise.Map(new ExponentialOperation(), gradient, gradient);
        // Σ log s = log Π s: a logarithm for many rows. Each sum is at most the number of classes.
        var product = 1.0;
        for (var row = 0; row < labels.Length; row++)
        {
            var to = gradient.Slice(row * classes, classes);
            var sum = 0f;
            foreach (var exponential in to)
                sum += exponential;
            product *= sum;
            if (!(product < 1e200))
            {
                loss += Math.Log(product);
                product = 1;
            }
            var factor = scale / sum;
            foreach (ref var value in to)
                value *= factor;
            to[labels[row]] -= scale;
        }
        return loss + Math.Log(product);
    }

    /// <summary>How many rows have their largest logit at another class than their label; of equal logits the first
    /// counts, and a row with a NaN is wrong.</summary>
    public static int CountWrong(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(logits.Length, labels.Length * classes, nameof(logits));
        var wrong = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            var scores = logits.Slice(row * classes, classes);
            var best = 0;
            var valid = !float.IsNaN(scores[0]);
            for (var c = 1; c < scores.Length; c++)
            {
                valid &= !float.IsNaN(scores[c]);
                if (scores[c] > scores[best])
                    best = c;
            }
            if (!valid || best != labels[row])
                wrong++;
        }
        return wrong;
    }
}
