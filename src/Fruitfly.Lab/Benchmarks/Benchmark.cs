namespace Fruitfly.Lab.Benchmarks;

/// <summary>One workload whose speed is measured.</summary>
/// <param name="Name">as the command line calls it</param>
public abstract record Benchmark(string Name)
{
    /// <summary>Does the work and times it.</summary>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public abstract Speed Measure(BenchmarkSettings settings, CancellationToken cancellation = default);
}
