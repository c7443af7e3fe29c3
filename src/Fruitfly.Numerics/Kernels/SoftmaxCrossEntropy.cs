using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Cross entropy of a softmax, from the logits: −log softmax(f)[label] = log Σ exp(f − max f) − (f[label] −
/// max f), which neither overflows nor loses digits for large logits (UDL 5.5).</summary>
public static class SoftmaxCrossEntropy
{
    /// <summary>The sum of the losses of all rows; writes ∂/∂f of that sum times <paramref name="scale"/>, which is
    /// scale · (softmax(f) − one-hot(label)).</summary>
    /// <param name="logits"><c>[labels × classes]</c></param>
    /// <param name="gradient"><c>[labels × classes]</c>; may be the logits themselves</param>
    /// <returns>NaN if any logit is NaN or +∞</returns>
    [SkipLocalsInit]
    public static unsafe double Sum(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int classes, float scale, Span<float> gradient)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(logits.Length, labels.Length * classes, nameof(logits));
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, logits.Length, nameof(gradient));
        var loss = 0.0;
        if (!WorksInBlocks(classes))
        {
            for (var row = 0; row < labels.Length; row++)
                loss += Row(logits.Slice(row * classes, classes), labels[row], scale,
                    gradient.Slice(row * classes, classes));
            return loss;
        }
        // Rows stand side by side in the lanes of a vector, so that no step goes across lanes.
        Span<float> memory = stackalloc float[2
            * LargestBlock], largest = stackalloc float[MostRows], sums = stackalloc float[MostRows];
        var most = RowsOfBlock(classes);
        for (var row = 0; row < labels.Length;)
        {
            var count = Math.Min(most, labels.Length - row);
            var part = (row * classes)..((row + count) * classes);
            loss += Block(
                logits[part], labels.Slice(row, count), classes, scale, gradient[part],
                memory[..LargestBlock], memory[LargestBlock..], largest, sums);
            row += count;
        }
        return loss;
    }

    /// <summary>Rows that are worked on together, and values of such a block: 16 kB, so
    /// that it stays in the cache.</summary>
    const int MostRows = 64, LargestBlock = 4096;

    internal static bool WorksInBlocks(int classes) =>
        InstructionSet.IsVectorized && classes <= LargestBlock / Vector<float>.Count;

    internal static int RowsOfBlock(int classes) => Math.Min(MostRows, LargestBlock / classes);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe double Block(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int classes, float scale, Span<float> gradient,
        Span<float> transposed, Span<float> exponentials, Span<float> largest, Span<float> sums)
    {
        int rows = labels.Length, lanes = Vector<float>.Count;
        var stride = Math.Max(rows, lanes); // fewer rows than lanes compute with what the memory happens to hold
        if (rows < lanes)
            for (var row = 0; row < rows; row++)
                for (var c = 0; c < classes; c++)
                    transposed[c * stride + row] = logits[row * classes + c];
        else
            Rows.Transpose(logits, rows, classes, transposed);
        fixed (float* from = transposed, to = exponentials, max = largest, sum = sums)
            for (var row = 0; ; row = Math.Min(row + lanes, stride - lanes)) // the last vector reaches back
            {
                var most = Vector.Load(from + row);
                for (var c = 1; c < classes; c++)
                    most = Vector.MaxNative(Vector.Load(from + c * stride + row), most);
                Vector<float> total = default;
                for (var c = 0; c < classes; c++)
                {
                    var exponential = Exponential.Of(Vector.Load(from + c * stride + row) - most);
                    Vector.Store(exponential, to + c * stride + row);
                    total += exponential;
                }
                var factor = new Vector<float>(scale) / total;
                for (var c = 0; c < classes; c++)
                    Vector.Store(Vector.Load(to + c * stride + row) * factor, to + c * stride + row);
                Vector.Store(most, max + row);
                Vector.Store(total, sum + row);
                if (row + lanes >= stride)
                    break;
            }
        // Σ log s = log Π s: one logarithm for all rows. Each sum is from 1 to the
        // number of classes, so 64 do not overflow.
        double loss = 0, product = 1;
        for (var row = 0; row < rows; row++)
        {
            loss -= logits[row * classes + labels[row]] - largest[row];
            product *= sums[row];
        }
        if (rows < lanes)
            for (var row = 0; row < rows; row++)
                for (var c = 0; c < classes; c++)
                    gradient[row * classes + c] = exponentials[c * stride + row];
        else
            Rows.Transpose(exponentials, classes, rows, gradient);
        for (var row = 0; row < rows; row++)
            gradient[row * classes + labels[row]] -= scale;
        return loss + Math.Log(product);
    }

    /// <summary>The scalar twin, for one row; also where a block would hold too few of very long rows.</summary>
    internal static double Row(ReadOnlySpan<float> logits, int label, float scale, Span<float> gradient)
    {
        var largest = logits[0];
        foreach (var value in logits)
            largest = value > largest ? value : largest; // a NaN passed over here comes back from the exponentials
        double loss = largest - logits[label];
        for (var c = 0; c < gradient.Length; c++)
            gradient[c] = logits[c] - largest;
        Elementwise.Map(new ExponentialOperation(), gradient, gradient);
        var sum = 0f;
        foreach (var exponential in gradient)
            sum += exponential;
        var factor = scale / sum;
        foreach (ref var value in gradient)
            value *= factor;
        gradient[label] -= scale;
        return loss + Math.Log(sum);
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
