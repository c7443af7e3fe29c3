using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Decomposition;

/// <summary>The variance from the data at full size, of which there is only one sample: extrapolated by one doubling
/// from the halves, quarters, … of the data. Say so wherever it is shown.</summary>
/// <param name="Estimate">at full size</param>
/// <param name="Exponent">β in V = exp(α)·m^−β; NaN where nothing was fitted</param>
/// <param name="LogError">the standard error of log V, not below that of the largest size measured</param>
/// <param name="IsFalling">whether the variance falls from the second largest size to the largest. If it does not, as
/// around the interpolation threshold, the interval is all from 0 to the largest size's upper end</param>
public sealed record VarianceExtrapolation(
    double Estimate, double Low, double High, double Exponent, double LogError, bool IsFalling)
{
    /// <summary>What is known of β before any data: the variance of a regular learner falls like 1/m.</summary>
    const double PriorExponent = 1, PriorDeviation = 0.35;

    const double LeastExponent = 0.25, MostExponent = 2;

    /// <summary>No variance is an exact power of the size: between a size and the largest the exponent is taken to
    /// differ by this much from the one beyond. Small parts tell little of what comes, however well they are
    /// measured.</summary>
    const double ShapeError = 0.2;

    /// <summary>log V = α − β log m by least squares, weights 1/(relative error² + (shape error · log(m₀/m))²), m₀ the
    /// largest size, with the prior as one more observation of β, which is clipped to 0.25 to 2.</summary>
    /// <param name="size">to extrapolate to</param>
    /// <param name="measured">from the largest size down; a variance that is not positive has no logarithm and is left
    /// out</param>
    /// <param name="shapeError">of the exponent, from size to size</param>
    /// <exception cref="ArgumentException">fewer than two sizes, not from the largest down, or a
    /// positive variance without an error</exception>
    public static VarianceExtrapolation To(
        double size, ReadOnlySpan<SizedVariance> measured, double confidence = 0.9, double shapeError = ShapeError)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegative(shapeError);
        if (measured.Length < 2)
            throw new ArgumentException(
                $"A variance is extrapolated from at least 2 sizes; there is {measured.Length}.", nameof(measured));
        for (var i = 1; i < measured.Length; i++)
            if (!(measured[i].Size < measured[i - 1].Size))
                throw new ArgumentException("The sizes must fall.", nameof(measured));
        foreach (var one in measured)
            if (one.Variance > 0 && !(one.RelativeError > 0))
                throw new ArgumentException(
                    $"The relative error of the variance at {one.Size} is {one.RelativeError}; it must be positive.",
                    nameof(measured));
        if (!(measured[0].Variance > 0 && measured[0].Variance < measured[1].Variance))
            return new(Math.Max(0, measured[0].Variance), 0, Math.Max(0, measured[0].High), double.NaN, double.NaN,
                false);

        var (alpha, exponent, error) = Fit(Math.Log(size), measured, shapeError);
        var logError = Math.Max(error, measured[0].RelativeError);
        var (estimate, factor) = (
            Math.Exp(alpha - exponent * Math.Log(size)),
            Math.Exp(Normal.InvCDF(0, 1, (1 + confidence) / 2) * logError));
        return new(estimate, estimate / factor, estimate * factor, exponent, logError, true);
    }

    static (double Alpha, double Exponent, double Error) Fit(
        double logSize, ReadOnlySpan<SizedVariance> measured, double shapeError)
    {
        var (weight, m, mm, v, mv) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var one in measured)
            if (one.Variance > 0)
            {
                var shape = shapeError * Math.Log(measured[0].Size / one.Size);
                var (w, logM, logV) =
                    (1 / (one.RelativeError * one.RelativeError + shape * shape), Math.Log(one.Size),
                        Math.Log(one.Variance));
                weight += w;
                m += w * logM;
                mm += w * logM * logM;
                v += w * logV;
                mv += w * logM * logV;
            }
        var prior = 1 / (PriorDeviation * PriorDeviation);
        var determinant = weight * (mm + prior) - m * m;
        var free = (m * v - weight * mv + weight * prior * PriorExponent) / determinant;
        var exponent = Math.Clamp(free, LeastExponent, MostExponent);
        var variance = (mm + prior - 2 * m * logSize + weight * logSize * logSize) / determinant;
        return ((v + exponent * m) / weight, exponent, Math.Sqrt(variance));
    }
}
