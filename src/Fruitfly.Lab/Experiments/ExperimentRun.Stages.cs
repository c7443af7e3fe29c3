using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Lab.Experiments;

/// <content>What is measured while a run trains.</content>
public sealed partial record ExperimentRun
{
    TrialCounts TrainWatched(
        IStudyStore store, TrialList trials, TrialExecution execution, StudyForecast? forecast, TimeProvider time,
        IReadOnlyList<SeedStage> stages, Func<SeedStage, IReadOnlyList<TrialRecord>, Report?> measure,
        IProgress<StudyProgress>? progress, IProgress<GrownReport> grown, CancellationToken cancellation)
    {
        using var reader = store.OpenReader();
        using var watch = new StageWatch(reader, stages, measure, progress, grown, cancellation);
        var counts = Train(store, trials, execution, forecast, time, watch, cancellation);
        watch.End();
        return counts;
    }

    // Null where a result is gone, which the whole run will say, and where more trials follow from these.
    Report? MeasuredComplete(
        TrialPlan plan, string study, IReadOnlyList<TrialRecord> records, TimeProvider time, long began,
        CancellationToken cancellation)
    {
        var results = TrialResults.Of(plan, records);
        return results.Count < plan.Count || Experiment.PlanAfter(Settings, results).Count > 0
            ? null : Measured(study, records, results, time, began, null, cancellation);
    }
}
