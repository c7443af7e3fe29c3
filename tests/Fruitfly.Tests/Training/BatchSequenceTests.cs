using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;

namespace Fruitfly.Tests.Training;

public class BatchSequenceTests
{
    [Theory]
    [InlineData(10, 3)]
    [InlineData(10, 10)]
    [InlineData(10, 99)]
    [InlineData(10, 1)]
    public void Every_epoch_sees_every_example_once(int examples, int size)
    {
        var batches = new BatchSequence(examples, Batches.Shuffled(size), new RandomStream(3, 1));
        for (var epoch = 0; epoch < 4; epoch++)
        {
            var seen = new List<int>();
            for (var step = 0; step < Batches.Shuffled(size).StepsPerEpoch(examples); step++)
                seen.AddRange(batches.Next());
            seen.Order().ShouldBe(Enumerable.Range(0, examples));
        }
    }

    [Fact]
    public void A_shuffled_order_differs_between_epochs_and_a_fixed_one_does_not()
    {
        var shuffled = new BatchSequence(100, Batches.Shuffled(100), new RandomStream(3, 1));
        shuffled.Next().ToArray().ShouldNotBe(shuffled.Next().ToArray());
        var inOrder = new BatchSequence(5, Batches.InOrder(3), new RandomStream(3, 1));
        inOrder.Next().ToArray().ShouldBe([0, 1, 2]);
        inOrder.Next().ToArray().ShouldBe([3, 4]);
        inOrder.Next().ToArray().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Sizes_and_lengths_below_their_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Batches.Shuffled(0));
        Should.Throw<ArgumentOutOfRangeException>(() => Batches.InOrder(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => Duration.Epochs(-1));
    }
}
