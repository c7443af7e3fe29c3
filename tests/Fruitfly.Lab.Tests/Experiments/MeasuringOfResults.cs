using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>An experiment with the results of its trials, in any order.</summary>
static class MeasuringOfResults
{
    public static Findings Measure(
        this Experiment experiment, ExperimentSettings settings, IReadOnlyList<TrialResult> results,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var plan = experiment.PlanAgain(settings, [.. results.Select(result => result.Trial)]);
        plan = plan.Then(experiment.PlanAfter(settings, TrialResults.Of(plan, results)));
        return experiment.Measure(settings, TrialResults.Of(plan, results), progress, cancellation);
    }

    public static TrialPlan PlanAfter(
        this Experiment experiment, ExperimentSettings settings, IReadOnlyList<TrialResult> results) =>
        experiment.PlanAfter(settings, TrialResults.Of(experiment.Plan(settings), results));
}
