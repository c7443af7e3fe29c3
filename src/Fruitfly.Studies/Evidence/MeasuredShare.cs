using Fruitfly.Measurement;

namespace Fruitfly.Studies.Evidence;

/// <summary>A share of repetitions in percent: Wilson's interval, which has a length where all or none hold.</summary>
sealed record MeasuredShare(double Value, int Count) : MeasuredValue(Value, Count)
{
    public override string Name => "share";

    public override (double Low, double High) IntervalAt(double confidence)
    {
        var share = Proportion.Wilson(Value / 100, Count, confidence);
        return (100 * share.Low, 100 * share.High);
    }

    public override MeasuredValue WithCount(int count) => this with { Count = count };
}
