namespace Fruitfly.Measurement.RandomEffects;

/// <summary>A mean square of an analysis of variance.</summary>
/// <param name="Value">sum of squares / degrees of freedom</param>
/// <param name="Freedom">degrees of freedom</param>
public readonly record struct MeanSquare(double Value, int Freedom)
{
    /// <summary>The interval of what it estimates: ν·MS/χ², equal tails. Exact for normal effects.</summary>
    public (double Low, double High) Interval(double confidence = 0.9) =>
        ChiSquareInterval.Of(Value, Freedom, confidence);
}
