using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What the error at the whole pool consists of.</summary>
static class FullSize
{
    /// <summary>Null of both where no two sizes tell the variance from the data.</summary>
    /// <param name="mostNoise">NaN where there is no bound</param>
    public static (VarianceExtrapolation? Variance, FullSizeTable? Full) Of(
        int units, GainInterval error, SeedVariance seeds, IReadOnlyList<LevelMeasure> levels, double mostNoise)
    {
        SizedVariance[] sized = [.. levels.Select(level => level.Sized).OfType<SizedVariance>()];
        if (sized.Length < 2)
            return (null, null);
        var variance = VarianceExtrapolation.To(units, sized);
        variance = variance with { High = Math.Min(variance.High, error.High) };
        return (variance, new(new(error.Value, error.Low, error.High), new(seeds.Estimate, seeds.Low, seeds.High),
            new(variance.Estimate, variance.Low, variance.High), mostNoise));
    }
}
