namespace Fruitfly.Measurement.Decomposition;

/// <summary>The intervals of a <see cref="ZeroOneDecomposition"/>.</summary>
/// <param name="Error">of single networks</param>
/// <param name="VarianceEffect">of them beside the vote of networks that share no example with them</param>
public sealed record ZeroOneIntervals(TreeInterval Error, TreeInterval VarianceEffect);
