namespace Fruitfly.Studies.Evidence;

/// <summary>Our mean less a single published run, or the mean of a few, which spread as ours do: the interval says
/// where the mean lies from one more run, or from as many.</summary>
/// <param name="Count">of our runs</param>
/// <param name="Runs">of the published ones</param>
sealed record MeasuredRun(double Value, double Deviation, int Count, int Runs)
    : MeasuredByStudent(Value, Deviation, Count)
{
    public override string Name => "difference from what was published";

    protected override double StandardError => Deviation * Math.Sqrt(1.0 / Runs + 1.0 / Count);

    public override MeasuredValue WithCount(int count) => this with { Count = count };
}
