using System.Numerics.Tensors;
using Fruitfly.Lab.Diagnoses.Designs;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What networks of several variants, trained on the whole pool from the same seeds, lose on each judging
/// point.</summary>
sealed class VariantLosses
{
    readonly double[] _losses;

    /// <param name="losses"><c>[variants × seeds × points]</c></param>
    /// <param name="units">of the points, <c>[points]</c>; empty where every point is its own</param>
    public VariantLosses(IReadOnlyList<Variant> variants, int seeds, double[] losses, IReadOnlyList<int> units)
    {
        if (variants.Count == 0 || seeds < 2 || losses.Length == 0 || losses.Length % (variants.Count * seeds) != 0)
            throw new ArgumentException(
                $"{losses.Length} losses are not {variants.Count} variants × {seeds} seeds × points.", nameof(losses));
        (Variants, Seeds, _losses) = (variants, seeds, losses);
        Points = losses.Length / variants.Count / seeds;
        Units = units.Count == 0 ? [.. Enumerable.Range(0, Points)] : units;
    }

    public IReadOnlyList<Variant> Variants { get; }

    public int Seeds { get; }

    public int Points { get; }

    /// <summary>Points with one number stand and fall together.</summary>
    public IReadOnlyList<int> Units { get; }

    public ReadOnlySpan<double> this[int variant, int seed] =>
        _losses.AsSpan((variant * Seeds + seed) * Points, Points);

    /// <summary>Over seeds and points.</summary>
    public double MeanOf(int variant) =>
        TensorPrimitives.Average<double>(_losses.AsSpan(variant * Seeds * Points, Seeds * Points));

    /// <summary>The variant with the smallest mean loss.</summary>
    public int Best => Enumerable.Range(0, Variants.Count).MinBy(MeanOf);

    /// <summary>Sums over half of the seeds and half of the points, <c>[variants, halves of the seeds, halves of the
    /// points]</c>, the first half first.</summary>
    public double[,,] HalfSums(bool[] isFirst, ReadOnlySpan<int> firstSeeds, ReadOnlySpan<int> otherSeeds)
    {
        var sums = new double[Variants.Count, 2, 2];
        for (var variant = 0; variant < Variants.Count; variant++)
            for (var half = 0; half < 2; half++)
                foreach (var seed in half == 0 ? firstSeeds : otherSeeds)
                {
                    var losses = this[variant, seed];
                    for (var point = 0; point < losses.Length; point++)
                        sums[variant, half, isFirst[point] ? 0 : 1] += losses[point];
                }
        return sums;
    }
}
