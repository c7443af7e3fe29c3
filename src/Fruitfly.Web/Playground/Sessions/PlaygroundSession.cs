using Fruitfly.Training;
using Fruitfly.Web.Live;
using Fruitfly.Web.Playground.Frames;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>Training that is watched: played, paused, taken step by step, rewound. Any number of viewers see the same.
/// It computes frames only while somebody watches, one at a time for all of them, and so seldom that training
/// loses less than a fiftieth.</summary>
sealed class PlaygroundSession : IDisposable
{
    /// <summary>At full speed a frame that took t is followed by the next after this many t at the earliest.</summary>
    const int FrameShare = 50;

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
        (Id, Plan, _cores, _time) = (id, plan, cores, time);
        _speed = new Speedometer(time);
        _patience = time.CreateTimer(_ => PauseUnwatched(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _run = new TrainingRun(plan, cores, time, Changes);
        _lastWatched = time.GetTimestamp();
        _ = MakeFramesAsync();
    }

    public string Id { get; }

    public RunPlan Plan { get; }

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

    /// <summary>The latest, written once for all viewers; null before the first.</summary>
    public WrittenFrame? Frame { get; private set; }

    /// <summary>How many frames were made.</summary>
    public int FramesMade { get; private set; }

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
            (_plays, _pace) = (true, pace);
            if (pace is { } steps)
            {
                var beat = TimeSpan.FromSeconds(Math.Max(0.05, 1 / steps));
                var each = Math.Max(1, (int)Math.Round(steps * beat.TotalSeconds));
                _metronome = _time.CreateTimer(_ => Beat(each), null, TimeSpan.Zero, beat);
            }
            else
                _run.Play();
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
            _run.Advance(steps);
        }
        Changes.Raise();
    }

    /// <summary>Back to the same initialization: what follows is the same, to the bit.</summary>
    public void Rewind()
    {
        lock (_lock)
        {
            if (IsOver)
                return; // a new run would never be ended
            Stop(null);
            _run.Dispose();
            _run = new TrainingRun(Plan, _cores, _time, Changes);
            _runNumber++;
            _tests.Clear();
            _speed.Reset();
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
            var failure = _run.Seeds.Select(seed => seed.Failure).FirstOrDefault(text => text is not null);
            return new SessionState(
                failure is not null ? RunStatus.Failed : StatusNow(), failure ?? _reason, _runNumber, _run.Furthest,
                Plan.Steps, Plan.StepsPerEpoch,
                IsTrainingNow ? _speed.StepsPerSecond : null, _pace, _run.Seeds[0].LastLoss,
                [.. _run.Seeds.Select(seed => seed.Divergence)], testOpenings,
                [.. _run.Curves.Latest.Select(latest =>
                    latest is null ? null : new LatestValues(latest.Step, CurvePoint.ValuesOf(latest)))]);
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

    RunStatus StatusNow()
    {
        if (_run.HasEnded)
            return _run.Diverged == Plan.Seeds.Count ? RunStatus.Diverged : RunStatus.Done;
        return _plays || !_run.IsResting ? RunStatus.Training : _run.Furthest == 0 ? RunStatus.Ready : RunStatus.Paused;
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

    async Task MakeFramesAsync()
    {
        try
        {
            var (cost, made) = (TimeSpan.Zero, 0L);
            while (!IsOver)
            {
                var version = Changes.Version;
                if (Viewers == 0)
                {
                    await Changes.WaitBeyond(version, _ended.Token);
                    continue;
                }
                var (run, number, isBusy) = Look();
                if (IsFrameDue(run, number) && !(isBusy && _time.GetElapsedTime(made) < FrameShare * cost))
                {
                    var snapshots = await Task.WhenAll(run.Seeds.Select(seed => seed.ReadAsync()));
                    var began = _time.GetTimestamp();
                    Frame = await Task.Run(() => WrittenFrame.Of(Frames.Frame.Of(Plan, snapshots, number)),
                        _ended.Token);
                    FramesMade++;
                    (cost, made) = (_time.GetElapsedTime(began), _time.GetTimestamp());
                    Changes.Raise();
                }
                await Task.Delay(LiveStream.Pace, _time, _ended.Token);
            }
        }
        catch (OperationCanceledException) when (IsOver)
        {
            // The session is over.
        }
        catch (Exception failure)
        {
            lock (_lock)
                Stop($"its pictures cannot be made: {failure.Message}");
            Changes.Raise();
        }
    }

    // The run, its number, and whether it trains as fast as it can: all of one moment.
    (TrainingRun Run, int Number, bool IsBusy) Look()
    {
        lock (_lock)
        {
            _speed.Read(_run.Furthest);
            return (_run, _runNumber, IsTrainingNow && _pace is null);
        }
    }

    bool IsFrameDue(TrainingRun run, int number) =>
        Frame?.Frame is not { } frame || frame.Run != number || frame.Step != run.Seeds[0].Step;

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
