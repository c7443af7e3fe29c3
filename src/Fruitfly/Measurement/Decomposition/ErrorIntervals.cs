namespace Fruitfly.Measurement.Decomposition;

/// <summary>The intervals of an <see cref="ErrorDecomposition"/>.</summary>
public sealed record ErrorIntervals(
    TreeInterval Loss, TreeInterval BiasAndNoise, TreeInterval TotalVariance, TreeInterval? DataVariance,
    TreeInterval? SeedVariance);
