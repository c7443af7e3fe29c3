using Fruitfly.Lab.Studies.Costs;

namespace Fruitfly.Lab.Studies;

/// <summary>Counts the trials of a run without asking the store each time.</summary>
sealed class RunProgress
{
    readonly Lock _lock = new();
    readonly IStudyStore _store;
    readonly string _study;
    readonly TimeProvider _time;
    readonly RemainingTime? _remaining;
    readonly IProgress<StudyProgress>? _listener;
    readonly long _began;
    TrialCounts _counts = new(0, 0, 0, 0, 0);
    int _endedHere;

    /// <param name="remaining">null where nobody knows what the trials cost</param>
    public RunProgress(IStudyStore store, string study, TimeProvider time, RemainingTime? remaining, IProgress<StudyProgress>? listener)
    {
        (_store, _study, _time, _remaining, _listener) = (store, study, time, remaining, listener);
        _began = time.GetTimestamp();
        Look();
    }

    /// <summary>Counts anew in the store: other processes may have ended trials.</summary>
    public TrialCounts Look()
    {
        var found = _store.Find(_study) ?? throw new StudyStoreException(
            $"There is no study '{_study}'.", words => $"Plan it first. {words.KnownStudies}");
        Change(_ => found.Trials);
        return found.Trials;
    }

    public void Started(string hash) => Change(counts =>
    {
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
            return new StudyProgress(_counts, elapsed, rate, _remaining?.Left(left) ?? atRate);
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
