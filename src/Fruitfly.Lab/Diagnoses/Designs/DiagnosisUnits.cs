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
    /// <summary>One part of this number judges, the others are the pool, where there are no more.</summary>
    public const int Quarters = 4;

    /// <summary>What a network says of the judging rows is kept: more numbers than this of each, and more rows than
    /// that, would take memory and tell nothing.</summary>
    const int MostPredictions = 1 << 18, EnoughRows = 1000;

    /// <summary>The share of the rows that is not the test set.</summary>
    public const double OutsideTest = 0.8;

    /// <summary>Below this many units, single judging points are too few.</summary>
    const int FewUnits = 1000;

    /// <summary>Parts of the rows outside the test set, of which one judges: quarters, or more of them where a quarter
    /// of a large table of many classes is more than is needed.</summary>
    public int Parts { get; init; } = Quarters;

    /// <summary>Copies of rows, where the file has any.</summary>
    public int Copies { get; init; }

    /// <summary>The share of the rarest class in the pool; 1 where targets are values.</summary>
    public double RarestShare { get; init; } = 1;

    /// <summary>How far ahead the network predicts, in the units of the time column: what lies less than that before
    /// a row has no part in training for it. Null where rows are in no order of time.</summary>
    public double? Horizon { get; init; }

    /// <summary>Units that there are to train on, where the pool is a draw of them; else null.</summary>
    public int? DrawnFrom { get; init; }

    /// <summary>Whether the pool is a draw of the rows that there are.</summary>
    public bool IsDrawn => DrawnFrom is not null;

    /// <exception cref="SetupException">the rows are too few to be parted</exception>
    public static DiagnosisUnits Of(TrainingSetup setup, DescribedFile file, DiagnosisPool? pool = null)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(file);
        var table = file.Table;
        var rows = table.Count(Split.Training);
        var distinct =
            setup.SplitUnit == SplitUnit.Examples ? table.CountUnits(Split.Training, SplitUnit.Distinct) : rows;
        var by = distinct < rows ? SplitUnit.Distinct : setup.SplitUnit;
        var units = by == SplitUnit.Time ? rows : table.CountUnits(Split.Training, by);
        if (by == SplitUnit.Distinct && units < Quarters * Quarters)
            throw new SetupException("file",
                $"has {(units == 1 ? "no rows" : $"{units} rows")} that differ; a diagnosis needs " +
                $"{Quarters * Quarters}, to train on and to judge by.");
        var rotations = by != SplitUnit.Time && units < FewUnits ? Quarters : 1;
        var parts = rotations > 1 ? Quarters : PartsOf(table);
        double? horizon = by == SplitUnit.Time ? pool?.Horizon ?? TimeStep.Of(table.Times(Split.Training)!) : null;
        try
        {
            Table[] parted =
            [
                .. Enumerable.Range(0, rotations).Select(rotation =>
                    table.With(SplitOf(table, by, rotation, setup.DataSeed, horizon, parts), setup.DataSeed)),
            ];
            return new DiagnosisUnits(
                by, parted.Min(part => Pooled(part, by)), parted.Min(part => part.Count(Split.Training)),
                parted.Sum(part => part.Count(Split.Validation)), parted[0].Count(Split.Test), rotations)
            {
                Parts = parts,
                Copies = rows - distinct,
                RarestShare = parted.Min(part => part.RarestShare(Split.Training)),
                Horizon = horizon,
            }.Drawn(pool?.MostUnits);
        }
        catch (ArgumentException failure) when (failure is not SetupException)
        {
            throw by switch
            {
                SplitUnit.Groups => new SetupException("group",
                    $"names {Counted(units, "group")}, too few to train, to judge and to test by: leave it out, and " +
                    "rows are drawn one by one, or name another column."),
                SplitUnit.Time => new SetupException("time",
                    $"names {Counted(table.Times(Split.Training)!.Distinct().Count(), "different time")}, too few to " +
                    "train before, to judge after and to test by the last: leave it out, or name another column."),
                _ => new SetupException("file", $"cannot be parted for a diagnosis: {failure.Message}"),
            };
        }
    }

    static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    /// <summary>The parts of one rotation.</summary>
    internal FileSplit SplitOf(Table table, int rotation, ulong seed) =>
        SplitOf(table, By, rotation, seed, Horizon, Parts);

    /// <summary>The parts of one rotation where groups are torn apart.</summary>
    internal FileSplit SplitByRows(Table table, int rotation, ulong seed) =>
        SplitOf(table, SplitUnit.Examples, rotation, seed, horizon: null, Parts);

    static FileSplit SplitOf(
        Table table, SplitUnit by, int rotation, ulong seed, double? horizon, int parts) => new()
        {
            By = by,
            TrainSplit = table.Count(Split.Test) > 0 ? 1 : OutsideTest,
            ValidationFolds = by == SplitUnit.Time ? null : parts,
            ValidationFold = by == SplitUnit.Time ? null : rotation,
            ValidationShare = by == SplitUnit.Time ? 1.0 / parts : 0,
            Seed = seed,
            Gap = horizon,
        };

    static int PartsOf(Table table)
    {
        var rows = OutsideTest * table.Count(Split.Training);
        var most = Math.Max(EnoughRows, MostPredictions / table.Size.Outputs);
        return Math.Max(Quarters, (int)Math.Ceiling(rows / most));
    }

    DiagnosisUnits Drawn(int? most) => most is { } fewer && fewer < Pool
        ? this with { Pool = fewer, Rows = Math.Max(1, (int)((long)Rows * fewer / Pool)), DrawnFrom = Pool } : this;

    static int Pooled(Table part, SplitUnit by) =>
        by == SplitUnit.Time ? part.Count(Split.Training) : part.CountUnits(Split.Training, by);
}
