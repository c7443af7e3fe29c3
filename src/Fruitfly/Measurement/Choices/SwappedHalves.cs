using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Choices;

/// <summary>A choice on one half of the examples, measured on the other, and the other way round: no example judges a
/// choice that it took part in. The mean over several halvings.</summary>
public static class SwappedHalves
{
    public const int DefaultHalvings = 50;

    /// <summary>The corrected loss is a little too careful, since half of the examples choose less well than all. Its
    /// interval is mean ± t·s/√n over the examples, s that of a single halving: it covers other examples, not other
    /// networks.</summary>
    /// <exception cref="ArgumentException">a single example, which has no half</exception>
    public static CorrectedChoice Of(
        Candidates candidates, ulong seed = 0, int halvings = DefaultHalvings, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halvings);
        if (candidates.Examples == 1)
            throw new ArgumentException("One example has no half.", nameof(candidates));
        var random = RandomStream.For(seed, StreamPurpose.Bootstrap);
        int[] order = [.. Enumerable.Range(0, candidates.Examples)];
        var (first, second, sums) =
            (new int[candidates.Examples], new int[candidates.Examples], new double[candidates.Count]);
        var byExample = new double[candidates.Examples];
        var (mean, variance) = (0.0, 0.0);
        for (var halving = 0; halving < halvings; halving++)
        {
            random.Shuffle(order.AsSpan());
            for (var place = 0; place < order.Length; place++)
            {
                first[order[place]] = place < order.Length / 2 ? 1 : 0;
                second[order[place]] = 1 - first[order[place]];
            }
            var (byFirst, bySecond) = (candidates.Best(first, sums), candidates.Best(second, sums));
            for (var i = 0; i < byExample.Length; i++)
                byExample[i] = candidates[i, first[i] == 1 ? bySecond : byFirst];
            var single = Estimate.OfMean(byExample);
            mean += single.Mean / halvings;
            variance += single.StandardDeviation * single.StandardDeviation / halvings;
        }
        var (best, raw) = candidates.Best();
        var half = StudentT.InvCDF(0, 1, byExample.Length - 1, (1 + confidence) / 2)
            * Math.Sqrt(variance / byExample.Length);
        return new(best, raw, mean, mean - half, mean + half, halvings);
    }
}
