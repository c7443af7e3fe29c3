using Fruitfly.Data.Files;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments;

/// <summary>A study made to measure something, as the catalog, the command line and the pages see it. Planning and
/// measuring are pure: waiting for trials, running them in parallel and storing them happen between the two.
/// <para>An experiment of one's own derives from <see cref="Experiment{TOptions, TKey}"/>, or from
/// <see cref="ComputedExperiment{TOptions}"/> where nothing is trained.</para></summary>
public abstract class Experiment
{
    internal Experiment()
    {
    }

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

    /// <summary>Whether its trials are described with files of a user's, who may say where they are now.</summary>
    public virtual bool ReadsFiles => false;

    /// <summary>What this experiment needs and does not find here, with how to get it; null where it can run.</summary>
    public virtual DataFileException? Missing(ExperimentSettings settings) => null;

    /// <summary>The trials to run; none for an experiment that only computes.</summary>
    public abstract TrialPlan Plan(ExperimentSettings settings);

    /// <summary>The same plan from its trials, which are kept: they say which data they had, so that no file need be
    /// here.</summary>
    /// <param name="trials">all of the plan, in any order, and perhaps others</param>
    public abstract TrialPlan PlanAgain(ExperimentSettings settings, IReadOnlyList<Trial> trials);

    /// <summary>The trials that can be planned only when those of <see cref="Plan"/> have their results, such as
    /// opening the test set for what was chosen by validation.</summary>
    public abstract TrialPlan PlanAfter(ExperimentSettings settings, TrialResults results);

    /// <summary>Figures, tables and claims from the results of <see cref="Plan"/> and
    /// <see cref="PlanAfter"/>.</summary>
    /// <param name="progress">is told the share that is done, from 0 to 1, where it takes long</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public abstract Findings Measure(
        ExperimentSettings settings, TrialResults results, IProgress<double>? progress = null,
        CancellationToken cancellation = default);

    /// <summary>About how long <see cref="Measure"/> takes on this machine.</summary>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public abstract TimeSpan PredictMeasuring(
        ExperimentSettings settings, TimeProvider time, CancellationToken cancellation);
}
