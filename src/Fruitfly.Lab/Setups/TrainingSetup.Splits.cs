using Fruitfly.Data.Tables;

namespace Fruitfly.Lab.Setups;

/// <summary>A setup that is trained on more than one split: a network for each, with a seed of its own.</summary>
public sealed partial record TrainingSetup
{
    /// <summary>Which of the folds is the test set.</summary>
    internal int Fold { get; init; }

    /// <summary>How many networks are trained: one for each split or fold, or else for each seed.</summary>
    public int Repetitions => Folds > 0 ? Folds * Repeats : Splits > 0 ? Splits : Seeds;

    /// <summary>Whether each network has a split of its own, and not the seed of training alone.</summary>
    public bool VariesSplit => Folds > 0 || Splits > 0;

    /// <summary>Whether the splits are cut from the same examples. Data that are
    /// generated are drawn again for each.</summary>
    public bool SplitsShareExamples => VariesSplit && Data == SetupData.File;

    /// <summary>The setup whose data the network of that number is trained on.</summary>
    /// <param name="number">from 0 to one less than <see cref="Repetitions"/></param>
    public TrainingSetup SplitOf(int number) => Folds > 0
        ? this with { Fold = number % Folds, DataSeed = DataSeed + (uint)(number / Folds) }
        : Splits > 0 ? this with { DataSeed = DataSeed + (uint)number } : this;

    /// <summary>What no split tears apart.</summary>
    internal SplitUnit SplitUnit =>
        Time.Length > 0 ? SplitUnit.Time : Group.Length > 0 ? SplitUnit.Groups : SplitUnit.Examples;

    void CheckSplits()
    {
        if (Repeats > 1 && Folds == 0)
            throw new SetupException("repeats", $"is {Repeats} and there are no folds to repeat; splits draws others.");
        if (Time.Length > 0 && Group.Length > 0)
            throw new SetupException("time",
                "is given and group too: a split keeps groups whole or puts the latest last; give one of the two.");
        if (!VariesSplit)
            return;
        if (Time.Length > 0)
            throw new SetupException(Folds > 0 ? "folds" : "splits",
                "has no meaning with time: there is one split that trains on nothing later than its test.");
        var (name, count) = Folds > 0 ? ("folds", Folds) : ("splits", Splits);
        if (Seeds > 1)
            throw new SetupException("seeds",
                $"is {Seeds} and {name} is {count}: each has a seed of its own already; give one of the two.");
        if (Splits > 0 && TrainSplit == 1)
            throw new SetupException("splits", $"is {Splits} and train-split is 1: nothing is left for a test set.");
        var seeds = Folds > 0 ? Repeats : Splits;
        if ((ulong)DataSeed + (ulong)seeds > uint.MaxValue)
            throw new SetupException("data-seed",
                $"is {DataSeed}; {seeds} {(Folds > 0 ? "repeats" : "splits")} need as many seeds from there on, up to {uint.MaxValue}.");
    }
}
