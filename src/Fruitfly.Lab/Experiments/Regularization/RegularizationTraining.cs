using Fruitfly.Lab.Experiments.DoubleDescent;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>A trial of this experiment.</summary>
abstract record RegularizationTraining
{
    /// <summary>Without regularization.</summary>
    public sealed record Plain(ulong Seed) : RegularizationTraining;

    /// <param name="Method">its <see cref="RegularizationMethod.Id"/></param>
    public sealed record OfMethod(string Method, double Strength, ulong Seed) : RegularizationTraining;

    /// <param name="Rate">the learning rate</param>
    public sealed record OfPace(double Rate, int Batch, ulong Seed) : RegularizationTraining;

    /// <summary>Along double descent, without regularization: a trial of that experiment.</summary>
    public sealed record OfSweep(SweepTraining Training) : RegularizationTraining;

    /// <param name="Variant">its <see cref="DescentVariant.Id"/></param>
    public sealed record OfVariant(string Variant, int Width, ulong Seed) : RegularizationTraining;
}
