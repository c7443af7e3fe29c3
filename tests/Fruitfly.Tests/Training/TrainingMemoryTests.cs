using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Training;

public sealed class TrainingMemoryTests
{
    static readonly Architecture Network = Architecture.Mlp(40, 100, 100, 10);
    static readonly DataSize Data = new(4000, 0, 1000, 40, 10, 10);

    [Fact]
    public void Parameters_gradients_and_moments_take_four_bytes_a_number()
    {
        var memory = TrainingMemory.Of(Network, new Recipe { Optimizer = new Adam() }, Data);
        memory.Parameters.ShouldBe(4 * 15_210);
        memory.Gradients.ShouldBe(2 * memory.Parameters);
        memory.OptimizerState.ShouldBe(2 * memory.Parameters);
        memory.Bytes.ShouldBe(5 * memory.Parameters + memory.Workspace);
    }

    public static TheoryData<Optimizer> Optimizers =>
        [new Sgd(0.1), new Sgd(0.1, Momentum: 0.9), new Adam(), new AdamW(), new RmsProp(), new RmsProp(Momentum: 0.9)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void An_optimizer_keeps_what_it_says(Optimizer optimizer) =>
        optimizer.Start(10).Arrays.Count().ShouldBe(optimizer.ArraysPerParameter);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(4000)]
    public void Training_takes_that_much(int batchSize)
    {
        var data = Mnist1dLike();
        var recipe = new Recipe
        {
            Batches = Batches.Shuffled(batchSize), Optimizer = new Adam(), Duration = Duration.Steps(1),
            EvaluateOn = [],
            InputNoise = 0.1,
            WeightNoise = 0.1,
            Augmentation = new(Translation: 2),
            ClassWeights = ClassWeights.Balanced,
        };
        Trainer.Train(new Network(Network), data, recipe);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Trainer.Train(new Network(Network), data, recipe);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        // Drawing the parameters takes up to 16 bytes more for each of them, which are let go at once.
        var predicted = TrainingMemory.Of(Network, recipe, DataSize.Of(data)).Bytes;
        ((double)taken).ShouldBeInRange(predicted, predicted + 20 * 15_210 + 20_000);
    }

    static DataSet Mnist1dLike() => new(
        "zeros", Examples.Labelled(new float[4000 * 40], 40, new int[4000], 10),
        test: Examples.Labelled(new float[1000 * 40], 40, new int[1000], 10));
}
