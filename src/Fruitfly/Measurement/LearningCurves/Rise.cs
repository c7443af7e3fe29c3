namespace Fruitfly.Measurement.LearningCurves;

/// <summary>An error that is significantly larger with more examples than with fewer.</summary>
/// <param name="Amount">by which the error rises</param>
/// <param name="P">one-sided, corrected for all pairs (Holm 1979)</param>
public sealed record Rise(double SmallerSize, double LargerSize, double Amount, double Z, double P);
