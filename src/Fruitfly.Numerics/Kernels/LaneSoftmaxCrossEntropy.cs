using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Cross entropy of a softmax in every lane of a swarm at once (see <see cref="Lanes"/>), with the bits that
/// <see cref="SoftmaxCrossEntropy"/> gives each network alone.</summary>
public static class LaneSoftmaxCrossEntropy
{
    /// <summary>Whether so many classes are summed here in the order in which they are summed for a network
    /// alone.</summary>
    public static bool Suits(int classes) => SoftmaxCrossEntropy.WorksInBlocks(classes);

    /// <summary>The sums of the losses of all rows; writes ∂/∂f of them times <paramref name="scale"/>, as
    /// <see cref="SoftmaxCrossEntropy.Sum"/>.</summary>
    /// <param name="logits"><c>[rows × classes × lanes]</c></param>
    /// <param name="labels"><c>[lanes × rows]</c></param>
    /// <param name="gradient"><c>[rows × classes × lanes]</c>; not the logits themselves</param>
    /// <param name="losses"><c>[lanes]</c></param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Sum(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int classes, float scale, Span<float> gradient,
        Span<double> losses)
    {
        var lanes = Lanes.Count;
        var rows = labels.Length / lanes;
        if (!Suits(classes))
            throw new ArgumentOutOfRangeException(nameof(classes), classes, "There are too many classes.");
        ArgumentOutOfRangeException.ThrowIfNotEqual(losses.Length, lanes, nameof(losses));
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, rows * lanes, nameof(labels));
        ArgumentOutOfRangeException.ThrowIfNotEqual(logits.Length, rows * classes * lanes, nameof(logits));
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, logits.Length, nameof(gradient));
        foreach (var label in labels)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)label, (uint)classes, nameof(labels));

        losses.Clear();
        float* largest = stackalloc float[lanes], sums = stackalloc float[lanes];
        double* ofBlock = stackalloc double[lanes], products = stackalloc double[lanes];
        var block = SoftmaxCrossEntropy.RowsOfBlock(classes);
        var size = classes * lanes;
        fixed (float* from = logits, to = gradient)
        fixed (int* pLabels = labels)
            for (var first = 0; first < rows; first += block)
            {
                for (var lane = 0; lane < lanes; lane++)
                    (ofBlock[lane], products[lane]) = (0, 1);
                for (var row = first; row < Math.Min(first + block, rows); row++)
                {
                    float* f = from + (nint)row * size, g = to + (nint)row * size;
                    for (var lane = 0; lane < lanes; lane += Vector<float>.Count)
                        Row(f + lane, lanes, classes, scale, g + lane, largest + lane, sums + lane);
                    for (var lane = 0; lane < lanes; lane++)
                    {
                        var place = pLabels[lane * rows + row] * lanes + lane;
                        ofBlock[lane] -= f[place] - largest[lane];
                        products[lane] *= sums[lane];
                        g[place] -= scale;
                    }
                }
                for (var lane = 0; lane < lanes; lane++)
                    losses[lane] += ofBlock[lane] + Math.Log(products[lane]);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Row(
        float* logits, nint lanes, int classes, float scale, float* gradient, float* largest, float* sums)
    {
        var most = Vector.Load(logits);
        for (nint c = 1; c < classes; c++)
            most = Vector.MaxNative(Vector.Load(logits + c * lanes), most);
        Vector<float> total = default;
        for (nint c = 0; c < classes; c++)
        {
            var exponential = Exponential.Of(Vector.Load(logits + c * lanes) - most);
            Vector.Store(exponential, gradient + c * lanes);
            total += exponential;
        }
        var factor = new Vector<float>(scale) / total;
        for (nint c = 0; c < classes; c++)
            Vector.Store(Vector.Load(gradient + c * lanes) * factor, gradient + c * lanes);
        Vector.Store(most, largest);
        Vector.Store(total, sums);
    }
}
