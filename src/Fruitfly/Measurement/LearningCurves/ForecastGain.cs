namespace Fruitfly.Measurement.LearningCurves;

/// <summary>By how much the error is expected to fall with more examples.</summary>
/// <param name="Factor">k, how many times as many</param>
/// <param name="LeastSquares">b(1 − k^−c) of the best fit. On its own it is low by a quarter to a third, since curves
/// are steeper at small sizes than later</param>
/// <param name="IsTested">whether the curve, without its largest sizes, has foretold a fall by this factor. Beyond it
/// the forecast is shown greyed</param>
public sealed record ForecastGain(double Factor, double Low, double High, double LeastSquares, bool IsTested)
{
    /// <summary>Between the least-squares value and the middle of the interval.</summary>
    public double Forecast => LeastSquares + MiddleShare * ((Low + High) / 2 - LeastSquares);

    /// <inheritdoc cref="ForecastConstants.MiddleShare"/>
    internal double MiddleShare { get; init; } = ForecastConstants.Default.MiddleShare;
}
