using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Cross entropy of a softmax in every lane of a swarm at once (see <see cref="Lanes"/>), with the bits that
/// <see cref="SoftmaxCrossEntropy"/> gives each network alone.</summary>
public static class LaneSoftmaxCrossEntropy
{
    /// <summary>Whether that many classes are summed here in the order in which they are summed for a network
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
        var block = SoftmaxCrossEntropy.RowsOfBlock(classes);
        float* largest = stackalloc float[block * lanes], sums = stackalloc float[block * lanes];
        var ofLabels = stackalloc float[block * lanes];
        var size = classes * lanes;
        fixed (float* from = logits, to = gradient)
        fixed (int* pLabels = labels)
        fixed (double* pLosses = losses)
            for (var first = 0; first < rows; first += block)
            {
                var count = Math.Min(block, rows - first);
                float* f = from + (nint)first * size, g = to + (nint)first * size;
                // Pass by pass over all rows, since the steps of one row wait for each other.
                for (var lane = 0; lane < lanes; lane += Vector<float>.Count)
                    for (var row = 0; row < count; row++)
                        Largest(f + row * size + lane, lanes, classes, largest + row * lanes + lane);
                for (var lane = 0; lane < lanes; lane += Vector<float>.Count)
                    for (var row = 0; row < count; row++)
                        Exponentials(
                            f + row * size + lane, lanes, classes, largest + row * lanes + lane, g + row * size + lane);
                for (var lane = 0; lane < lanes; lane += Vector<float>.Count)
                    for (var row = 0; row < count; row++)
                        Scale(g + row * size + lane, lanes, classes, scale, sums + row * lanes + lane);
                for (var row = 0; row < count; row++)
                    for (var lane = 0; lane < lanes; lane++)
                    {
                        var place = row * size + pLabels[lane * rows + first + row] * lanes + lane;
                        ofLabels[row * lanes + lane] = f[place];
                        g[place] -= scale;
                    }
                for (var lane = 0; lane < lanes; lane += Vector<float>.Count)
                    Add(ofLabels + lane, largest + lane, sums + lane, count, lanes, pLosses + lane);
            }
    }

    /// <summary>Adds the losses of a block of rows, in double precision and with one logarithm in each lane.</summary>
    static unsafe void Add(
        float* ofLabels, float* largest, float* sums, int rows, nint lanes, double* losses)
    {
        Vector<double> low = default, high = default;
        Vector<double> lowProduct = Vector<double>.One, highProduct = Vector<double>.One;
        for (nint row = 0; row < rows; row++)
        {
            Vector.Widen(
                Vector.Load(ofLabels + row * lanes) - Vector.Load(largest + row * lanes), out var first,
                out var second);
            low -= first;
            high -= second;
            Vector.Widen(Vector.Load(sums + row * lanes), out first, out second);
            lowProduct *= first;
            highProduct *= second;
        }
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            losses[lane] += low[lane] + Math.Log(lowProduct[lane]);
            losses[Vector<double>.Count + lane] += high[lane] + Math.Log(highProduct[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Largest(float* logits, nint lanes, nint classes, float* largest)
    {
        var most = Vector.Load(logits);
        for (nint c = 1; c < classes; c++)
            most = Vector.MaxNative(Vector.Load(logits + c * lanes), most);
        Vector.Store(most, largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Exponentials(float* logits, nint lanes, nint classes, float* largest, float* exponentials)
    {
        var most = Vector.Load(largest);
        nint c = 0;
        for (; c + 1 < classes; c += 2)
        {
            var (first, second) = Exponential.Of(
                Vector.Load(logits + c * lanes) - most, Vector.Load(logits + (c + 1) * lanes) - most);
            Vector.Store(first, exponentials + c * lanes);
            Vector.Store(second, exponentials + (c + 1) * lanes);
        }
        if (c < classes)
            Vector.Store(Exponential.Of(Vector.Load(logits + c * lanes) - most), exponentials + c * lanes);
    }

    /// <summary>Makes the exponentials of a row scale · softmax.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Scale(float* exponentials, nint lanes, nint classes, float scale, float* sum)
    {
        Vector<float> total = default;
        for (nint c = 0; c < classes; c++)
            total += Vector.Load(exponentials + c * lanes);
        var factor = new Vector<float>(scale) / total;
        for (nint c = 0; c < classes; c++)
            Vector.Store(Vector.Load(exponentials + c * lanes) * factor, exponentials + c * lanes);
        Vector.Store(total, sum);
    }
}
