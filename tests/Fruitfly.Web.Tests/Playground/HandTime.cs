namespace Fruitfly.Web.Tests.Playground;

/// <summary>The system's clock, whose timers of more than a frame's pace go off by hand.</summary>
sealed class HandTime : TimeProvider
{
    readonly List<HandTimer> _timers = [];

    /// <summary>How far the clock is ahead of the system's.</summary>
    public TimeSpan Shift { get; set; }

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Shift.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period == Timeout.InfiniteTimeSpan && dueTime != Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period); // a delay
        var timer = new HandTimer(() => callback(state)) { Due = dueTime, Period = period };
        lock (_timers)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Lets the timers that repeat go off once.</summary>
    public void Beat() => Each(timer => timer.Period != Timeout.InfiniteTimeSpan);

    /// <summary>Lets the timers go off that wait for so long.</summary>
    public void Fire(TimeSpan due) => Each(timer => timer.Due == due);

    void Each(Func<HandTimer, bool> which)
    {
        List<HandTimer> timers;
        lock (_timers)
            timers = [.. _timers.Where(timer => !timer.IsOver && which(timer))];
        timers.ForEach(timer => timer.Act());
    }

    sealed class HandTimer(Action act) : ITimer
    {
        public Action Act { get; } = act;

        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; set; }

        public bool IsOver { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (Due, Period) = (dueTime, period);
            return !IsOver;
        }

        public void Dispose() => IsOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
