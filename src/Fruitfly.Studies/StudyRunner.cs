using Fruitfly.Data.Files;

namespace Fruitfly.Studies;

/// <summary>Runs those of a list of trials that have no result yet, each on one core. A result depends on its trial
/// alone, so how many workers run, in which order, or in how many processes at once
/// changes nothing but the time.</summary>
/// <param name="execute">the trial as a pure function; it throws where the trial cannot be run, and
/// <see cref="OperationCanceledException"/> soon after its token is cancelled</param>
/// <param name="workers">trials run at once; default: one for each core; at most <see cref="MaximumWorkers"/></param>
/// <param name="predicted">the seconds of trials by hash, for the time left; default: none, all count the same</param>
/// <param name="together">runs trials side by side where it can; default: null, each runs alone</param>
public sealed class StudyRunner(
    IStudyStore store, Func<Trial, CancellationToken, TrialResult> execute, TimeProvider time, int? workers = null,
    IReadOnlyDictionary<string, double>? predicted = null, ISwarmExecution? together = null)
{
    /// <summary>The most trials at once: each has a thread of its own, and beyond a few
    /// for each core more only wait.</summary>
    public static int MaximumWorkers { get; } = Math.Max(1024, 4 * Environment.ProcessorCount);

    readonly int _workers = workers is null || workers > 0 && workers <= MaximumWorkers
        ? workers ?? Environment.ProcessorCount
        : throw new ArgumentOutOfRangeException(nameof(workers), workers,
            $"There must be at least one worker, and at most {MaximumWorkers}.");

    /// <summary>Whether it waits for trials that other processes run. Default: yes.</summary>
    internal bool AwaitsOthers { get; init; } = true;

    /// <summary>Told hash and seconds of each trial that came to its end and ran alone on its core, by the thread that
    /// ran it. Default: null, no one asks.</summary>
    internal Action<string, double>? EndedAlone { get; init; }

    /// <summary>Runs the trials that the study holds now; what it is planned with later is not run.</summary>
    /// <inheritdoc cref="Run(TrialList, IProgress{StudyProgress}?, CancellationToken)"/>
    public StudyProgress Run(
        string study, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(store.List(study), progress, cancellation);

    /// <summary>Returns when every trial of the list is done, diverged or failed, also those that other processes run.
    /// A trial that throws fails with its message and the others go on.</summary>
    /// <param name="progress">called after every change, by one thread at a time, in
    /// order; it must return quickly</param>
    /// <exception cref="OperationCanceledException">cancelled: trials in flight were given
    /// back, all others are kept</exception>
    /// <exception cref="TrialMemoryException">there was not enough memory; the trial was given back, those
    /// that ended before are kept</exception>
    /// <exception cref="MissingDataException">the file of a trial is not there; the trial was given back, those
    /// that ended before are kept</exception>
    /// <exception cref="StudyStoreException">the store could not be used; trials that ended before are kept</exception>
    public StudyProgress Run(
        TrialList trials, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        store.Recover();
        trials = new TrialList(trials.Hashes, trials.Seconds ?? predicted);
        var remaining = predicted is null ? null : new RemainingTime(predicted, _workers, time);
        using var run = new StudyRun(
            store, trials, execute, together, time, _workers,
            new RunProgress(store, trials, time, remaining, progress), cancellation)
        {
            AwaitsOthers = AwaitsOthers, EndedAlone = EndedAlone,
        };
        var threads = Enumerable.Range(1, _workers).Select(number => new Thread(run.Work)
        {
            IsBackground = true,
            Name = $"trial worker {number}",
        }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return run.End();
    }
}
