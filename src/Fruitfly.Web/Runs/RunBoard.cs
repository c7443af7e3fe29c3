using Fruitfly.Studies;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Live;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Runs;

/// <summary>The runs that pages asked for: one at a time, on all cores; the others wait in their order. No page has to
/// stay open. What is measured so far can be seen, and once it is whole goes to the folder of
/// reports, as from the command line.</summary>
sealed class RunBoard : IDisposable
{
    /// <summary>A batch in flight ends long before; a measurement that cannot be stopped is left alone.</summary>
    static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(10);

    readonly object _turn = new();
    readonly TimeProvider _time;
    readonly List<RunJob> _waiting = [];
    readonly Dictionary<string, RunJob> _latest = [];
    readonly Thread _thread;
    RunJob? _current;
    long _ids;
    bool _ended;

    public RunBoard(TimeProvider time)
    {
        _time = time;
        _thread = new Thread(Work) { IsBackground = true, Name = "runs" };
        _thread.Start();
    }

    /// <summary>Raised whenever a run or what it has measured changed.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>The newest run of each name that had one, in the order in which they were asked for.</summary>
    public IReadOnlyList<RunJob> Latest
    {
        get
        {
            lock (_turn)
                return [.. _latest.Values.OrderBy(job => job.Id)];
        }
    }

    /// <summary>Whether trials run or something is measured, so that the cores are taken.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_turn)
                return _current is not null;
        }
    }

    /// <summary>The newest run of that name, or null.</summary>
    public RunJob? Of(string name)
    {
        lock (_turn)
            return _latest.GetValueOrDefault(name);
    }

    /// <summary>How many runs come before this one.</summary>
    public int Before(RunJob job)
    {
        lock (_turn)
            return Math.Max(0, _waiting.IndexOf(job)) + (_current is not null && _current != job ? 1 : 0);
    }

    /// <exception cref="RequestException">one of its name runs or waits already, or the lab closes</exception>
    public T Start<T>(T job) where T : RunJob
    {
        lock (_turn)
        {
            if (_ended)
                throw new RequestException(
                    StatusCodes.Status503ServiceUnavailable, "The web lab is closing.", "Start it again first.");
            if (_latest.GetValueOrDefault(job.Name) is { HasEnded: false } going)
                throw new RequestException(
                    StatusCodes.Status409Conflict,
                    $"'{job.Name}' {(going.Status.State == RunState.Queued ? "waits to run" : "runs")} already.",
                    "Stop it first, or wait for its end.");
            job.Id = ++_ids;
            job.Queued();
            _latest[job.Name] = job;
            _waiting.Add(job);
            Monitor.Pulse(_turn);
            Changes.Raise();
            return job;
        }
    }

    /// <summary>What was finished is kept; a short measurement that has begun goes to its end. Nothing
    /// happens where the run has ended.</summary>
    public void Stop(RunJob job)
    {
        lock (_turn)
            if (_waiting.Remove(job))
                job.Status = new(RunState.Stopped);
        job.Stop();
        Changes.Raise();
    }

    /// <summary>Stops what runs and waits, and tells those who watch.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            _ended = true;
            foreach (var job in _waiting)
                job.Status = new(RunState.Stopped);
            _waiting.Clear();
            Monitor.Pulse(_turn);
        }
        _current?.Stop();
        Changes.Raise();
        var asked = _time.GetTimestamp();
        while (!_thread.Join(TimeSpan.FromMilliseconds(100)))
            if (_current?.Status is { State: RunState.Measuring, Progress.Measured: null }
                || _time.GetElapsedTime(asked) > PatienceAtEnd)
                break;
    }

    void Work()
    {
        while (Next() is { } job)
        {
            Run(job);
            lock (_turn)
                _current = null;
            Changes.Raise();
        }
    }

    RunJob? Next()
    {
        lock (_turn)
        {
            while (_waiting.Count == 0 && !_ended)
                Monitor.Wait(_turn);
            if (_ended)
                return null;
            _current = _waiting[0];
            _waiting.RemoveAt(0);
            return _current;
        }
    }

    void Run(RunJob job)
    {
        try
        {
            Change(new(job.HasTrials ? RunState.Running : RunState.Measuring));
            job.Execute(new Listener(Progress), Changes.Raise);
            Change(job.Status with { State = RunState.Done });
        }
        catch (OperationCanceledException) when (job.IsStopping)
        {
            Change(job.Status with { State = RunState.Stopped });
        }
        catch (Exception failure)
        {
            var (_, error, hint) = ErrorAnswer.Explain(failure);
            Change(job.Status with { State = RunState.Failed, Error = error, Hint = hint });
        }

        void Progress(StudyProgress progress) => Change(new(
            progress.Trials is { Planned: 0, Running: 0, Failed: 0 } ? RunState.Measuring : RunState.Running, progress,
            _time.GetTimestamp()));

        void Change(RunStatus status)
        {
            job.Status = status;
            Changes.Raise();
        }
    }

    sealed class Listener(Action<StudyProgress> listen) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => listen(value);
    }
}
