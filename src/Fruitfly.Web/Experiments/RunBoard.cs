using Fruitfly.Lab.Experiments;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Live;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Experiments;

/// <summary>The runs that pages asked for: one at a time, on all cores; the others wait in their order. No page has to
/// stay open. What is measured so far can be seen, and once it is whole goes to the folder of
/// reports, as from the command line.</summary>
sealed class RunBoard : IDisposable
{
    /// <summary>A batch in flight ends long before; a measurement that cannot be stopped is left alone.</summary>
    static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(10);

    readonly object _turn = new();
    readonly IStudyStore _store;
    readonly CurrentReports _reports;
    readonly string _folder;
    readonly TimeProvider _time;
    readonly List<RunJob> _waiting = [];
    readonly Dictionary<string, RunJob> _latest = [];
    readonly Thread _thread;
    RunJob? _current;
    long _ids;
    bool _ended;

    /// <param name="folder">where finished reports are written</param>
    public RunBoard(IStudyStore store, CurrentReports reports, string folder, TimeProvider time)
    {
        (_store, _reports, _folder, _time) = (store, reports, folder, time);
        _thread = new Thread(Work) { IsBackground = true, Name = "runs" };
        _thread.Start();
    }

    /// <summary>Raised whenever a run or what it has measured changed.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>The newest run of each experiment that had one, in the order in which they were asked for.</summary>
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

    /// <summary>The newest run of an experiment, or null.</summary>
    public RunJob? Of(string experiment)
    {
        lock (_turn)
            return _latest.GetValueOrDefault(experiment);
    }

    /// <summary>How many runs come before this one.</summary>
    public int Before(RunJob job)
    {
        lock (_turn)
            return Math.Max(0, _waiting.IndexOf(job)) + (_current is not null && _current != job ? 1 : 0);
    }

    /// <exception cref="RequestException">the experiment runs or waits already</exception>
    public RunJob Start(ExperimentRun run)
    {
        lock (_turn)
        {
            if (_latest.GetValueOrDefault(run.Experiment.Name) is { HasEnded: false } going)
                throw new RequestException(
                    StatusCodes.Status409Conflict,
                    $"'{run.Experiment.Name}' {(going.Status.State == RunState.Queued ? "waits to run" : "runs")} " +
                    "already.", "Stop it first, or wait for its end.");
            var job = new RunJob(++_ids, run);
            _reports.Follow(run);
            _latest[run.Experiment.Name] = job;
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

    public void Dispose()
    {
        lock (_turn)
        {
            _ended = true;
            _waiting.Clear();
            Monitor.Pulse(_turn);
        }
        _current?.Stop();
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
            Change(new(job.Run.Experiment.Plan(job.Run.Settings).Count > 0 ? RunState.Running : RunState.Measuring));
            var report = job.Run.Run(_store, _time, new Listener<StudyProgress>(Progress), job.Cancellation,
                new Listener<GrownReport>(Grow));
            job.Cancellation.ThrowIfCancellationRequested();
            ReportFolder.Write(_folder, report);
            _reports.Forget(job.Run);
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

        void Grow(GrownReport grown)
        {
            _reports.Show(job.Run, grown);
            Changes.Raise();
        }

        void Change(RunStatus status)
        {
            job.Status = status;
            Changes.Raise();
        }
    }

    sealed class Listener<T>(Action<T> listen) : IProgress<T>
    {
        public void Report(T value) => listen(value);
    }
}
