using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;
using Fruitfly.Tests.Training;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Networks.Layers;

public sealed class PoolingTests
{
    [Fact]
    public void The_largest_value_of_each_window_of_each_channel_is_taken()
    {
        Run([new Reshape(2, 4), new MaxPool1d(2)], [1, 3, -4, -2, 8, 7, 6, 5]).ShouldBe([3, -2, 8, 6]);
        Run([new Reshape(1, 5), new MaxPool1d(3, 1)], [1, 5, 2, 3, 4]).ShouldBe([5, 5, 4]);
        Run([new Reshape(1, 3, 2), new MaxPool2d(2, 1)], [1, 2, 3, 6, 5, 4]).ShouldBe([6, 5]);
    }

    [Fact]
    public void The_mean_of_each_window_of_each_channel_is_taken()
    {
        Run([new Reshape(2, 4), new AveragePool1d(2)], [1, 3, -4, -2, 8, 7, 6, 5]).ShouldBe([2, -3, 7.5f, 5.5f]);
        Run([new Reshape(1, 3, 2), new AveragePool2d(2, 1)], [1, 2, 3, 6, 5, 4]).ShouldBe([3.5f, 3.5f]);
    }

    [Fact]
    public void Values_that_fill_no_whole_window_are_left_out() =>
        Run([new Reshape(1, 5), new MaxPool1d(2)], [1, 2, 3, 4, 9]).ShouldBe([2, 4]);

    [Fact]
    public void Of_equal_values_the_first_has_the_gradient()
    {
        var architecture = new Architecture
        {
            Inputs = 4,
            Layers = [new Linear(4), new Reshape(1, 4), new MaxPool1d(4), new Flatten()]
        };
        var network = new Network(architecture);
        network.CopyParametersFrom([.. new float[16], 1, 2, 2, 0]);
        var data = new Fruitfly.Data.DataSet("one", Fruitfly.Data.Examples.RealValued(new float[4], 4, [0], 1));
        new EnginePass(network, data, Loss.LeastSquares).Gradients[16..].ShouldBe([0, 4, 0, 0]);

        var reference = network.Reference();
        reference.Forward(new Matrix(1, 4));
        reference.Backward(new Matrix(1, 1, [4]));
        reference.Parameters[1].Gradient.Values.ToArray().ShouldBe([0, 4, 0, 0]);
    }

    [Fact]
    public void The_orders_of_flattening_differ_where_there_are_channels_and_positions()
    {
        float[] features = [1, 2, 3, 4, 5, 6];
        Run([new Reshape(2, 3), new Flatten()], features).ShouldBe(features);
        Run([new Reshape(2, 3), new Flatten(FlattenOrder.ByPosition)], features).ShouldBe([1, 4, 2, 5, 3, 6]);
    }

    static float[] Run(IReadOnlyList<Layer> layers, float[] input)
    {
        var network = new Network(new Architecture { Inputs = input.Length, Layers = [.. layers, new Flatten()] });
        var output = new float[network.Outputs];
        network.Predict(input, output);
        return output;
    }
}
