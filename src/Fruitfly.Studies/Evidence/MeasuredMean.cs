namespace Fruitfly.Studies.Evidence;

/// <summary>A mean of repetitions.</summary>
sealed record MeasuredMean(double Value, double Deviation, int Count) : MeasuredByStudent(Value, Deviation, Count)
{
    public override string Name => "mean";

    /// <summary>The interval is at least this long: the distance of the values that can occur, such as the widths of
    /// trained networks or one example of an error. 0 where any value can.</summary>
    public double Step { get; init; }

    protected override int Agreeing => Step == 0 ? base.Agreeing : 0;

    protected override double StandardError => Deviation / Math.Sqrt(Count);

    public override (double Low, double High) IntervalAt(double confidence) =>
        base.IntervalAt(confidence) is var (low, high) && high - low >= Step
            ? (low, high) : (Value - Step / 2, Value + Step / 2);

    public override MeasuredValue WithCount(int count) => this with { Count = count };
}
