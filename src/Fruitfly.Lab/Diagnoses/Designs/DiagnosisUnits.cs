using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>How the rows of a table are parted for a diagnosis: a fifth is the test set, which is opened once, a fifth
/// judges and is never trained on, and the rest is the pool that training sets are drawn from. Where rows are few, each
/// quarter of what is not the test set judges in its turn.</summary>
/// <param name="By">what is drawn independently, and never torn apart</param>
/// <param name="Pool">units of the smallest pool</param>
/// <param name="Rows">of that pool</param>
/// <param name="Judging">rows that judge, over all rotations</param>
/// <param name="Test">rows of the test set</param>
/// <param name="Rotations">how many quarters judge: one, or all four</param>
public sealed record DiagnosisUnits(SplitUnit By, int Pool, int Rows, int Judging, int Test, int Rotations)
{
    /// <summary>One of these parts judges, the others are the pool.</summary>
    public const int Quarters = 4;

    /// <summary>The share of the rows that is not the test set.</summary>
    public const double OutsideTest = 0.8;

    /// <summary>Below this many units, single judging points are too few.</summary>
    const int FewUnits = 1000;

    /// <summary>Copies of rows, where the file has any.</summary>
    public int Copies { get; init; }

    /// <summary>The share of the rarest class in the pool; 1 where targets are values.</summary>
    public double RarestShare { get; init; } = 1;

    /// <exception cref="SetupException">the rows are too few to be parted</exception>
    public static DiagnosisUnits Of(TrainingSetup setup, DescribedFile file)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(file);
        var table = file.Table;
        var rows = table.Count(Split.Training);
        var distinct = setup.SplitUnit == SplitUnit.Examples ? table.CountUnits(Split.Training, SplitUnit.Distinct) : rows;
        var by = distinct < rows ? SplitUnit.Distinct : setup.SplitUnit;
        var units = by == SplitUnit.Time ? rows : table.CountUnits(Split.Training, by);
        var rotations = by != SplitUnit.Time && units < FewUnits ? Quarters : 1;
        try
        {
            Table[] parted =
            [
                .. Enumerable.Range(0, rotations)
                    .Select(rotation => table.With(SplitOf(table, by, rotation, setup.DataSeed), setup.DataSeed)),
            ];
            return new(by, parted.Min(part => Pooled(part, by)), parted.Min(part => part.Count(Split.Training)),
                parted.Sum(part => part.Count(Split.Validation)), parted[0].Count(Split.Test), rotations)
            {
                Copies = rows - distinct,
                RarestShare = parted.Min(part => part.RarestShare(Split.Training)),
            };
        }
        catch (ArgumentException failure) when (failure is not SetupException)
        {
            throw new SetupException("file", $"cannot be parted for a diagnosis: {failure.Message}");
        }
    }

    /// <summary>The parts of one rotation.</summary>
    internal static FileSplit SplitOf(Table table, SplitUnit by, int rotation, ulong seed) => new()
    {
        By = by,
        TrainSplit = table.Count(Split.Test) > 0 ? 1 : OutsideTest,
        ValidationFolds = by == SplitUnit.Time ? null : Quarters,
        ValidationFold = by == SplitUnit.Time ? null : rotation,
        ValidationShare = by == SplitUnit.Time ? 1.0 / Quarters : 0,
        Seed = seed,
    };

    static int Pooled(Table part, SplitUnit by) =>
        by == SplitUnit.Time ? part.Count(Split.Training) : part.CountUnits(Split.Training, by);
}
