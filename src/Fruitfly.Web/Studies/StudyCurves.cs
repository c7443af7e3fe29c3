using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Tables;
using Fruitfly.Training;

namespace Fruitfly.Web.Studies;

/// <summary>Learning curves of a study, one line for each value of a setting. A few trials of each value are read,
/// however many there are.</summary>
static class StudyCurves
{
    const int MostLines = 8;
    const int MostTrials = 12;

    /// <param name="trials">that pass the filter, in the order of the plan</param>
    /// <returns>null where the measure has no curve, or none of the trials has one</returns>
    public static Chart? Draw(
        IStudyStore store, string study, SettingTable settings, IReadOnlyList<TrialValue> trials, TrialMeasure measure,
        int column)
    {
        if (SplitOf(measure) is not { } of)
            return null;
        var (quantity, unit) = MeasureUnit.Of(measure);
        var values = trials.Where(trial => trial.State == TrialState.Done && double.IsFinite(trial.Value ?? double.NaN))
            .GroupBy(trial => settings.Rows.GetValueOrDefault(trial.Settings)?[column] ?? "", trial => trial.Position)
            .Where(same => same.Key.Length > 0)
            .OrderBy(same => PlotLevels.Number(same.Key)).ThenBy(same => same.Key, StringComparer.Ordinal).ToArray();
        var hashes = values.Length == 0 ? [] : store.List(study).Hashes;
        var label = SettingLabels.Of(settings.Varying)[column].Label;
        var lines = Spread(values).Select(same => new LineSeries($"{label} {same.Key}")
        {
            Estimates = Means(
                store.Trials(new TrialList([.. same.Take(MostTrials).Select(place => hashes[place]).Distinct()])),
                of.Split, score => (unit == "%" ? 100 : 1) * (of.IsError ? score.Error : score.Loss)),
        }).Where(line => line.Estimates.Count > 0).ToList();
        return lines.Count == 0 ? null : Lines.Draw(new()
        {
            Horizontal = "training step",
            Quantity = quantity,
            Unit = unit,
            Series = lines,
            Repeated = "trials",
            Explanation = $"Mean over up to {MostTrials} trials of each value of the setting " +
                $"'{label}' with the 95 % interval of Student's t" +
                (values.Length > MostLines ? $"; {MostLines} of {values.Length} values are shown." : "."),
        });
    }

    static List<LineEstimate> Means(IEnumerable<TrialRecord> trials, Split split, Func<Score, double> value) =>
    [
        .. trials.SelectMany(trial => trial.Result!.History.Evaluations)
            .Where(evaluation => evaluation[split] is not null)
            .GroupBy(evaluation => evaluation.Step, evaluation => value(evaluation[split]!)).OrderBy(step => step.Key)
            .Select(step => (step.Key, Values: step.Where(double.IsFinite).ToArray()))
            .Where(step => step.Values.Length > 0)
            .Select(step => new LineEstimate(step.Key, Estimate.OfMean(step.Values))),
    ];

    static IEnumerable<T> Spread<T>(T[] values) => values.Length <= MostLines ? values
        : Enumerable.Range(0, MostLines).Select(line => values[line * (values.Length - 1) / (MostLines - 1)]);

    static (Split Split, bool IsError)? SplitOf(TrialMeasure measure) => measure switch
    {
        TrialMeasure.TrainingLoss => (Split.Training, false),
        TrialMeasure.TrainingError => (Split.Training, true),
        TrialMeasure.ValidationLoss => (Split.Validation, false),
        TrialMeasure.ValidationError => (Split.Validation, true),
        TrialMeasure.TestLoss => (Split.Test, false),
        TrialMeasure.TestError => (Split.Test, true),
        _ => null,
    };
}
