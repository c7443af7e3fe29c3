using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments;

/// <summary>An experiment that finds its results by their places in the plan.</summary>
public abstract class OrderedExperiment : Experiment
{
    protected abstract IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings);

    protected virtual IReadOnlyList<Trial> PlanInOrderAfter(ExperimentSettings settings, IReadOnlyList<TrialResult> results) => [];

    protected abstract Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation);

    public override TrialPlan Plan(ExperimentSettings settings) => new(PlanInOrder(settings).Select((trial, i) => ((object)i, trial)));

    public override TrialPlan PlanAgain(ExperimentSettings settings, IReadOnlyList<Trial> trials) => new(trials.Select((trial, i) => ((object)i, trial)));

    public override TrialPlan PlanAfter(ExperimentSettings settings, TrialResults results) =>
        new(PlanInOrderAfter(settings, InOrder(results)).Select((trial, i) => ((object)(results.Count + i), trial)));

    public override Findings Measure(
        ExperimentSettings settings, TrialResults results, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return MeasureInOrder(settings, InOrder(results), progress, cancellation);
    }

    public override TimeSpan PredictMeasuring(ExperimentSettings settings, TimeProvider time, CancellationToken cancellation) => TimeSpan.Zero;

    static IReadOnlyList<TrialResult> InOrder(TrialResults results) => [.. Enumerable.Range(0, results.Count).Select(place => results.Find(place)!)];
}
