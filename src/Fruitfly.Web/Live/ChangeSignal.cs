namespace Fruitfly.Web.Live;

/// <summary>Tells any number of waiting readers that something changed. What it is they read themselves when they are
/// ready, so a slow reader skips states and nothing queues up; raising costs the one
/// who raises next to nothing.</summary>
sealed class ChangeSignal
{
    TaskCompletionSource _next = NewSource();
    long _version;

    /// <summary>How many times it was raised.</summary>
    public long Version => Interlocked.Read(ref _version);

    public void Raise()
    {
        Interlocked.Increment(ref _version);
        Interlocked.Exchange(ref _next, NewSource()).SetResult();
    }

    /// <summary>Ends when <see cref="Version"/> is larger than <paramref name="version"/>,
    /// at once where it is already.</summary>
    public async Task WaitBeyond(long version, CancellationToken cancellation)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next); // before the version: a signal between the two is not missed
            if (Version > version)
                return;
            await next.Task.WaitAsync(cancellation);
        }
    }

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
