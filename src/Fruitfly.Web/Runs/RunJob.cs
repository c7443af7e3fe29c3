using Fruitfly.Studies;

namespace Fruitfly.Web.Runs;

/// <summary>A run that a page asked for.</summary>
/// <param name="name">of what it runs: no two of one name run or wait at once</param>
abstract class RunJob(string name)
{
    readonly CancellationTokenSource _cancellation = new();
    volatile RunStatus _status = new(RunState.Queued);

    /// <summary>Given by the board that it waits on.</summary>
    public long Id { get; set; }

    public string Name { get; } = name;

    /// <summary>Whether networks are trained before something is measured.</summary>
    public abstract bool HasTrials { get; }

    public RunStatus Status
    {
        get => _status;
        set => _status = value;
    }

    public CancellationToken Cancellation => _cancellation.Token;

    public bool IsStopping => _cancellation.IsCancellationRequested;

    public bool HasEnded => Status.State is RunState.Done or RunState.Stopped or RunState.Failed;

    public void Stop() => _cancellation.Cancel();

    /// <summary>Told when it is taken into the queue.</summary>
    public virtual void Queued()
    {
    }

    /// <summary>Trains, measures and writes the report.</summary>
    /// <param name="changed">to be called when there is more to see</param>
    /// <exception cref="OperationCanceledException">it was stopped</exception>
    public abstract void Execute(IProgress<StudyProgress> progress, Action changed);
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
