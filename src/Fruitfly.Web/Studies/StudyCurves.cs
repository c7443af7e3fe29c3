using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Web.Studies;

/// <summary>Learning curves of a study, one line for each value of a setting. A few trials of each value are read,
/// however many there are.</summary>
static class StudyCurves
{
    const int MostLines = 8;
    const int MostTrials = 12;

    /// <returns>null where the measure has no curve, or no trial that passes the filter has one</returns>
    public static Chart? Draw(
        IStudyStore store, string study, StudyGroups groups, TrialMeasure measure, int column, TrialFilter filter)
    {
        if (SplitOf(measure) is not { } of)
            return null;
        var (quantity, unit) = MeasureUnit.Of(measure);
        string[] values = [.. groups.Rows.Where(row => row.Estimate is not null).Select(row => row.Values[column])
            .Where(value => value.Length > 0).Distinct()
            .OrderBy(PlotLevels.Number).ThenBy(value => value, StringComparer.Ordinal)];
        var lines = Spread(values).Select(value => new LineSeries(value)
        {
            Estimates = Means(Trials(store, study, groups.Paths[column], value, filter), of.Split,
                score => (unit == "%" ? 100 : 1) * (of.IsError ? score.Error : score.Loss)),
        }).Where(line => line.Estimates.Count > 0).ToList();
        return lines.Count == 0 ? null : Lines.Draw(new()
        {
            Horizontal = "training step",
            Quantity = quantity,
            Unit = unit,
            Series = lines,
            Repeated = "trials",
            Explanation = $"Mean over up to {MostTrials} trials of each value of the setting " +
                $"'{SettingLabels.Of(groups.Paths)[column].Label}' with the 95 % interval of Student's t" +
                (values.Length > MostLines ? $"; {MostLines} of {values.Length} values are shown." : "."),
        });
    }

    static IEnumerable<TrialRecord> Trials(
        IStudyStore store, string study, string path, string value, TrialFilter filter)
    {
        var page = store.Page(study, new()
        {
            Filter = filter with { States = [TrialState.Done], Settings = [.. filter.Settings, new(path, value)] },
            Take = MostTrials,
        });
        return store.Trials(new TrialList([.. page.Trials.Select(trial => trial.Hash).Distinct()]));
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

    static IEnumerable<string> Spread(string[] values) => values.Length <= MostLines ? values
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
