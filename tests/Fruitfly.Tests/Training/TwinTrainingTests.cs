using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Tests.Training;

public class TwinTrainingTests
{
    static readonly Fruitfly.Data.DataSet Data =
        Mnist1d.Generate(new Mnist1dSettings { Samples = 300, TrainSplit = 2.0 / 3 });
    static readonly Recipe Recipe = new() { Duration = Duration.Epochs(3), Batches = Batches.Shuffled(50) };

    [Fact]
    public void The_first_network_is_trained_as_if_there_were_no_twin()
    {
        var (alone, first) = (new Network(Architecture.Mlp(40, 20, 10)), new Network(Architecture.Mlp(40, 20, 10)));
        var plain = Trainer.Train(alone, Data, Recipe, seed: 5);
        var history = Trainer.Train(first, Data, Recipe with { ReplacedExample = 7 }, seed: 5);
        history.Evaluations.ShouldBe(plain.Evaluations);
        Parameters(first).ShouldBe(Parameters(alone));
        plain.Replacement.ShouldBeEmpty();
    }

    [Fact]
    public void The_twin_starts_at_the_same_place_and_parts_from_there()
    {
        var differences = Train(7).Replacement;
        differences.Select(difference => difference.Step).ShouldBe([0, 4, 8, 12]);
        (differences[0].Distance, differences[0].MeanLoss, differences[0].LargestLoss).ShouldBe((0, 0, 0));
        differences.Skip(1)
            .ShouldAllBe(difference =>
                difference.Distance > 0 && difference.MeanLoss > 0 && difference.LargestLoss >= difference.MeanLoss);
        differences[3].Distance.ShouldBeInRange(1e-5, 0.2);
    }

    [Fact]
    public void Another_replaced_example_makes_another_difference_and_the_same_the_same()
    {
        Train(7).Replacement.ShouldBe(Train(7).Replacement);
        Train(8).Replacement[3].ShouldNotBe(Train(7).Replacement[3]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(200)]
    public void An_example_that_is_not_there_cannot_be_replaced(int place) =>
        Should.Throw<ArgumentException>(() => Train(place)).Message.ShouldContain(
            "training examples run from 0 to 199");

    [Fact]
    public void Two_networks_are_counted_as_two()
    {
        var network = Architecture.Mlp(40, 20, 10);
        var size = Fruitfly.Data.DataSize.Of(Data);
        TrainingWork.Of(network, Recipe with { ReplacedExample = 7 }, size).Operations.ShouldBe(
            2 * TrainingWork.Of(network, Recipe, size).Operations);
    }

    static History Train(int replaced) =>
        Trainer.Train(new Network(Architecture.Mlp(40, 20, 10)), Data, Recipe with { ReplacedExample = replaced });

    static float[] Parameters(Network network)
    {
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }
}
