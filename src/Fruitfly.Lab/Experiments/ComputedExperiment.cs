using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments;

/// <summary>An experiment that trains nothing: it computes its findings from its options.</summary>
/// <typeparam name="TOptions">what a user may vary; <see cref="NoOptions"/> where that is nothing</typeparam>
public abstract class ComputedExperiment<TOptions> : ExperimentWithOptions<TOptions> where TOptions : new()
{
    public sealed override TrialPlan Plan(ExperimentSettings settings) => TrialPlan.Empty;

    public sealed override TrialPlan PlanAgain(ExperimentSettings settings, IReadOnlyList<Trial> trials) =>
        TrialPlan.Empty;

    public sealed override TrialPlan PlanAfter(ExperimentSettings settings, TrialResults results) => TrialPlan.Empty;

    public sealed override Findings Measure(
        ExperimentSettings settings, TrialResults results, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Measure(settings.As<TOptions>(), new MeasuringContext(settings.Images, progress, cancellation));
    }

    /// <summary>Figures, tables and claims.</summary>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    protected abstract Findings Measure(TOptions options, MeasuringContext context);
}
