namespace Fruitfly.Data.Images;

/// <summary>An image set as a trial's data. It is named by its content, wherever its files lie.</summary>
public sealed record ImageDescription : DataDescription
{
    /// <summary>Such as <c>fashion-mnist</c>.</summary>
    public required string Set { get; init; }

    /// <summary>The content, see <see cref="ImageSet.Sha256"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How large the complete image set is.</summary>
    public required DataSize Whole { get; init; }

    public required PixelScaling Scaling { get; init; }

    /// <summary>This many training examples are drawn. Default: null, all.</summary>
    public int? TrainingExamples { get; init; }

    /// <summary>This many test examples are drawn. Default: null, all.</summary>
    public int? TestExamples { get; init; }

    /// <summary>The seed of the drawing. Default: null, the trial's.</summary>
    public ulong? SubsetSeed { get; init; }

    /// <summary>The probability with which each training label is redrawn, see <see cref="Data.LabelNoise"/>; test
    /// labels stay clean. Default: null, never.</summary>
    public double? LabelNoise { get; init; }

    /// <summary>Whether the content is that of a data set that this library knows.</summary>
    public bool IsVerified => Known is not null;

    /// <summary>The name as a reader knows it, such as "Fashion-MNIST".</summary>
    public string Title => Known?.Title ?? Set;

    /// <summary>In the order of the labels; numbers where the library does not know the data set.</summary>
    public IReadOnlyList<string> ClassNames =>
        Known?.ClassNames ?? [.. Enumerable.Range(0, Whole.Classes).Select(label => $"class {label}")];

    KnownImageSet? Known => KnownImageSet.All.FirstOrDefault(known => known.Sha256 == Sha256);

    public override bool DependsOnSeed =>
        LabelNoise > 0 || ((TrainingExamples ?? TestExamples) is not null && SubsetSeed is null);

    public override DataSize? Size() =>
        Whole with { Training = TrainingExamples ?? Whole.Training, Test = TestExamples ?? Whole.Test };

    /// <exception cref="Files.DataFileException">the image set is not found, or its files are damaged</exception>
    public override DataSet Load(ulong seed) => Load(seed, new DataPlaces());

    /// <exception cref="Files.DataFileException">the image set is not found, or its files are damaged</exception>
    public override DataSet Load(ulong seed, DataPlaces places)
    {
        ArgumentNullException.ThrowIfNull(places);
        var data = places.Images.Open(Set, Sha256)
            .ToDataSet(Scaling, TrainingExamples, TestExamples, SubsetSeed ?? seed);
        return Data.LabelNoise.InTraining(data, LabelNoise ?? 0, seed);
    }
}
