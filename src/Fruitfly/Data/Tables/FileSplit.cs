namespace Fruitfly.Data.Tables;

/// <summary>How the examples of a file are parted. A test set of the file's own is kept, and with the defaults the rest
/// is for training.</summary>
public sealed record FileSplit
{
    /// <summary>What is never torn apart. Default: single examples, each class its share.</summary>
    public SplitUnit By { get; init; } = SplitUnit.Examples;

    /// <summary>The share of the examples that is not for the test, above 0 and at most 1. Default:
    /// 1, which takes no test set.</summary>
    public double TrainSplit { get; init; } = 1;

    /// <summary>The share of the training examples that becomes the validation split, in place of one the file may
    /// have. Default: 0, none is taken.</summary>
    public double ValidationShare { get; init; }

    /// <summary>Parts of a cross-validation, of which <see cref="Fold"/> is the
    /// test set. Default: null, none.</summary>
    public int? Folds { get; init; }

    /// <summary>From 0 to one less than <see cref="Folds"/>. Default: null, 0.</summary>
    public int? Fold { get; init; }

    /// <summary>The seed of the parts. Default: null, the trial's.</summary>
    public ulong? Seed { get; init; }

    internal bool DependsOnSeed =>
        Seed is null && By != SplitUnit.Time && (Folds is not null || TrainSplit < 1 || ValidationShare > 0);

    /// <exception cref="ArgumentException">the settings do not fit together</exception>
    internal void Check(bool hasTest)
    {
        if (!(TrainSplit is > 0 and <= 1))
            throw new ArgumentException(
                FormattableString.Invariant($"TrainSplit is {TrainSplit}; it must be above 0 and at most 1."));
        if (Folds is not null && TrainSplit < 1)
            throw new ArgumentException("Folds say how large the test sets are; TrainSplit must be 1 with them.");
        if (Folds is null && Fold is not null)
            throw new ArgumentException("There is a fold, but no number of folds.");
        if (Folds is not null && By == SplitUnit.Time)
            throw new ArgumentException(
                "Folds by time would train on what comes after their test; take a share instead.");
        if (hasTest && (Folds is not null || TrainSplit < 1))
            throw new ArgumentException("The file has a test set of its own; no other can be taken.");
    }
}

/// <summary>What stays together where examples are parted or drawn.</summary>
public enum SplitUnit
{
    Examples,

    /// <summary>the examples that agree in the column with the role <see cref="ColumnRole.Group"/></summary>
    Groups,

    /// <summary>no example of an earlier part is later than one of a later part, by the column with the role
    /// <see cref="ColumnRole.Time"/>: first training, then validation, then test</summary>
    Time,
}
