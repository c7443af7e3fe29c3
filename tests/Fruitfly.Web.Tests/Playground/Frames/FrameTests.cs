using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Web.Playground.Frames;
using Fruitfly.Web.Playground.Planes;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Tests.Playground.Frames;

public sealed class FrameTests
{
    static (RunPlan Plan, Network Network, Frame Frame) Trained(RunPlan plan)
    {
        var networks = plan.Seeds.Select(seed => new Network(plan.Architecture, seed)).ToList();
        foreach (var (network, seed) in networks.Zip(plan.Seeds))
            Trainer.Train(network, plan.Data, plan.Recipe, seed);
        return (plan, networks[0],
            Frame.Of(plan, [.. networks.Select(network => ParameterSnapshot.Of(network, plan.Steps))], run: 1));
    }

    [Fact]
    public void The_confusion_matrix_is_the_trainer_s()
    {
        var plan = Plans.Small(epochs: 10);
        var expected = Trainer.Train(
            new Network(plan.Architecture, 7), plan.Data, plan.Recipe with { CountConfusionsOn = Split.Validation },
            7).Confusions!;
        var counts = Trained(plan).Frame.Confusion!;
        new ConfusionMatrix(10, counts.Counts).ShouldBe(expected);
        counts.Split.ShouldBe("validation");
    }

    [Fact]
    public void There_is_an_example_of_each_class_and_the_surest_mistakes_come_first()
    {
        var frame = Trained(Plans.Small(epochs: 3)).Frame;
        frame.Samples.Select(sample => sample.Label).ShouldBe(Enumerable.Range(0, 10));
        frame.Mistakes.ShouldNotBeEmpty();
        frame.Mistakes.ShouldAllBe(sample => sample.Label != sample.Predicted);
        frame.Mistakes.Select(sample => sample.Probability).ShouldBeInOrder(SortDirection.Descending);
        frame.Mistakes[0].Probability.ShouldBeInRange(0.1, 1);
    }

    [Fact]
    public void Each_layer_has_its_distributions()
    {
        var (plan, network, frame) = Trained(Plans.Small(epochs: 3));
        frame.Layers.Select(layer => (layer.Kind, layer.Units)).ShouldBe([("Relu", 12), ("Linear", 10)]);
        frame.Layers[0].Activations.Low.ShouldBe(0);
        frame.Layers.Select(layer => layer.Weights!.Counts.Sum()).ShouldBe([40 * 12, 12 * 10]);
        frame.Layers.ShouldAllBe(layer => layer.GradientVariance > 0);
    }

    [Fact]
    public void Regions_say_what_the_network_says_in_the_middle_of_each_cell()
    {
        float[] inputs = [0, 0, 1, 0, 0, 1, 1, 1];
        var data = new DataSet("exclusive or", Examples.Labelled(inputs, 2, [0, 1, 1, 0], 2));
        var (_, network, frame) = Trained(new RunPlan(data, Architecture.Mlp(2, 8, 2),
            new Recipe { Duration = Duration.Epochs(3) }, [1]));
        var regions = frame.Regions!;
        regions.Window.ShouldBe(new PlaneWindow(-0.08, 1.08, -0.08, 1.08), new WindowsWithin(1e-9));

        float[] middle = [(float)(-0.08 + 1.16 * 30.5 / 100), (float)(1.08 - 1.16 * 70.5 / 100)];
        var outputs = new float[2];
        network.Predict(middle, outputs);
        var cell = 70 * 100 + 30;
        regions.Classes[cell].ShouldBe((byte)(outputs[1] > outputs[0] ? 1 : 0));
        (regions.Probabilities[cell] / 255.0).ShouldBe(1 / (1 + Math.Exp(-Math.Abs(outputs[0] - outputs[1]))), 0.003);
        frame.Samples.ShouldBeEmpty();
    }

    [Fact]
    public void A_fitted_curve_is_drawn_for_every_seed()
    {
        var data = new DataSet("line", Examples.RealValued([0, 0.5f, 1], 1, [0, 1, 2], 1));
        var plan = new RunPlan(
            data, Architecture.Mlp(1, 4, 1),
            new Recipe { Loss = Training.Losses.Loss.LeastSquares, Duration = Duration.Epochs(3) }, [1, 2, 3]);
        var (_, network, frame) = Trained(plan);
        frame.Curves!.Seeds.Count.ShouldBe(3);
        var outputs = new float[frame.Curves.X.Count];
        network.Predict([.. frame.Curves.X], outputs);
        frame.Curves.Seeds[0].ShouldBe(outputs);
        frame.Confusion.ShouldBeNull();
    }

    sealed class WindowsWithin(double tolerance) : IEqualityComparer<PlaneWindow>
    {
        public bool Equals(PlaneWindow? a, PlaneWindow? b) => a is not null && b is not null
            && Math.Abs(a.Left - b.Left) + Math.Abs(a.Right - b.Right) + Math.Abs(a.Bottom - b.Bottom) +
                Math.Abs(a.Top - b.Top) < tolerance;

        public int GetHashCode(PlaneWindow window) => 0;
    }
}
