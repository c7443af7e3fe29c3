namespace Fruitfly.Studies.Sqlite;

/// <summary>For how long workers have been silent. Their heartbeats are in the clocks of their hosts: one that lies in
/// the future, or is long past when it comes, is counted from when it was first seen here.</summary>
sealed class WorkerLeases(TimeProvider time)
{
    /// <summary>Clocks of hosts that agree differ by less.</summary>
    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    readonly Dictionary<long, (long Heartbeat, long At, bool IsLate)> _seen = [];

    /// <param name="heartbeat">in milliseconds since 1970, UTC</param>
    public TimeSpan Silence(long worker, long heartbeat)
    {
        var milliseconds = time.GetUtcNow().ToUnixTimeMilliseconds() - (double)heartbeat;
        var isKnown = _seen.TryGetValue(worker, out var seen);
        if (!isKnown || seen.Heartbeat != heartbeat)
            _seen[worker] = seen = (heartbeat, time.GetTimestamp(),
                isKnown && milliseconds >= WorkerIdentity.Silence.TotalMilliseconds);
        var watched = time.GetElapsedTime(seen.At);
        if (milliseconds < -Tolerance.TotalMilliseconds)
            return watched;
        var silent =
            TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, TimeSpan.FromDays(365_000).TotalMilliseconds));
        return seen.IsLate ? watched : silent;
    }

    public void Forget(long worker) => _seen.Remove(worker);
}
