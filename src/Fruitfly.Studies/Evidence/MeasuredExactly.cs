namespace Fruitfly.Studies.Evidence;

/// <summary>A value that is computed and not sampled: it has no spread.</summary>
sealed record MeasuredExactly(double Value) : MeasuredValue(Value, 1)
{
    public override string Name => "value";

    public override (double Low, double High) IntervalAt(double confidence) => (Value, Value);

    public override MeasuredValue WithCount(int count) => this;
}
