using Fruitfly.Data;
using Fruitfly.Data.Toy;

namespace Fruitfly.Tests.Data.Toy;

public class ToyDescriptionTests
{
    [Fact]
    public void It_loads_the_toy_function_with_its_validation_split()
    {
        var data = new ToyDescription { Samples = 60, Noise = 0.1, ValidationShare = 0.25, Seed = 5 }.Load(seed: 1);
        var expected = ToyData.Generate(60, 0.1, 0.8, 5).WithValidation(0.25, 5);
        foreach (var split in Enum.GetValues<Split>())
        {
            data[split]!.Inputs.SequenceEqual(expected[split]!.Inputs).ShouldBeTrue();
            data[split]!.Values.SequenceEqual(expected[split]!.Values).ShouldBeTrue();
        }
    }

    [Fact]
    public void Without_a_seed_of_its_own_it_is_drawn_by_the_trials()
    {
        var drawn = new ToyDescription { Samples = 20 };
        drawn.DependsOnSeed.ShouldBeTrue();
        drawn.Load(1).Training.Values.SequenceEqual(drawn.Load(2).Training.Values).ShouldBeFalse();
        var (own, fixedSeed) = (drawn.Load(7), drawn with { Seed = 7 });
        fixedSeed.DependsOnSeed.ShouldBeFalse();
        fixedSeed.Load(1).Training.Values.SequenceEqual(own.Training.Values).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.77, 0.13)]
    [InlineData(1, 0)]
    public void The_size_is_told_before_the_data_are_made(double trainSplit, double validationShare)
    {
        var description =
            new ToyDescription { Samples = 123, TrainSplit = trainSplit, ValidationShare = validationShare };
        description.Size().ShouldBe(DataSize.Of(description.Load(0)));
    }

    [Fact]
    public void A_share_that_leaves_nothing_to_train_on_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            new ToyDescription { Samples = 1, TrainSplit = 0.5 }.Size()).Message.ShouldContain(
                "leaves nothing to train on");
}
