using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The share of wrong classes, the error that users know. Its reasons are told by the Brier score; what lowers
/// it is measured on it.</summary>
/// <param name="Error">of the chosen network on the whole pool, on points that did not choose it</param>
/// <param name="Levels">what it consists of at smaller sizes; empty where no training sets are independent</param>
/// <param name="Curve">by the size of the training set; null likewise</param>
/// <param name="Forecast">null likewise, or where there are too few groups</param>
public sealed record WrongMeasure(
    GainInterval Error, IReadOnlyList<WrongLevel> Levels, LearningCurve? Curve, LearningForecast? Forecast);
