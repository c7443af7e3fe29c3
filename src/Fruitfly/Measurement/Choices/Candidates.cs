using System.Numerics.Tensors;

namespace Fruitfly.Measurement.Choices;

/// <summary>What each of several candidates loses on each validation example. The candidate with the smallest mean is
/// the best; of equal ones the first. Examples that belong together, such as rows of one person, are one example with
/// the mean of their losses.</summary>
public sealed class Candidates
{
    readonly double[] _losses;

    /// <param name="losses"><c>[examples × candidates]</c></param>
    /// <exception cref="ArgumentException">no examples, no candidates, rows that are not full, or a loss that is not
    /// finite</exception>
    public Candidates(ReadOnlySpan<double> losses, int candidates)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(candidates);
        if (losses.IsEmpty || losses.Length % candidates != 0)
            throw new ArgumentException(
                $"{losses.Length} losses do not fill rows of {candidates} candidates.", nameof(losses));
        if (!TensorPrimitives.IsFiniteAll(losses))
            throw new ArgumentException("A loss is not a finite number.", nameof(losses));
        (_losses, Count, Examples) = (losses.ToArray(), candidates, losses.Length / candidates);
    }

    /// <summary>Of one metric on the same examples; a metric of which more is better is a loss with its sign turned.
    /// Metrics that are no means, such as AUC, are taken for the mean of what the examples add.</summary>
    /// <exception cref="ArgumentException">none, or other metrics or examples</exception>
    public static Candidates Of(IReadOnlyList<ScoredExamples> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores is not [var first, ..]
            || scores.Any(one => one.Metric != first.Metric || one.ByExample.Count != first.ByExample.Count))
            throw new ArgumentException("Candidates need one metric of the same examples.", nameof(scores));
        var losses = new double[first.ByExample.Count * scores.Count];
        var sign = first.Metric.IsBetterLarger ? -1 : 1;
        for (var i = 0; i < losses.Length; i++)
            losses[i] = sign * scores[i % scores.Count].ByExample[i / scores.Count];
        return new(losses, scores.Count);
    }

    /// <summary>The number of candidates.</summary>
    public int Count { get; }

    public int Examples { get; }

    public double this[int example, int candidate] => _losses[example * Count + candidate];

    /// <summary>The best by the sum of losses, each example as often as <paramref name="weights"/> says.</summary>
    /// <param name="sums"><c>[candidates]</c>, scratch</param>
    internal int Best(ReadOnlySpan<int> weights, Span<double> sums)
    {
        sums.Clear();
        for (var i = 0; i < weights.Length; i++)
            if (weights[i] != 0)
                TensorPrimitives.MultiplyAdd(_losses.AsSpan(i * Count, Count), weights[i], sums, sums);
        return TensorPrimitives.IndexOfMin<double>(sums);
    }

    /// <summary>The best of all examples and its mean loss.</summary>
    internal (int Candidate, double Mean) Best()
    {
        var weights = new int[Examples];
        weights.AsSpan().Fill(1);
        var sums = new double[Count];
        var best = Best(weights, sums);
        return (best, sums[best] / Examples);
    }
}
