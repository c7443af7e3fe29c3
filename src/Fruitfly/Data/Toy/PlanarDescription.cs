using System.Text.Json.Serialization;

namespace Fruitfly.Data.Toy;

/// <summary>A pattern of classes in the plane as a trial's data, see <see cref="PlanarData"/>.</summary>
public sealed record PlanarDescription : DataDescription
{
    public required PlanarPattern Pattern { get; init; }

    /// <summary>Training, validation and test examples together. Default: 1,000.</summary>
    public int Samples { get; init; } = 1000;

    /// <summary>The standard deviation of the normal noise on both coordinates. Default: 0.1.</summary>
    public double Noise { get; init; } = 0.1;

    /// <summary>The share of the samples that is not for the test, above 0 and at most 1. Default: 0.8.</summary>
    public double TrainSplit { get; init; } = 0.8;

    /// <summary>The share of the training examples that becomes the validation split, by a
    /// <see cref="StratifiedSplit"/>. Default: 0, none.</summary>
    public double ValidationShare { get; init; }

    /// <summary>The probability with which each training label is redrawn, see <see cref="Data.LabelNoise"/>;
    /// validation and test labels stay clean. Default: 0.</summary>
    public double LabelNoise { get; init; }

    /// <summary>The seed of the examples, the validation split and the label noise.
    /// Default: null, the trial's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>What of the coordinates a network is given, as <see cref="PlanarFeatures.Parse"/> reads it.
    /// Default: null, the coordinates themselves.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Features { get; init; }

    public override bool DependsOnSeed => Seed is null;

    /// <exception cref="ArgumentException">a setting is out of its range</exception>
    public override DataSet Load(ulong seed) => Given.Of(Data.LabelNoise.InTraining(
        PlanarData.Generate(Pattern, Samples, Noise, TrainSplit, Seed ?? seed)
            .WithValidation(ValidationShare, Seed ?? seed),
        LabelNoise, Seed ?? seed));

    /// <exception cref="ArgumentException">a setting is out of its range</exception>
    public override DataSize? Size()
    {
        var classes = PlanarData.ClassesOf(Pattern);
        return ToySplit.Size(Samples, TrainSplit, ValidationShare, Given.Count, classes, outputs: classes);
    }

    PlanarFeatures Given => Features is null ? PlanarFeatures.Coordinates : PlanarFeatures.Parse(Features);
}
