namespace Fruitfly.Studies;

/// <summary>Counts the trials of a run without asking the store each time.</summary>
sealed class RunProgress
{
    readonly Lock _lock = new();
    readonly IStudyStore _store;
    readonly TrialList _trials;
    readonly TimeProvider _time;
    readonly RemainingTime? _remaining;
    readonly IProgress<StudyProgress>? _listener;
    readonly long _began;
    TrialCounts _counts = new(0, 0, 0, 0, 0);
    AwaitedWorker? _awaited;
    int _endedHere;

    /// <param name="remaining">null where no one knows what the trials cost</param>
    public RunProgress(IStudyStore store, TrialList trials, TimeProvider time, RemainingTime? remaining,
        IProgress<StudyProgress>? listener)
    {
        (_store, _trials, _time, _remaining, _listener) = (store, trials, time, remaining, listener);
        _began = time.GetTimestamp();
        Look();
    }

    /// <summary>Counts again in the store: other processes may have ended trials.</summary>
    /// <exception cref="StudyStoreException">trials of this run are no longer there</exception>
    public TrialCounts Look()
    {
        var found = _store.Count(_trials);
        if (found.Total < _trials.Hashes.Count)
            throw new StudyStoreException(
                $"{_trials.Hashes.Count - found.Total} of {_trials.Hashes.Count} trials of this run were removed " +
                "from the store while it ran.",
                "Run it again; what is still there is kept.");
        Change(_ => found);
        return found;
    }

    /// <summary>Says for whom this run waits.</summary>
    public void Await(AwaitedWorker? worker)
    {
        lock (_lock)
            _awaited = worker;
        Change(counts => counts);
    }

    public void Started(string hash) => Change(counts =>
    {
        _awaited = null;
        _remaining?.Started(hash);
        return counts with { Planned = counts.Planned - 1, Running = counts.Running + 1 };
    });

    public void Ended(string hash, TrialState state) => Change(counts =>
    {
        _endedHere++;
        _remaining?.Ended(hash, counts: state == TrialState.Done);
        counts = counts with { Running = counts.Running - 1 };
        return state switch
        {
            TrialState.Diverged => counts with { Diverged = counts.Diverged + 1 },
            TrialState.Failed => counts with { Failed = counts.Failed + 1 },
            _ => counts with { Done = counts.Done + 1 },
        };
    });

    public StudyProgress Now()
    {
        lock (_lock)
        {
            var elapsed = _time.GetElapsedTime(_began);
            var rate = elapsed > TimeSpan.Zero ? _endedHere / elapsed.TotalSeconds : 0;
            var left = _counts.Planned + _counts.Running;
            var atRate = rate > 0 ? TimeSpan.FromSeconds(left / rate) : (TimeSpan?)null;
            // No one here knows when trials of a silent process will run again.
            var remaining = _awaited is null ? _remaining?.Left(left) ?? atRate : null;
            return new StudyProgress(_counts, elapsed, rate, remaining) { Awaited = _awaited };
        }
    }

    void Change(Func<TrialCounts, TrialCounts> change)
    {
        lock (_lock)
        {
            _counts = change(_counts);
            _listener?.Report(Now());
        }
    }
}
