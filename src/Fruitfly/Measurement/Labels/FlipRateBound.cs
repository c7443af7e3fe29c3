using System.Numerics.Tensors;

namespace Fruitfly.Measurement.Labels;

/// <summary>The largest share of labels that may have been flipped at random, all alike. The smallest is 0: only the
/// label that was given is seen, and classes that overlap look the same as flipped labels (Scott 2013, arXiv
/// 1303.1208).</summary>
/// <param name="Most">upper end, one-sided, of the error among the most confident rows, where overlap is least</param>
/// <param name="Error">that error</param>
/// <param name="Rows">how many rows it was counted on</param>
public sealed record FlipRateBound(double Most, double Error, int Rows)
{
    /// <param name="probabilities"><c>[rows × classes]</c> of networks not trained on the row</param>
    /// <param name="labels"><c>[rows]</c></param>
    /// <param name="share">of the rows that count as the most confident, by their largest probability; of equally
    /// confident ones those with the smaller index</param>
    /// <param name="confidence">one-sided</param>
    /// <exception cref="ArgumentException">no rows, a label that is no class, a probability that is not
    /// finite, or sizes that differ</exception>
    public static FlipRateBound Of(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes, double share = 0.1,
        double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (!(share is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must lie between 0 and 1.");
        ClassLabels.Check(probabilities, labels, classes);
        var (guesses, doubts) = (new int[labels.Length], new double[labels.Length]);
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Slice(i * classes, classes);
            guesses[i] = TensorPrimitives.IndexOfMax(row);
            doubts[i] = -row[guesses[i]];
        }
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        Array.Sort([.. doubts.Zip(order)], order);
        var (count, wrong) = ((int)Math.Ceiling(share * labels.Length), 0);
        foreach (var row in order.AsSpan(0, count))
            wrong += guesses[row] == labels[row] ? 0 : 1;
        var bound = Proportion.Wilson(wrong, count, 2 * confidence - 1);
        return new(bound.High, bound.Value, count);
    }
}
