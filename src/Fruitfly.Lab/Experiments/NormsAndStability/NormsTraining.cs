using Fruitfly.Lab.Experiments.DoubleDescent;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>A trial of this experiment: of a sweep along double descent, or a pair of networks.</summary>
abstract record NormsTraining
{
    public sealed record OfSweep(SweepTraining Training) : NormsTraining;

    public sealed record OfSmoothness(int Width, ulong Seed) : NormsTraining;

    /// <param name="Group">the name of its <see cref="StabilityPairs"/></param>
    public sealed record OfPair(string Group, ulong Seed) : NormsTraining;
}
