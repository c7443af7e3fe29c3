using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What the gains on the share of wrong classes are measured with.</summary>
/// <param name="Widths">the share by width</param>
/// <param name="Forecast">of its learning curve; null where there is none</param>
/// <param name="Ensemble">the gain of an ensemble, and of how many networks</param>
sealed record WrongScale(CapacityMeasure Widths, LearningForecast? Forecast, (GainInterval Gain, int Members) Ensemble);
