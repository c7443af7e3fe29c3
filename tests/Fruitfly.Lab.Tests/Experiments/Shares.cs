namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>Hears, at once and from any thread, the share of a computation that is done.</summary>
sealed class Shares : IProgress<double>
{
    public List<double> Heard { get; } = [];

    public void Report(double value)
    {
        lock (Heard)
            Heard.Add(value);
    }

    /// <summary>The parts of a computation add up to its work.</summary>
    public void ShouldRiseToOne()
    {
        Heard.Count.ShouldBeGreaterThan(2);
        Heard.ShouldBeInOrder();
        Heard.ShouldAllBe(share => share >= 0 && share <= 1);
        Heard[^1].ShouldBeInRange(0.9, 1);
    }
}
