using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Threads;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Training;

public sealed class BatchPassTests
{
    /// <summary>60 examples in batches of 25 are two steps of 25 and one of 10; in parts of 7 four parts and two, the
    /// last of each smaller.</summary>
    static readonly Recipe Cut = new()
    {
        Optimizer = new Adam(0.01), Batches = Batches.Shuffled(25), Duration = Duration.Epochs(4), PartSize = 7,
        CountConfusionsOn = Split.Test,
    };

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_number_of_threads_does_not_change_a_bit(int threads)
    {
        var (history, parameters) = Train(Cut, threads);
        var (expected, expectedParameters) = Train(Cut, threads: 1);

        parameters.ShouldBe(expectedParameters);
        history.Evaluations.ShouldBe(expected.Evaluations);
        history.Confusions.ShouldBe(expected.Confusions);
    }

    [Fact]
    public void Evaluation_by_several_threads_changes_no_bit_of_an_uncut_recipe_either()
    {
        var uncut = Cut with { PartSize = null };
        var (history, parameters) = Train(uncut, threads: 3, test: 1000);
        var (expected, expectedParameters) = Train(uncut, threads: 1, test: 1000);

        parameters.ShouldBe(expectedParameters);
        history.Evaluations.ShouldBe(expected.Evaluations);
    }

    [Fact]
    public void The_gradient_of_a_cut_batch_is_that_of_the_whole_but_for_rounding()
    {
        var network = Network.Mlp(5, 16, 3);
        var whole = Gradients(network, partSize: null);
        var cut = Gradients(network, partSize: 7);

        cut.ShouldNotBe(whole);
        for (var i = 0; i < whole.Length; i++)
            cut[i].ShouldBe(whole[i], 1e-6f);
    }

    [Fact]
    public void Parts_as_large_as_the_batch_give_the_bits_of_the_whole() =>
        Gradients(Network.Mlp(5, 16, 3), partSize: 60).ShouldBe(Gradients(Network.Mlp(5, 16, 3), partSize: null));

    [Fact]
    public void The_training_loop_allocates_nothing_in_parts_either()
    {
        foreach (var threads in (int[])[1, 2])
        {
            var allocated = new long[101];
            var recipe = Cut with { Duration = Duration.Steps(100), EvaluateEvery = Duration.Steps(0) };
            Trainer.Train(
                OneOfEach(), ToyData.Clouds(), recipe, threads: threads,
                observer: new SomeSteps(step => allocated[step] = GC.GetAllocatedBytesForCurrentThread()));
            allocated[100].ShouldBe(allocated[20]);
        }
    }

    [Theory]
    [InlineData(512, null, 512)]
    [InlineData(513, null, 256)]
    [InlineData(60_000, null, 256)]
    [InlineData(60_000, 1000, 1000)]
    [InlineData(60, 100, 60)]
    public void Batches_too_large_for_the_cache_are_cut(int batch, int? recipe, int expected) =>
        BatchPass.PartSize(new Recipe { PartSize = recipe }, batch).ShouldBe(expected);

    [Fact]
    public void A_full_batch_takes_no_more_memory_for_more_examples_than_their_numbers()
    {
        var recipe = new Recipe { Batches = Batches.Full };
        var small = TrainingMemory.Of(Architecture.Mlp(40, 100, 10), recipe, new DataSize(1000, 0, 0, 40, 10, 10));
        var large = TrainingMemory.Of(Architecture.Mlp(40, 100, 10), recipe, new DataSize(60_000, 0, 0, 40, 10, 10));
        (large.Bytes - small.Bytes).ShouldBe(59_000 * 2 * sizeof(int));
    }

    [Fact]
    public void A_part_has_an_example_at_least() =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Train(Cut with { PartSize = 0 }, threads: 1)).ParamName.ShouldBe("PartSize");

    [Fact]
    public void The_confusions_are_those_of_the_trained_network()
    {
        var (history, _) = Train(Cut, threads: 1);
        var counts = history.Confusions!;

        Enumerable.Range(0, 3).Select(actual => Enumerable.Range(0, 3).Sum(predicted => counts[actual, predicted]))
            .ShouldBe([10, 10, 10]);
        (1 - Enumerable.Range(0, 3).Sum(label => counts[label, label]) / 30.0)
            .ShouldBe(history.Last.Test!.Error, 1e-12);
        Train(Cut with { CountConfusionsOn = null }, threads: 1).History.Confusions.ShouldBeNull();
    }

    static Network OneOfEach() => new(new Architecture { Inputs = 5, Layers = TestLayers.OneOfEach });

    static (History History, float[] Parameters) Train(Recipe recipe, int threads, int test = 30)
    {
        var network = OneOfEach();
        var history = Trainer.Train(network, ToyData.Clouds(test: test), recipe, seed: 5, threads: threads);
        return (history, network.Storage);
    }

    static float[] Gradients(Network network, int? partSize)
    {
        using var team = new ThreadTeam(1);
        var data = ToyData.Clouds();
        var pass = new BatchPass(network, data, new Recipe { PartSize = partSize }, 60, team);
        pass.Run([.. Enumerable.Range(0, 60)], dropout: null);
        return pass.Gradients;
    }

    sealed class SomeSteps(Action<int> taken) : ITrainingObserver
    {
        public void StepTaken(int step, double batchLoss) => taken(step);
    }
}
