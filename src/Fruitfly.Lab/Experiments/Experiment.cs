using Fruitfly.Data.Files;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments;

/// <summary>A study made to measure something. <see cref="Plan"/> and <see cref="Measure(ExperimentSettings, IReadOnlyList{TrialResult})"/> are pure: waiting for
/// trials, running them in parallel and storing them happen between the two.</summary>
public abstract class Experiment
{
    /// <summary>The command's name, such as <c>mnist1d-training</c>.</summary>
    public abstract string Name { get; }

    public abstract string Title { get; }

    /// <summary>One or two sentences: what is measured, and why anyone should care.</summary>
    public abstract string Summary { get; }

    /// <summary>Where the setting comes from, such as "UDL 8.1, figure 8.2; slides 'Measuring performance'".</summary>
    public abstract string Source { get; }

    /// <summary>What a user may vary; the command line and the pages make their controls from it.</summary>
    public abstract IReadOnlyList<ExperimentOption> Options { get; }

    /// <summary>Whether it looks for image files, so that a user may say where they are.</summary>
    public virtual bool ReadsImages => false;

    /// <summary>What this experiment needs and does not find here, with how to get it; null where it can run.</summary>
    public virtual DataFileException? Missing(ExperimentSettings settings) => null;

    /// <summary>The trials to run; none for an experiment that only computes.</summary>
    public abstract IReadOnlyList<Trial> Plan(ExperimentSettings settings);

    /// <summary>The trials that can be planned only when those of <see cref="Plan"/> have their results, such as opening the test set for
    /// what was chosen by validation. Default: none.</summary>
    /// <param name="results">in the order of <see cref="Plan"/></param>
    public virtual IReadOnlyList<Trial> PlanAfter(ExperimentSettings settings, IReadOnlyList<TrialResult> results) => [];

    /// <summary>Figures, tables and claims from the results, which come in the order of <see cref="Plan"/>, followed by those of
    /// <see cref="PlanAfter"/>.</summary>
    public abstract Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results);

    /// <summary>The same where it takes so long that someone waits for it. Default: nobody is told how far it is, and it goes to its end.</summary>
    /// <param name="progress">is told the share that is done, from 0 to 1</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public virtual Findings Measure(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Measure(settings, results);
    }

    /// <summary>About how long <see cref="Measure(ExperimentSettings, IReadOnlyList{TrialResult})"/> takes on this machine. Default: a matter of moments.</summary>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public virtual TimeSpan PredictMeasuring(ExperimentSettings settings, TimeProvider time, CancellationToken cancellation) => TimeSpan.Zero;
}
