namespace Fruitfly.Lab.Benchmarks;

/// <summary>Everything that one run measured.</summary>
/// <param name="Peak">float32 operations per second of one core</param>
/// <param name="Load">the load average before the run; null where the system does not tell</param>
/// <param name="Speeds">by workload, in the order they were asked for</param>
public sealed record BenchmarkTable(double Peak, double? Load, IReadOnlyList<KeyValuePair<string, Speed>> Speeds)
{
    /// <param name="load">from <see cref="MachineLoad"/></param>
    /// <param name="begins">called with the name of a workload before it is measured</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static BenchmarkTable Measure(
        IReadOnlyList<Benchmark> workloads, BenchmarkSettings settings, double? load, Action<string> begins,
        CancellationToken cancellation = default)
    {
        begins("the multiply-add peak");
        var peak = MachinePeak.Measure(settings, cancellation);
        var speeds = new List<KeyValuePair<string, Speed>>();
        foreach (var workload in workloads)
        {
            begins(workload.Name);
            speeds.Add(new(workload.Name, workload.Measure(settings, cancellation)));
        }
        return new BenchmarkTable(peak, load, speeds);
    }
}
