using Fruitfly.Lab.Benchmarks;
using Fruitfly.Networks;
using Fruitfly.Studies.Tests;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Benchmarks;

public sealed class TrainingBenchmarkTests
{
    [Fact]
    public void The_time_of_a_step_is_that_of_an_epoch_over_its_steps()
    {
        var settings = new BenchmarkSettings(new TickingTime(
            TimeSpan.FromMilliseconds(4)))
        { Least = TimeSpan.FromMilliseconds(40) };
        Named("logistic").Measure(settings)
            .ShouldBe(new TrainingSpeed(MicrosecondsPerStep: 4000 / 40.0, OperationsPerStep: 160_000));
    }

    [Fact]
    public void A_full_batch_is_one_step_an_epoch()
    {
        var full = Named("mlp-200-fullbatch");
        full.Batches.StepsPerEpoch(4000).ShouldBe(1);
        full.Batches.Order.ShouldBe(BatchOrder.Shuffled);
    }

    [Theory]
    [InlineData("logistic", 410, 160_000)]
    [InlineData("mlp-20", 1_450, 680_000)]
    [InlineData("mlp-100", 15_210, 8_200_000)]
    [InlineData("mlp-100-adam", 15_210, 8_200_000)]
    [InlineData("mlp-400", 180_810, 104_800_000)]
    [InlineData("mlp-200-fullbatch", 50_410, 1_136_000_000)]
    [InlineData("cnn-25", 5_210, 18_575_000)]
    [InlineData("gru-6", 5_134, 8_640_000)]
    public void Each_workload_has_its_parameters_and_operations(string name, int parameters, long operations)
    {
        var workload = Named(name);
        new Network(workload.Architecture).ParameterCount.ShouldBe(parameters);
        StepOperations.Of(workload.Architecture, workload.Batches.SizeFor(4000)).Total.ShouldBe(operations);
    }

    [Fact]
    public void The_share_of_the_peak_is_operations_per_second_over_it() =>
        new TrainingSpeed(MicrosecondsPerStep: 100, OperationsPerStep: 8_200_000).ShareOf(164e9).ShouldBe(0.5, 1e-12);

    [Fact]
    public void Cancelling_ends_it()
    {
        var settings = new BenchmarkSettings(new TickingTime(TimeSpan.Zero));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => Named("gru-6").Measure(settings, source.Token));
    }

    static TrainingBenchmark Named(string name) => Workloads.Training.Single(workload => workload.Name == name);
}
