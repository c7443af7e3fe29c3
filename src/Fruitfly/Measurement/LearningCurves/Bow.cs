namespace Fruitfly.Measurement.LearningCurves;

/// <summary>An error that lies significantly above the straight line between a smaller and a larger size, so that the
/// curve is not convex.</summary>
/// <param name="Amount">above the line</param>
/// <param name="P">one-sided, corrected for all triples (Holm 1979)</param>
public sealed record Bow(
    double SmallerSize, double MiddleSize, double LargerSize, double Amount, double Z, double P);
