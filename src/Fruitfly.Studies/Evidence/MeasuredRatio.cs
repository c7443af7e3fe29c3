namespace Fruitfly.Studies.Evidence;

/// <summary>A geometric mean of ratios: the interval is that of their logarithms, so that half and double lie equally
/// far from 1.</summary>
sealed record MeasuredRatio(MeasuredMean Logarithms) : MeasuredValue(Math.Exp(Logarithms.Value), Logarithms.Count)
{
    public override string Name => "geometric mean";

    public override (double Low, double High) IntervalAt(double confidence)
    {
        var (low, high) = Logarithms.IntervalAt(confidence);
        return (Math.Exp(low), Math.Exp(high));
    }

    public override MeasuredValue WithCount(int count) => new MeasuredRatio(Logarithms with { Count = count });
}
