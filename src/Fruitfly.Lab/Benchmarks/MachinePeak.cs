using Fruitfly.Numerics;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>The most float32 operations per second that one core of this machine does.</summary>
public static class MachinePeak
{
    const int Rounds = 1_000_000;

    /// <summary>The median over repeats of some milliseconds, two operations for each multiply-add.</summary>
    public static double Measure(BenchmarkSettings settings, CancellationToken cancellation = default) =>
        MultiplyAddPeak.Run(Rounds) / settings.MedianSecondsOf(() => MultiplyAddPeak.Run(Rounds), cancellation);
}
