using Fruitfly.Studies;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>How far a whole diagnosis is, whose steps are runs of their own. The time left is that of the trials to
/// come beside those that have ended, by what each was predicted to take: however busy the machine is by now.</summary>
sealed class DiagnosisProgress(IProgress<StudyProgress> listener, TimeProvider time) : IProgress<StudyProgress>
{
    readonly long _began = time.GetTimestamp();
    readonly HashSet<string> _begun = [];
    IReadOnlyDictionary<string, double> _seconds = new Dictionary<string, double>();
    TrialCounts _before = new(0, 0, 0, 0, 0);
    StudyProgress? _latest;
    int _expected, _thereBefore, _endedBefore;
    double _own, _passed, _later, _busy;

    /// <summary>What is expected to be needed, as far as it is known now.</summary>
    /// <param name="seconds">that each trial to run is predicted to take, by its hash</param>
    /// <param name="trials">that are needed, those that have ended too</param>
    public void Expect(IReadOnlyDictionary<string, double> seconds, int trials) =>
        (_seconds, _expected) = (seconds, trials);

    /// <summary>What follows is said of these trials, none of which was begun before.</summary>
    public void Begin(IReadOnlyList<string> hashes)
    {
        if (_latest is { } last)
        {
            _before = Sum(_before, last.Trials);
            _endedBefore += Ended(last.Trials) - _thereBefore;
            (_passed, _busy) = (_passed + _own, _busy + last.Elapsed.TotalSeconds);
        }
        _begun.UnionWith(hashes);
        _own = hashes.Sum(hash => _seconds.GetValueOrDefault(hash));
        _later = _seconds.Where(trial => !_begun.Contains(trial.Key)).Sum(trial => trial.Value);
        _latest = null;
    }

    public void Report(StudyProgress value)
    {
        if (_latest is null)
            _thereBefore = Ended(value.Trials);
        _latest = value;
        var (trials, elapsed) = (Sum(_before, value.Trials), time.GetElapsedTime(_began));
        var (toRun, ended) = (value.Trials.Total - _thereBefore, Ended(value.Trials) - _thereBefore);
        var passed = _passed + (toRun == 0 ? 1 : (double)ended / toRun) * _own;
        listener.Report(value with
        {
            Trials = trials with { Planned = trials.Planned + Math.Max(0, _expected - trials.Total) },
            Elapsed = elapsed,
            Rate = elapsed > TimeSpan.Zero ? (_endedBefore + ended) / elapsed.TotalSeconds : 0,
            Remaining = value.Awaited is not null || passed <= 0 ? null : TimeSpan.FromSeconds(
                (_busy + value.Elapsed.TotalSeconds) * (_passed + _own + _later - passed) / passed),
        });
    }

    static int Ended(TrialCounts trials) => trials.Finished + trials.Failed;

    static TrialCounts Sum(TrialCounts one, TrialCounts other) => new(
        other.Planned, other.Running, one.Done + other.Done, one.Diverged + other.Diverged,
        one.Failed + other.Failed);
}
