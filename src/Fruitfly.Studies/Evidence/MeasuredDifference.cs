namespace Fruitfly.Studies.Evidence;

/// <summary>Our mean less a published one of known spread, which may be another than ours (Welch 1947).</summary>
/// <param name="Count">of our repetitions</param>
sealed record MeasuredDifference(
    double Value, double Deviation, int Count, double PublishedDeviation, int PublishedCount)
    : MeasuredByStudent(Value, Deviation, Count)
{
    public override string Name => "difference of the means";

    protected override double StandardError => Math.Sqrt(Ours + Published);

    protected override double Freedom => (Ours + Published) * (Ours + Published)
        / (Ours * Ours / (Count - 1) + Published * Published / (PublishedCount - 1));

    double Ours => Deviation * Deviation / Count;

    double Published => PublishedDeviation * PublishedDeviation / PublishedCount;

    public override MeasuredValue WithCount(int count) => this with { Count = count };
}
