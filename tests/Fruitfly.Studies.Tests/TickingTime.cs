namespace Fruitfly.Studies.Tests;

/// <summary>A clock that goes on by the same span whenever it is asked.</summary>
sealed class TickingTime(TimeSpan tick) : TimeProvider
{
    long _asked;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ++_asked * tick.Ticks;
}
