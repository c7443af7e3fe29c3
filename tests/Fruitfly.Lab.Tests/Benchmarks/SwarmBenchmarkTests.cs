using Fruitfly.Lab.Benchmarks;
using Fruitfly.Studies.Tests;
using Fruitfly.Training.Swarms;

namespace Fruitfly.Lab.Tests.Benchmarks;

public sealed class SwarmBenchmarkTests
{
    [Theory]
    [InlineData("swarm-logistic", 160_000)]
    [InlineData("swarm-mlp-20", 680_000)]
    [InlineData("swarm-mlp-32", 908_800)]
    public void The_time_of_a_step_is_divided_by_the_networks_of_a_swarm(string name, long operations)
    {
        var settings = new BenchmarkSettings(new TickingTime(
            TimeSpan.FromMilliseconds(4)))
        { Least = TimeSpan.FromMilliseconds(8), LeastRepeats = 1 };
        Workloads.Swarms.Single(workload => workload.Name == name).Measure(settings)
            .ShouldBe(new TrainingSpeed(4000.0 / 40 / SwarmTraining.MostNetworks, operations));
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => Workloads.Swarms[0].Measure(
            new BenchmarkSettings(TimeProvider.System), source.Token));
    }
}
