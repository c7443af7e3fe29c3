using Fruitfly.Lab.Benchmarks;
using Fruitfly.Studies.Tests;

namespace Fruitfly.Lab.Tests.Benchmarks;

public sealed class BenchmarkTests
{
    static readonly BenchmarkSettings Settings =
        new(new TickingTime(TimeSpan.FromSeconds(2))) { LeastRepeats = 1, Cores = 2 };

    [Fact]
    public void There_are_eight_workloads_for_one_core_three_swarms_and_two_for_the_machine() =>
        Workloads.All.Select(benchmark => benchmark.Name).ShouldBe(
        ["logistic", "mlp-20", "mlp-100", "mlp-100-adam", "mlp-400", "mlp-200-fullbatch", "cnn-25", "gru-6",
            "swarm-logistic", "swarm-mlp-20", "swarm-mlp-32", "trials", "mnist1d"]);

    [Fact]
    public void Trials_that_take_as_long_on_two_cores_as_on_one_scale_by_half() =>
        new TrialsBenchmark { Epochs = 1 }.Measure(Settings)
            .ShouldBe(new TrialSpeed(NetworksPerMinute: 32 * 60 / 2.0, ScalingEfficiency: 0.5, Cores: 2));

    [Fact]
    public void Generation_is_counted_in_examples() =>
        new GenerationBenchmark().Measure(Settings).ShouldBe(new GenerationSpeed(SamplesPerSecond: 5000 / 2.0));

    [Fact]
    public void The_peak_is_operations_over_seconds() =>
        MachinePeak.Measure(Settings).ShouldBe(Numerics.MultiplyAddPeak.Run(1_000_000) / 2.0);

    [Fact]
    public void The_load_is_the_first_number_of_the_kernels_line() =>
        MachineLoad.Parse("10.87 13.54 15.90 12/345 6789\n").ShouldBe(10.87);

    [Fact]
    public void The_median_counts_repeats_after_the_first()
    {
        var done = 0;
        var settings = new BenchmarkSettings(new TickingTime(
            TimeSpan.FromMilliseconds(10)))
        { Least = TimeSpan.FromMilliseconds(65), LeastRepeats = 3 };
        settings.MedianSecondsOf(() => done++, CancellationToken.None).ShouldBe(0.01, 1e-9);
        done.ShouldBe(1 + 7);
    }
}
