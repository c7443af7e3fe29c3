using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Training;

/// <summary>What a page that plays, pauses and steps relies on: an observer may stop training
/// and look around.</summary>
public sealed class ObservedTrainingTests
{
    static readonly Architecture WithDropout = new()
    {
        Inputs = 5,
        Layers = [new Linear(16), new Relu(), new Dropout(0.3), new Linear(3)],
    };

    static readonly Recipe Short =
        new() { Optimizer = new Adam(0.01), Batches = Batches.Shuffled(16), Duration = Duration.Epochs(5) };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Training_that_is_stopped_and_looked_into_after_every_step_is_the_same_to_the_bit(int threads)
    {
        var data = ToyData.Clouds();
        var (plain, watched) = (new Network(WithDropout, 3), new Network(WithDropout, 3));
        var expected = Trainer.Train(plain, data, Short, seed: 4);
        var observer = new Looker(watched, data.Training.Inputs.ToArray(),
            new NetworkInspector(watched, data.Training, Loss.CrossEntropy));
        var history = Task.Run(() =>
            Trainer.Train(watched, data, Short, seed: 4, observer, TestContext.Current.CancellationToken, threads));

        for (var step = 1; step <= 20; step++)
        {
            await observer.Arrived.WaitAsync(TestContext.Current.CancellationToken);
            observer.Steps.Count.ShouldBe(step);
            history.IsCompleted.ShouldBeFalse("training waits until the page lets it go on");
            observer.GoOn.Release();
        }

        (await history).Evaluations.ShouldBe(expected.Evaluations);
        watched.WideParameters().ShouldBe(plain.WideParameters());
        observer.Steps.ShouldBe(Enumerable.Range(1, 20));
        observer.Evaluations.ShouldBe(expected.Evaluations);
        observer.Parameters.ShouldBeUnique(new SameNumbers());
    }

    [Fact]
    public void The_predictions_an_observer_reads_are_those_of_the_step()
    {
        var data = ToyData.Clouds();
        var inputs = data.Training.Inputs.ToArray();
        var network = new Network(WithDropout, 3);
        var observer = new Looker(network, inputs, null);
        observer.GoOn.Release(20);
        Trainer.Train(network, data, Short, seed: 4, observer, TestContext.Current.CancellationToken);
        for (var step = 1; step <= 20; step += 6)
        {
            var stopped = new Network(WithDropout, 3);
            Trainer.Train(stopped, data, Short with { Duration = Duration.Steps(step) }, seed: 4,
                cancellation: TestContext.Current.CancellationToken);
            var outputs = new float[data.Training.Count * 3];
            stopped.Predict(inputs, outputs);
            observer.Predictions[step - 1].ShouldBe(outputs);
        }
    }

    [Fact]
    public async Task A_run_that_waits_in_its_observer_is_ended_by_its_token()
    {
        using var stop = new CancellationTokenSource();
        var network = new Network(WithDropout, 3);
        var observer = new Looker(network, [], null) { Token = stop.Token };
        var training = Task.Run(() => Trainer.Train(network, ToyData.Clouds(), Short, seed: 4, observer, stop.Token));
        await observer.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => training);
    }

    [Fact]
    public void A_network_is_rewound_by_drawing_it_from_its_seed_again()
    {
        var data = ToyData.Clouds();
        var network = new Network(WithDropout, 3);
        var first = Trainer.Train(network, data, Short, seed: 4);
        Trainer.Train(network.Initialize(3), data, Short, seed: 4).Evaluations.ShouldBe(first.Evaluations);
    }

    sealed class Looker(Network network, float[] inputs, NetworkInspector? inspector) : ITrainingObserver
    {
        public SemaphoreSlim Arrived { get; } = new(0);
        public SemaphoreSlim GoOn { get; } = new(0);
        public CancellationToken Token { get; init; }
        public List<int> Steps { get; } = [];
        public List<Evaluation> Evaluations { get; } = [];
        public List<float[]> Predictions { get; } = [];
        public List<float[]> Parameters { get; } = [];

        public void StepTaken(int step, double batchLoss)
        {
            var (outputs, parameters) = (new float[inputs.Length / network.Inputs * network.Outputs],
                new float[network.ParameterCount]);
            network.Predict(inputs, outputs);
            network.CopyParametersTo(parameters);
            inspector?.Inspect();
            Predictions.Add(outputs);
            Parameters.Add(parameters);
            Steps.Add(step);
            Arrived.Release();
            GoOn.Wait(Token);
        }

        public void Evaluated(Evaluation evaluation) => Evaluations.Add(evaluation);
    }

    sealed class SameNumbers : IEqualityComparer<float[]>
    {
        public bool Equals(float[]? one, float[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(float[] numbers) => numbers.Length;
    }
}
