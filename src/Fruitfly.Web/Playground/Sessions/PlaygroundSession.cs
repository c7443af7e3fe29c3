using Fruitfly.Training;
using Fruitfly.Web.Live;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>Training that is watched: played, paused, taken step by step, rewound. Any number of viewers see the same.
/// It computes frames only while somebody watches, one at a time for all of them, and so seldom that training
/// loses less than a fiftieth.</summary>
sealed partial class PlaygroundSession : IDisposable
{
    /// <summary>How long training goes on that no one watches.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>A step in 100 seconds.</summary>
    const double SlowestPace = 0.01;

    const string NobodyWatched = "no page showed it for ten minutes";

    readonly Lock _lock = new();
    readonly Cores _cores;
    readonly TimeProvider _time;
    readonly CancellationTokenSource _ended = new();
    readonly ITimer _patience;
    readonly Speedometer _speed;
    readonly List<TestOpening> _tests = [];
    RunPlan _plan;
    ITimer? _metronome;
    double? _pace;
    bool _plays;
    string? _reason;
    int _viewers, _runNumber = 1;
    long _lastWatched;
    TrainingRun _run;

    /// <exception cref="ArgumentException">data, network and recipe do not fit together</exception>
    public PlaygroundSession(string id, RunPlan plan, Cores cores, TimeProvider time)
    {
        (Id, _plan, _cores, _time) = (id, plan, cores, time);
        _speed = new Speedometer(time);
        _patience = time.CreateTimer(_ => PauseUnwatched(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _run = new TrainingRun(plan, cores, time, Changes);
        _lastWatched = time.GetTimestamp();
        _ = MakeFramesAsync();
    }

    public string Id { get; }

    /// <summary>What is trained now: with changes that were made on the way.</summary>
    public RunPlan Plan => Run.Plan;

    public ChangeSignal Changes { get; } = new();

    public TrainingRun Run => Current.Run;

    /// <summary>Counts the starts, from 1.</summary>
    public int RunNumber => Current.Number;

    /// <summary>A run and its number, which belong together.</summary>
    public (TrainingRun Run, int Number) Current
    {
        get
        {
            lock (_lock)
                return (_run, _runNumber);
        }
    }

    public int Viewers => Volatile.Read(ref _viewers);

    /// <summary>When the last viewer left, as a timestamp.</summary>
    public long LastWatched
    {
        get
        {
            lock (_lock)
                return _lastWatched;
        }
    }

    public bool IsOver => _ended.IsCancellationRequested;

    public bool IsTraining
    {
        get
        {
            lock (_lock)
                return IsTrainingNow;
        }
    }

    /// <summary>The openings of the test set in this run.</summary>
    public IReadOnlyList<TestOpening> Tests
    {
        get
        {
            lock (_lock)
                return [.. _tests];
        }
    }

    /// <summary>Counts the caller among the viewers until it is disposed.</summary>
    public IDisposable Watch()
    {
        lock (_lock)
        {
            _viewers++;
            _patience.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        Changes.Raise();
        return new Viewer(this);
    }

    /// <summary>Trains; after the end for as many steps as before.</summary>
    /// <param name="pace">steps a second; null for as many as can be</param>
    public void Play(double? pace)
    {
        if (pace is not null and not (>= SlowestPace and <= 1000))
            throw new ArgumentException(
                FormattableString.Invariant($"The pace is {pace} steps a second; it must be {SlowestPace} to 1,000."));
        lock (_lock)
        {
            if (IsOver)
                return;
            Stop(null);
            GoBeyondEnd();
            (_plays, _pace) = (true, pace);
            SetGoing();
        }
        Changes.Raise();
    }

    public void Pause()
    {
        lock (_lock)
            Stop(null);
        Changes.Raise();
    }

    /// <summary>Pauses after that many more steps.</summary>
    public void Advance(int steps)
    {
        if (steps < 1)
            throw new ArgumentException(
                FormattableString.Invariant($"It cannot take {steps} steps; it must be 1 or more."));
        lock (_lock)
        {
            Stop(null);
            GoBeyondEnd();
            _run.Advance(steps);
        }
        Changes.Raise();
    }

    /// <summary>Back to the same initialization: what follows is the same, to the bit, with the settings as they are
    /// now.</summary>
    public void Rewind()
    {
        lock (_lock)
        {
            if (IsOver)
                return; // a new run would never be ended
            Stop(null);
            Begin();
        }
        Changes.Raise();
    }

    /// <summary>Measures the networks, as they are, on the test set.</summary>
    /// <exception cref="ArgumentException">the data has none</exception>
    public async Task OpenTestAsync()
    {
        if (Plan.Data.Test is not { } test)
            throw new ArgumentException($"'{Plan.Data.Name}' has no test set.");
        var run = Run;
        var snapshots = await Task.WhenAll(run.Seeds.Select(seed => seed.ReadAsync()));
        var scores =
            snapshots.Select(snapshot => snapshot.ToNetwork(Plan.Architecture).Evaluate(test, Plan.Recipe.Loss))
            .Select(score => double.IsFinite(score.Loss) ? score : new Score(double.NaN, double.NaN)).ToList();
        lock (_lock)
            if (run == _run)
                _tests.Add(new TestOpening(_runNumber, snapshots[0].Step, scores));
        Changes.Raise();
    }

    /// <param name="testOpenings">see <see cref="SessionState.TestOpenings"/></param>
    public SessionState State(int testOpenings)
    {
        lock (_lock)
        {
            return new SessionState(
                Failure is not null ? RunStatus.Failed : StatusNow(), Failure ?? _reason, _runNumber, _run.Furthest,
                _run.Epoch, _run.Plan.Steps, _run.Plan.StepsPerEpoch,
                IsTrainingNow ? _speed.StepsPerSecond : null, _pace, _run.Seeds[0].LastLoss,
                [.. _run.Seeds.Select(seed => seed.Divergence)], testOpenings,
                [.. _run.Curves.Latest.Select(latest =>
                    latest is null ? null : new LatestValues(latest.Step, CurvePoint.ValuesOf(latest)))],
                [.. _changes]);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Stop(null);
            _ended.Cancel();
            _patience.Dispose();
            _run.Dispose();
        }
        Changes.Raise();
    }

    // These are asked under the lock.
    bool IsTrainingNow => _plays && !_run.HasEnded;

    string? Failure => _run.Seeds.Select(seed => seed.Failure).FirstOrDefault(text => text is not null);

    RunStatus StatusNow()
    {
        if (_run.HasEnded)
            return _run.Diverged == _plan.Seeds.Count ? RunStatus.Diverged : RunStatus.Done;
        return _plays || !_run.IsResting ? RunStatus.Training : _run.Furthest == 0 ? RunStatus.Ready : RunStatus.Paused;
    }

    void Begin()
    {
        _run.Dispose();
        _run = new TrainingRun(_plan, _cores, _time, Changes);
        _runNumber++;
        _tests.Clear();
        _changes.Clear();
        Revision++;
        _speed.Reset();
    }

    void SetGoing()
    {
        _metronome?.Dispose();
        _metronome = null;
        if (_pace is { } steps)
        {
            var beat = TimeSpan.FromSeconds(Math.Max(0.05, 1 / steps));
            var each = Math.Max(1, (int)Math.Round(steps * beat.TotalSeconds));
            _metronome = _time.CreateTimer(_ => Beat(each), null, TimeSpan.Zero, beat);
        }
        else
            _run.Play();
    }

    void Stop(string? reason)
    {
        _metronome?.Dispose();
        _metronome = null;
        (_plays, _reason) = (false, reason);
        _speed.Reset();
        _run.Pause();
    }

    void Beat(int steps)
    {
        lock (_lock)
            if (_metronome is not null)
                _run.Advance(steps);
    }

    void Leave()
    {
        lock (_lock)
        {
            _viewers--;
            _lastWatched = _time.GetTimestamp();
            if (_viewers == 0 && !IsOver)
                _patience.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    void PauseUnwatched()
    {
        lock (_lock)
        {
            if (_viewers > 0 || !IsTrainingNow)
                return;
            Stop(NobodyWatched);
        }
        Changes.Raise();
    }

    sealed class Viewer(PlaygroundSession session) : IDisposable
    {
        int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                session.Leave();
        }
    }
}
