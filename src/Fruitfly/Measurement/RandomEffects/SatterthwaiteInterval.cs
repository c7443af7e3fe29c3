namespace Fruitfly.Measurement.RandomEffects;

/// <summary>A sum of mean squares taken for one with ν = estimate²/Σ(c²MS²/ν) degrees of freedom (Satterthwaite
/// 1946).</summary>
/// <param name="Freedom">ν</param>
public sealed record SatterthwaiteInterval(double Estimate, double Freedom, double Low, double High)
{
    /// <param name="terms">coefficients and mean squares; a coefficient may be negative</param>
    /// <returns>null where the sum is not positive</returns>
    public static SatterthwaiteInterval? Of(
        ReadOnlySpan<(double Coefficient, MeanSquare Square)> terms, double confidence = 0.9)
    {
        var (estimate, spread) = (0.0, 0.0);
        foreach (var (coefficient, square) in terms)
        {
            var part = coefficient * square.Value;
            estimate += part;
            spread += part * part / square.Freedom;
        }
        if (!(estimate > 0))
            return null;
        var freedom = estimate * estimate / spread;
        var (low, high) = ChiSquareInterval.Of(estimate, freedom, confidence);
        return new(estimate, freedom, low, high);
    }
}
