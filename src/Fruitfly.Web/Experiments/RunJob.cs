using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;

namespace Fruitfly.Web.Experiments;

/// <summary>A run that a page asked for.</summary>
sealed class RunJob(long id, ExperimentRun run)
{
    readonly CancellationTokenSource _cancellation = new();
    volatile RunStatus _status = new(RunState.Queued);

    public long Id { get; } = id;

    public ExperimentRun Run { get; } = run;

    public RunStatus Status
    {
        get => _status;
        set => _status = value;
    }

    public CancellationToken Cancellation => _cancellation.Token;

    public bool IsStopping => _cancellation.IsCancellationRequested;

    public bool HasEnded => Status.State is RunState.Done or RunState.Stopped or RunState.Failed;

    public void Stop() => _cancellation.Cancel();
}

enum RunState
{
    /// <summary>Waits for the runs before it.</summary>
    Queued,

    /// <summary>Its trials run.</summary>
    Running,

    /// <summary>All trials have ended, or there are none; figures and claims are computed.</summary>
    Measuring,

    Done,

    /// <summary>By the reader or the end of the server; finished trials are kept.</summary>
    Stopped,

    Failed,
}

/// <param name="At">the time stamp of <paramref name="Progress"/></param>
sealed record RunStatus(
    RunState State, StudyProgress? Progress = null, long At = 0, string? Error = null, string? Hint = null);
