namespace Fruitfly.Measurement;

/// <summary>The shape of a distribution, from all its values (divided by n).</summary>
/// <param name="Variance">E[(x − μ)²]</param>
/// <param name="Skewness">E[(x − μ)³] / σ³, 0 for a symmetric distribution; NaN where nothing varies</param>
/// <param name="Kurtosis">excess kurtosis E[(x − μ)⁴] / σ⁴ − 3, 0 for a normal
/// distribution; NaN where nothing varies</param>
/// <param name="Square">E[x²]</param>
public readonly record struct Moments(double Mean, double Variance, double Skewness, double Kurtosis, double Square)
{
    /// <exception cref="ArgumentException">no values</exception>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            throw new ArgumentException("Moments need at least one value.", nameof(values));
        var mean = 0.0;
        foreach (var value in values)
            mean += value / values.Length;
        var variance = 0.0;
        foreach (var value in values)
            variance += (value - mean) * (value - mean) / values.Length;
        var deviation = Math.Sqrt(variance);
        double third = 0, fourth = 0;
        foreach (var value in values)
        {
            var z = (value - mean) / deviation; // first, so that no power leaves the range of a double
            third += z * z * z;
            fourth += z * z * z * z;
        }
        return new(mean, variance, third / values.Length, fourth / values.Length - 3, variance + mean * mean);
    }
}
