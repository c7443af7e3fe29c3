namespace Fruitfly.Cli.Commands.Diagnose;

/// <summary>Ends a run when its time is over, or when a person ends it.</summary>
sealed class BudgetEnd : IDisposable
{
    readonly CancellationTokenSource _time, _either;
    readonly CancellationToken _interrupted;

    /// <param name="budget">from now on; null for no end</param>
    public BudgetEnd(TimeSpan? budget, TimeProvider time, CancellationToken interrupted)
    {
        _interrupted = interrupted;
        _time = budget is { } after && after < Longest ? new(after, time) : new();
        _either = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, interrupted);
    }

    // A timer takes no longer time.
    static TimeSpan Longest { get; } = TimeSpan.FromDays(24);

    public CancellationToken Token => _either.Token;

    /// <summary>Whether the time is over, and no person ended it.</summary>
    public bool IsReached => _time.IsCancellationRequested && !_interrupted.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _time.Dispose();
    }
}
