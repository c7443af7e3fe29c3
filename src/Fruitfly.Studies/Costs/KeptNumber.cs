namespace Fruitfly.Studies.Costs;

/// <summary>Something else that was measured, such as the seconds in which a data set is made.</summary>
sealed record KeptNumber(double Value, DateTimeOffset Seen)
{
    public bool IsSound => double.IsFinite(Value) && Value > 0; // a clock too coarse saw nothing
}
