using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What the best of some variants gains over the best of others. Both are chosen by half of the seeds on half
/// of the judging points, and measured by the other seeds on the other points, in all four ways: without that the best
/// of several looks better than it is.</summary>
/// <param name="Error">of the present variants' best</param>
/// <param name="ErrorByPoint">the same at each point</param>
/// <param name="Gain">of the alternatives' best over it; positive is better</param>
/// <param name="Best">the alternative with the smallest mean loss on all points</param>
sealed record ChosenGain(GainInterval Error, double[] ErrorByPoint, GainInterval Gain, int Best)
{
    const int Halvings = 20;

    /// <param name="losses">that are measured</param>
    /// <param name="present">numbers of the variants that there are to choose from now</param>
    /// <param name="alternatives">numbers of those that an action adds</param>
    /// <param name="choosing">losses of the same networks that choose. Default: those that are measured</param>
    public static ChosenGain Of(
        VariantLosses losses, IReadOnlyList<int> present, IReadOnlyList<int> alternatives,
        VariantLosses? choosing = null, ulong seed = 0)
    {
        choosing ??= losses;
        var random = RandomStream.For(seed, StreamPurpose.Bootstrap);
        var (units, seeds) = (losses.Units.Distinct().ToArray(), Enumerable.Range(0, losses.Seeds).ToArray());
        var (errors, gains) = (new double[losses.Seeds * losses.Points], new double[losses.Seeds * losses.Points]);
        for (var halving = 0; halving < Halvings; halving++)
        {
            random.Shuffle(units.AsSpan());
            random.Shuffle(seeds.AsSpan());
            var half = units.Take(units.Length / 2).ToHashSet();
            bool[] isFirst = [.. losses.Units.Select(half.Contains)];
            var sums = choosing.HalfSums(isFirst, seeds.AsSpan(0, seeds.Length / 2), seeds.AsSpan(seeds.Length / 2));
            for (var way = 0; way < 4; way++)
            {
                var (side, choosers) = (way % 2 == 0, way / 2);
                var now = present.MinBy(variant => sums[variant, choosers, side ? 0 : 1]);
                var then = alternatives.MinBy(variant => sums[variant, choosers, side ? 0 : 1]);
                foreach (var s in choosers == 0 ? seeds[(seeds.Length / 2)..] : seeds[..(seeds.Length / 2)])
                {
                    var before = losses[now, s];
                    var after = losses[then, s];
                    for (var point = 0; point < losses.Points; point++)
                        if (isFirst[point] != side)
                        {
                            errors[s * losses.Points + point] += before[point] / Halvings;
                            gains[s * losses.Points + point] += (before[point] - after[point]) / Halvings;
                        }
                }
            }
        }
        var byPoint = new double[losses.Points];
        for (var i = 0; i < errors.Length; i++)
            byPoint[i % losses.Points] += errors[i] / losses.Seeds;
        return new(GainInterval.Of(errors, losses.Seeds, losses.Units), byPoint,
            GainInterval.Of(gains, losses.Seeds, losses.Units), alternatives.MinBy(choosing.MeanOf));
    }
}
