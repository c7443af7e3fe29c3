namespace Fruitfly.Data.Tables;

/// <summary>A user's file as a trial's data: named by its bytes, with how they are read, parted and scaled. Where the
/// file lies is no part of it, see <see cref="DataPlaces"/>. What is fitted to data is fitted to the training
/// examples that are left in the end.</summary>
public sealed record FileDescription : DataDescription
{
    /// <summary>More than one where the format keeps inputs, targets and parts in files of their own.</summary>
    public required IReadOnlyList<FileContent> Files { get; init; }

    public required TableSchema Schema { get; init; }

    /// <summary>How large the data of the file are, before anything is parted or drawn.</summary>
    public required DataSize Whole { get; init; }

    /// <summary>Default: as the file has it.</summary>
    public FileSplit Split { get; init; } = new();

    /// <summary>The part of the training examples that is trained on. Default: null, all of them.</summary>
    public Resample? Resample { get; init; }

    /// <summary>Training examples that are left out, by their numbers, see <see cref="Table.RowNumbers"/>. Default:
    /// null, none.</summary>
    public IReadOnlyList<int>? LeftOut { get; init; }

    /// <summary>Training examples that are trained on under another label than the file's. Default: null,
    /// none.</summary>
    public IReadOnlyList<NewLabel>? Relabelled { get; init; }

    /// <summary>Whether each feature is moved and scaled to mean 0 and variance 1, as the
    /// training examples have them. Default: no.
    /// </summary>
    public bool Standardize { get; init; }

    /// <summary>The same for targets of real values. Default: no.</summary>
    public bool StandardizeTargets { get; init; }

    /// <summary>The probability with which each training label is redrawn, see <see cref="Data.LabelNoise"/>;
    /// validation and test labels stay clean. Default: 0.</summary>
    public double LabelNoise { get; init; }

    /// <summary>The seed of the redrawing. Default: null, the trial's.</summary>
    public ulong? LabelNoiseSeed { get; init; }

    public override bool DependsOnSeed =>
        Split.DependsOnSeed || Resample is { Seed: null } || (LabelNoise > 0 && LabelNoiseSeed is null);

    /// <exception cref="ArgumentException">a setting is out of its range</exception>
    public override DataSize? Size()
    {
        Split.Check(Whole.Test > 0);
        if (LeftOut is not null || Split.By != SplitUnit.Examples || Resample is { Unit: not SplitUnit.Examples })
            return null; // depends on the groups and times of the examples
        var test = Split.Folds is { } folds ? FileSplit.FoldOf(Whole.Training, folds, Split.Fold ?? 0)
            : Split.TrainSplit < 1 ? StratifiedSplit.CountOf(1 - Split.TrainSplit, Whole.Training) : 0;
        var validation = Split.ValidationOf(Whole.Training - test);
        return Whole with
        {
            Training = Resample?.Count ?? Whole.Training - test - validation,
            Validation = Split.TakesValidation ? validation : Whole.Validation,
            Test = test > 0 ? test : Whole.Test,
        };
    }

    /// <exception cref="Files.MissingDataException">the file has to be found</exception>
    public override DataSet Load(ulong seed) => Load(seed, new DataPlaces());

    /// <exception cref="Files.MissingDataException">the file is not where it was seen, or has changed</exception>
    /// <exception cref="Files.DataFileException">the file does not fit the schema</exception>
    /// <exception cref="ArgumentException">the split or the draw does not fit the examples</exception>
    public override DataSet Load(ulong seed, DataPlaces places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return Data.LabelNoise.InTraining(Prepare(places.Files.Read(this), seed).ToDataSet(), LabelNoise,
            LabelNoiseSeed ?? seed);
    }

    /// <summary>What <see cref="Load(ulong, DataPlaces)"/> fits to the training examples: the fills, means and
    /// deviations to prepare new rows with.</summary>
    /// <exception cref="Files.MissingDataException">the file is not where it was seen, or has changed</exception>
    /// <exception cref="Files.DataFileException">the file does not fit the schema</exception>
    /// <exception cref="ArgumentException">the split or the draw does not fit the examples</exception>
    public Preprocessing Fit(ulong seed, DataPlaces places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return Prepare(places.Files.Read(this), seed).Fit();
    }

    /// <summary>Parts, draws and scales a table of this file, in float64.</summary>
    /// <exception cref="ArgumentException">the split or the draw does not fit the examples</exception>
    public Table Prepare(Table table, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        var parted = table.With(Split, Split.Seed ?? seed);
        if (Resample is { } resample)
            parted = parted.Drawn(resample, resample.Seed ?? seed);
        if (LeftOut is { } rows)
            parted = parted.Without(rows);
        if (Relabelled is { } labels)
            parted = parted.Relabelled(labels);
        if (Standardize)
            parted = parted.Standardize();
        return StandardizeTargets ? parted.StandardizeTargets() : parted;
    }
}
