namespace Fruitfly.Studies.Evidence;

/// <summary>Our mean less another of its own spread, a published one or one of ours that shares nothing with it (Welch
/// 1947).</summary>
/// <param name="Count">of our repetitions</param>
sealed record MeasuredDifference(double Value, double Deviation, int Count, double OtherDeviation, int OtherCount)
    : MeasuredByStudent(Value, Deviation, Count)
{
    public override string Name => "difference of the means";

    /// <summary>Whether both means are ours: more repetitions are more of both.</summary>
    public bool AreBothOurs { get; init; }

    protected override int Agreeing => !AreBothOurs ? base.Agreeing
        : OtherDeviation == 0 ? Math.Min(base.Agreeing, OtherCount) : 0;

    protected override double StandardError => Math.Sqrt(Ours + Other);

    protected override double Freedom => (Ours + Other) * (Ours + Other)
        / (Ours * Ours / (Count - 1) + Other * Other / (OtherCount - 1));

    double Ours => Deviation * Deviation / Count;

    double Other => OtherDeviation * OtherDeviation / OtherCount;

    public override MeasuredValue WithCount(int count) =>
        this with { Count = count, OtherCount = AreBothOurs ? count : OtherCount };
}
