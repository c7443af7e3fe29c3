using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>The forecast of what more rows bring beside what they bring.</summary>
/// <param name="Factor">how many times as many rows</param>
/// <param name="Worth">what a gain must reach to be worth having</param>
/// <param name="Forecast">null where it was refused</param>
sealed record CheckedGain(int Factor, double Truth, double Worth, ForecastGain? Forecast)
{
    public bool Holds => Forecast is { } forecast && forecast.Low <= Truth && Truth <= forecast.High;
}
