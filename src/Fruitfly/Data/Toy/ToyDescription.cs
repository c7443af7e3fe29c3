namespace Fruitfly.Data.Toy;

/// <summary>Noisy examples of <see cref="ToyFunction"/> as a trial's data: one feature, one real value.</summary>
public sealed record ToyDescription : DataDescription
{
    /// <summary>Training, validation and test examples together. Default: 200.</summary>
    public int Samples { get; init; } = 200;

    /// <summary>The standard deviation of the normal noise on the targets. Default: 0.3.</summary>
    public double Noise { get; init; } = 0.3;

    /// <summary>The share of the samples that is not for the test, above 0 and at most 1. Default: 0.8.</summary>
    public double TrainSplit { get; init; } = 0.8;

    /// <summary>The share of the training examples that becomes the validation split, by a
    /// <see cref="StratifiedSplit"/>. Default: 0, none.</summary>
    public double ValidationShare { get; init; }

    /// <summary>The seed of the examples and of the validation split. Default: null, the trial's.</summary>
    public ulong? Seed { get; init; }

    public override bool DependsOnSeed => Seed is null;

    /// <exception cref="ArgumentException">a setting is out of its range</exception>
    public override DataSet Load(ulong seed) =>
        ToyData.Generate(Samples, Noise, TrainSplit, Seed ?? seed).WithValidation(ValidationShare, Seed ?? seed);

    /// <exception cref="ArgumentException">a setting is out of its range</exception>
    public override DataSize? Size() =>
        ToySplit.Size(Samples, TrainSplit, ValidationShare, features: 1, classes: 0, outputs: 1);
}
