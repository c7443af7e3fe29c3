namespace Fruitfly.Web.Playground.Sessions;

/// <summary>Steps a second over about the last second.</summary>
sealed class Speedometer(TimeProvider time)
{
    static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    readonly Lock _lock = new();
    readonly Queue<(long At, int Steps)> _readings = new();

    /// <summary>Null before there are two readings.</summary>
    public double? StepsPerSecond { get; private set; }

    public void Reset()
    {
        lock (_lock)
        {
            _readings.Clear();
            StepsPerSecond = null;
        }
    }

    public void Read(int steps)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _readings.Enqueue((now, steps));
            while (_readings.Count > 2 && time.GetElapsedTime(_readings.Peek().At, now) > Window)
                _readings.Dequeue();
            var (at, before) = _readings.Peek();
            if (time.GetElapsedTime(at, now) is { Ticks: > 0 } elapsed)
                StepsPerSecond = (steps - before) / elapsed.TotalSeconds;
        }
    }
}
