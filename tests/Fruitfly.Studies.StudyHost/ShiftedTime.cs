namespace Fruitfly.Studies.StudyHost;

/// <summary>A clock that goes as fast as that of the system, and is off by some time.</summary>
sealed class ShiftedTime(TimeSpan off) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + off;
}
