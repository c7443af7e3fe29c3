using Fruitfly.Measurement;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>How long and by which clock speed is measured.</summary>
public sealed record BenchmarkSettings(TimeProvider Time)
{
    /// <summary>How long a measurement repeats its work at least. Default: 1 s.</summary>
    public TimeSpan Least { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many times a measurement repeats its work at least. Default: 5.</summary>
    public int LeastRepeats { get; init; } = 5;

    /// <summary>The cores for what uses the whole machine. Default: all.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    internal double SecondsOf(Action work)
    {
        var began = Time.GetTimestamp();
        work();
        return Time.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The median over as many repeats as ask for; the first, which finds nothing compiled and nothing in the
    /// caches, does not count.</summary>
    internal double MedianSecondsOf(Action work, CancellationToken cancellation)
    {
        work();
        var seconds = new List<double>();
        while (seconds.Count < LeastRepeats || seconds.Sum() < Least.TotalSeconds)
        {
            cancellation.ThrowIfCancellationRequested();
            seconds.Add(SecondsOf(work));
        }
        return Median.Of(seconds);
    }
}
