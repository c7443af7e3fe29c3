namespace Fruitfly.Cli.Tests.Terminals;

/// <summary>Its timers fire when the test says so.</summary>
sealed class ManualClock : TimeProvider
{
    Action _fire = () => { };
    long _ticks;

    public TimeSpan Period { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Tick() => _fire();

    public void Pass(TimeSpan time) => _ticks += time.Ticks;

    public override long GetTimestamp() => _ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Period = period;
        _fire = () => callback(state);
        return new Timer();
    }

    sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
