namespace Fruitfly.Studies.Evidence;

/// <summary>A value from repetitions, as a rule judges it: with its interval, and with what more repetitions would make
/// of it.</summary>
/// <param name="Count">how many repetitions</param>
abstract record MeasuredValue(double Value, int Count)
{
    /// <summary>What the value is, such as "mean": a reason says so.</summary>
    public abstract string Name { get; }

    /// <summary>Where the true value lies with the confidence of every claim.</summary>
    public (double Low, double High) Interval => IntervalAt(Rule.Confidence);

    /// <summary>Where the true value lies with the given confidence.</summary>
    public abstract (double Low, double High) IntervalAt(double confidence);

    /// <summary>The same value and the same spread from another number of repetitions.</summary>
    public abstract MeasuredValue WithCount(int count);
}
