using System.Globalization;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What about the table, or the way it was diagnosed, can mislead.</summary>
static class DiagnosisWarnings
{
    /// <summary>Below this share of the error between groups, what rows of one group give away is much.</summary>
    const double MuchLower = 0.8;

    static readonly TableWarningKind[] Told =
        [TableWarningKind.Leakage, TableWarningKind.Imbalance, TableWarningKind.Contradictions];

    public static IEnumerable<string> Of(DiagnosisOutcome outcome)
    {
        var (plan, units) = (outcome.Plan, outcome.Plan.Units);
        if (!outcome.IsGuessing && outcome.OverGuessing.Low <= 0)
            yield return $"the network is not shown to be better than guessing {DiagnosisAnswer.Guessed(outcome)}";
        if (units.Copies > 0)
            yield return (units.Copies == 1 ? "1 row is a copy of another"
                : $"{Whole(units.Copies)} rows are copies of others") + "; each set of copies counts as one row";
        if (units.IsDrawn)
            yield return $"uses {Whole(units.Pool)} of {Whole(units.DrawnFrom!.Value)} " +
                $"{(units.By == SplitUnit.Groups ? "groups" : "rows")} to train on; the others are part of 'more data'";
        if (units.By == SplitUnit.Groups)
            yield return $"groups are kept whole: {Whole(units.Pool)} groups train, and intervals are over groups";
        if (units.By == SplitUnit.Groups && !plan.HasTree)
            yield return $"fewer than {DiagnosisPlan.LeastGroups} groups train: variance and bias are not told apart";
        // From two seeds, so that its own interval says little; that of groups is the wide one.
        if (outcome.ErrorByRows is { } byRows && byRows.Value < outcome.Error.Low
            && byRows.Value < MuchLower * outcome.Error.Value)
            yield return $"split by rows the error would be {NumberText.Of(byRows.Value)}, by groups it is " +
                $"{NumberText.Of(outcome.Error.Value)}: rows of one group give each other away";
        if (outcome.Drift is { } drift)
            yield return drift.IsLarge
                ? $"the error changes with time, from {NumberText.Of(drift.Earlier)} to {NumberText.Of(drift.Later)} " +
                    "within the judging rows: neither variance from the data nor more data is told"
                : "rows in order of time are not drawn independently: variance from the data and more data hold only " +
                    "if the past is like the future";
        if (outcome.Levels.FirstOrDefault(level => level.MedianLoss is not null) is { } heavy)
            yield return $"a few of the training sets of {Whole(heavy.Level.Units)} err far more than the others: " +
                $"their mean error is {NumberText.Of(heavy.Loss.Estimate)}, the median " +
                $"{NumberText.Of(heavy.MedianLoss!.Value)}";
        foreach (var warning in plan.File.Table.Reading.Warnings)
            if (Told.Contains(warning.Kind))
                yield return warning.Text.TrimEnd('.');
    }

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
