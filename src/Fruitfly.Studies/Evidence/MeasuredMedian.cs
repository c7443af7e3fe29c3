using Fruitfly.Measurement;

namespace Fruitfly.Studies.Evidence;

/// <summary>A median of repetitions: the interval between two of them, which holds for every distribution, even where
/// there is no mean.</summary>
sealed record MeasuredMedian(double Value, IReadOnlyList<double> Values, int Count) : MeasuredValue(Value, Count)
{
    /// <summary>The fewest values whose median has an interval at 95 %.</summary>
    const int Fewest = 6;

    public override string Name => "median";

    public override (double Low, double High) IntervalAt(double confidence)
    {
        var median = Quantile.Median(Values, confidence);
        if (Count == Values.Count)
            return (median.Low, median.High);
        // The ends come closer as 1/√n; too few values have none, but their extremes are those of six.
        var (low, high, of) = Values.Count < Fewest
            ? (Values.Min(), Values.Max(), Fewest) : (median.Low, median.High, Values.Count);
        var shorter = Math.Sqrt((double)of / Count);
        return Count < Fewest
            ? (double.NegativeInfinity, double.PositiveInfinity)
            : (Value - shorter * (Value - low), Value + shorter * (high - Value));
    }

    public override MeasuredValue WithCount(int count) => this with { Count = count };
}
