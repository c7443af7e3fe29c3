using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments;

/// <summary>An experiment that plans trials, each with a key of its own, and measures their results by these
/// keys.</summary>
/// <typeparam name="TOptions">what a user may vary: a record whose properties have an <see cref="OptionAttribute"/>; or
/// <see cref="NoOptions"/></typeparam>
/// <typeparam name="TKey">tells the trials apart by what the experiment varies, such as <c>readonly record struct
/// TrainedWidth(int Width, ulong Seed)</c>; keys of equal values are equal</typeparam>
public abstract class Experiment<TOptions, TKey> : ExperimentWithOptions<TOptions>
    where TOptions : new()
    where TKey : notnull
{
    public sealed override TrialPlan Plan(ExperimentSettings settings) =>
        Keyed(Plan(settings.As<TOptions>(), new PlanningContext(settings.Images)));

    public sealed override TrialPlan PlanAgain(ExperimentSettings settings, IReadOnlyList<Trial> trials) =>
        Keyed(PlanAgain(settings.As<TOptions>(), new PlanningContext(settings.Images), trials));

    public sealed override TrialPlan PlanAfter(ExperimentSettings settings, TrialResults results) =>
        Keyed(PlanAfter(settings.As<TOptions>(), new Results<TKey>(results)));

    public sealed override Findings Measure(
        ExperimentSettings settings, TrialResults results, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Measure(
            settings.As<TOptions>(), new Results<TKey>(results),
            new MeasuringContext(settings.Images, progress, cancellation));
    }

    /// <summary>The trials to run, in the order in which they start: the longest first, so that all cores end
    /// together.</summary>
    protected abstract IEnumerable<(TKey Key, Trial Trial)> Plan(TOptions options, PlanningContext context);

    /// <summary>The same plan where its trials are kept and their data may be gone. Default: it is planned as ever, for
    /// which no file is read.</summary>
    /// <param name="trials">all of the plan, in any order, and perhaps others</param>
    protected virtual IEnumerable<(TKey Key, Trial Trial)> PlanAgain(
        TOptions options, PlanningContext context, IReadOnlyList<Trial> trials) => Plan(options, context);

    /// <summary>The trials that can be planned only when the others have their results. Default: none.</summary>
    protected virtual IEnumerable<(TKey Key, Trial Trial)> PlanAfter(TOptions options, Results<TKey> results) => [];

    /// <summary>Figures, tables and claims from the results of all planned trials. A trial that diverged has a result
    /// too.</summary>
    /// <exception cref="TooFewSeedsException">there are too few seeds to measure anything</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    protected abstract Findings Measure(TOptions options, Results<TKey> results, MeasuringContext context);

    static TrialPlan Keyed(IEnumerable<(TKey Key, Trial Trial)> trials) =>
        new(trials.Select(trial => ((object)trial.Key, trial.Trial)));
}
