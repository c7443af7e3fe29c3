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

    /// <summary>Parts of a cross-validation of the examples that are not for the test, of which
    /// <see cref="ValidationFold"/> is the validation split, in place of <see cref="ValidationShare"/> and of one the
    /// file may have. Default: null, none.</summary>
    public int? ValidationFolds { get; init; }

    /// <summary>From 0 to one less than <see cref="ValidationFolds"/>. Default: null, 0.</summary>
    public int? ValidationFold { get; init; }

    /// <summary>The seed of the parts. Default: null, the trial's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The seed of the validation split, so that it can be drawn again beside one test set. Default: null, the
    /// same as for the test set.</summary>
    public ulong? ValidationSeed { get; init; }

    /// <summary>How long before the first example of the next part each part ends, in the units of the time column
    /// (dates: seconds): what a forecast so far ahead could not know is left out. Default: null, none.</summary>
    public double? Gap { get; init; }

    internal bool DependsOnSeed => By != SplitUnit.Time && Seed is null
        && (Folds is not null || TrainSplit < 1 || (ValidationSeed is null && TakesValidation));

    internal bool TakesValidation => ValidationFolds is not null || ValidationShare > 0;

    /// <summary>How many of some examples become the validation split; 0 where none is taken.</summary>
    internal int ValidationOf(int examples) => ValidationFolds is { } folds
        ? FoldOf(examples, folds, ValidationFold ?? 0) : StratifiedSplit.CountOf(ValidationShare, examples);

    /// <summary>How many of some examples are in one fold.</summary>
    internal static int FoldOf(int examples, int folds, int fold) => (examples - fold + folds - 1) / folds;

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
        if (ValidationFolds is not null && ValidationShare > 0)
            throw new ArgumentException(
                "ValidationFolds say how large the validation splits are; ValidationShare must be 0 with them.");
        if (ValidationFolds is null && ValidationFold is not null)
            throw new ArgumentException("There is a validation fold, but no number of validation folds.");
        if (By == SplitUnit.Time && (Folds ?? ValidationFolds) is not null)
            throw new ArgumentException(
                "Folds by time would train on what comes after them; take a share instead.");
        if (Gap is not null && (By != SplitUnit.Time || !(Gap >= 0 && double.IsFinite(Gap.Value))))
            throw new ArgumentException(FormattableString.Invariant(
                $"The gap is {Gap}; it must be 0 or more, between parts in order of time."));
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

    /// <summary>the examples that agree in every feature and the target: copies of one</summary>
    Distinct,
}
