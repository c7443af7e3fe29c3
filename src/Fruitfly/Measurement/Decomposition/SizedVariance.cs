namespace Fruitfly.Measurement.Decomposition;

/// <summary>A variance from the data at one size of the training set.</summary>
/// <param name="Size">units in the training set</param>
/// <param name="Variance">the estimate</param>
/// <param name="RelativeError">its standard error divided by it</param>
/// <param name="High">upper end of its interval</param>
public readonly record struct SizedVariance(double Size, double Variance, double RelativeError, double High)
{
    /// <param name="size">units in the training set</param>
    public static SizedVariance Of(double size, TreeInterval variance)
    {
        ArgumentNullException.ThrowIfNull(variance);
        return new(size, variance.Estimate, variance.StandardError / variance.Estimate, variance.High);
    }
}
