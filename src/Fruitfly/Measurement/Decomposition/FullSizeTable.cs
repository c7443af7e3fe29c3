namespace Fruitfly.Measurement.Decomposition;

/// <summary>What the error of networks trained on all examples consists of. There is one data set of that size, so the
/// variance from the data is extrapolated, and what is left for bias and noise with it.</summary>
/// <param name="Error">measured, mean over seeds</param>
/// <param name="SeedVariance">measured, of this training set</param>
/// <param name="DataVariance">extrapolated, as <see cref="VarianceExtrapolation"/></param>
/// <param name="MostNoise">an upper bound of the noise, as <see cref="Noise.NoiseBound"/>; NaN where there is
/// none</param>
public sealed record FullSizeTable(
    Interval Error, Interval SeedVariance, Interval DataVariance, double MostNoise = double.NaN)
{
    /// <summary>Squared bias and noise: the rest.</summary>
    public Interval BiasAndNoise => Error - SeedVariance - DataVariance;

    /// <summary>The squared bias is at least the low end of the rest minus the most noise there can be, or 0.</summary>
    public double LeastSquaredBias =>
        double.IsNaN(MostNoise) ? 0 : Math.Max(0, BiasAndNoise.Low - MostNoise);

    /// <summary>The noise cannot exceed the rest, nor its own bound.</summary>
    public double MostNoiseInRest =>
        double.IsNaN(MostNoise) ? BiasAndNoise.High : Math.Min(MostNoise, BiasAndNoise.High);
}
