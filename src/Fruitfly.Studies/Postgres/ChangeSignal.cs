namespace Fruitfly.Studies.Postgres;

/// <summary>Tells other sessions that something was committed, at most twice a second: the server lets only one
/// transaction that tells something commit at a time, so those of trials tell nothing themselves.</summary>
sealed class ChangeSignal : IDisposable
{
    static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    readonly Action _tell;
    readonly ITimer _timer;
    int _isDue;

    public ChangeSignal(TimeProvider time, Action tell)
    {
        _tell = tell;
        _timer = time.CreateTimer(_ => Due(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Changed()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0)
            _timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Tells what has not been told.</summary>
    /// <exception cref="StudyStoreException">it cannot be told</exception>
    public void Dispose()
    {
        _timer.Dispose();
        if (Interlocked.Exchange(ref _isDue, 0) == 1)
            _tell();
    }

    // A server that is away has the same said to it by whatever is done next.
    void Due()
    {
        if (Interlocked.Exchange(ref _isDue, 0) == 0)
            return;
        try
        {
            _tell();
        }
        catch (Exception failure) when (failure is StudyStoreException or ObjectDisposedException)
        {
        }
    }
}
