namespace Fruitfly.Studies.Evidence;

/// <summary>Where something is largest or smallest, with the places that cannot be told from it. How more repetitions
/// would narrow them is not known.</summary>
sealed record MeasuredPlace(double Value, (double Low, double High) Ends, int Count) : MeasuredValue(Value, Count)
{
    public override string Name => "place";

    public override (double Low, double High) IntervalAt(double confidence) => Ends;

    public override MeasuredValue WithCount(int count) => this;
}
