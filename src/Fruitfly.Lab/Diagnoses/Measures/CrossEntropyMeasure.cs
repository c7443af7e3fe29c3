using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What the cross entropy of the chosen network consists of, in nats. Its variance is that of log
/// probabilities: what an ensemble gains that averages them.</summary>
/// <param name="Error">on the whole pool, on points that did not choose the network</param>
/// <param name="SeedVariance">at the whole pool, of this training set</param>
/// <param name="Levels">smaller training sets; empty where none are independent</param>
/// <param name="DataVariance">at the whole pool, extrapolated; null likewise</param>
/// <param name="Full">what the whole consists of; null likewise</param>
public sealed record CrossEntropyMeasure(
    GainInterval Error, SeedVariance SeedVariance, IReadOnlyList<LevelMeasure> Levels,
    VarianceExtrapolation? DataVariance, FullSizeTable? Full);
