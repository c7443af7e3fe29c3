using Fruitfly.Reports.Charts;
using Fruitfly.Studies;

namespace Fruitfly.Web.Studies;

/// <summary>What every trial came to, in the order in which they ended.</summary>
static class StudyHistory
{
    /// <returns>null where no trial has a value</returns>
    public static PlotView? Draw(IReadOnlyList<TrialValue> trials, TrialMeasure measure)
    {
        var ended = trials.Where(trial => trial.State == TrialState.Diverged
                || trial.State == TrialState.Done && trial.Value is not null)
            .OrderBy(trial => trial.Ended).ThenBy(trial => trial.Position).ToList();
        var (quantity, unit) = MeasureUnit.Of(measure);
        HistoryPoint[] points = [.. ended.Select(trial => new HistoryPoint($"trial {trial.Position}",
            trial.State == TrialState.Diverged ? double.NaN : trial.Value!.Value * (unit == "%" ? 100 : 1)))];
        if (!points.Any(point => double.IsFinite(point.Value)))
            return null;
        var failed = trials.Count(trial => trial.State == TrialState.Failed);
        var chart = TrialHistory.Draw(new()
        {
            Quantity = quantity,
            Unit = unit,
            Meaning = MeaningOf(measure),
            HasBest = MeaningOf(measure) is not null,
            Points = points,
            Note = failed == 0 ? "" : $"✕ {failed:N0} {(failed == 1 ? "trial" : "trials")} failed and " +
                $"{(failed == 1 ? "has" : "have")} no place here.",
        });
        return new(chart.Specification, chart.Caption);
    }

    // Of errors and losses, which are better the lower they are.
    static Meaning? MeaningOf(TrialMeasure measure) => measure switch
    {
        TrialMeasure.TrainingLoss or TrialMeasure.TrainingError => Meaning.Training,
        TrialMeasure.ValidationLoss or TrialMeasure.ValidationError => Meaning.Validation,
        TrialMeasure.TestLoss or TrialMeasure.TestError => Meaning.Test,
        _ => null,
    };
}
