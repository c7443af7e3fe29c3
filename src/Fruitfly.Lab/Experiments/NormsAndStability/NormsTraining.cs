using Fruitfly.Lab.Experiments.DoubleDescent;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>A trial of this experiment: of a sweep along double descent, or a pair of networks.</summary>
abstract record NormsTraining
{
    public sealed record OfSweep(SweepTraining Training) : NormsTraining;

    /// <param name="Examples">of the training set</param>
    public sealed record OfPair(int Examples, ulong Seed) : NormsTraining;
}
