using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement;

/// <summary>The mean of a score over several splits of one set of examples. The splits share examples, so their scores
/// go up and down together, and s/√J is far too short.</summary>
public static class ResampledMean
{
    /// <summary>Mean ± t·s·√(1/J + n₂/n₁) with Student's t of J − 1 degrees of freedom, for J splits with n₁ training
    /// and n₂ test examples: the corrected resampled t (Nadeau &amp; Bengio 2003, Inference for the generalization
    /// error, Machine Learning 52, section 3.5). It covers the drawing of the examples, the split and the seed. For the
    /// folds of a cross-validation, which have no unbiased estimate of the variance, it is on the careful side as a
    /// rule (Bouckaert &amp; Frank 2004).</summary>
    /// <param name="testToTraining">n₂/n₁; 0 where no two splits share an example, which is
    /// <see cref="Estimate.OfMean"/></param>
    /// <exception cref="ArgumentException">no values</exception>
    public static Estimate Of(ReadOnlySpan<double> values, double testToTraining, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(testToTraining);
        var plain = Estimate.OfMean(values, confidence);
        if (plain.Count == 1)
            return plain;
        var t = StudentT.InvCDF(0, 1, plain.Count - 1, (1 + confidence) / 2);
        var half = t * plain.StandardDeviation * Math.Sqrt(1.0 / plain.Count + testToTraining);
        return plain with { Low = plain.Mean - half, High = plain.Mean + half };
    }
}
