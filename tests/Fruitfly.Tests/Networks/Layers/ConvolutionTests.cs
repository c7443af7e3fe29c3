using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Tests.Networks.Layers;

public sealed class ConvolutionTests
{
    [Fact]
    public void A_kernel_slides_over_a_signal_with_zeros_beyond_its_ends() =>
        Run([new Reshape(1, 4), new Conv1d(1, 3, Padding: 1)], [1, 10, 100, 1000], [1, 2, 3, 4])
            .ShouldBe([1210, 1321, 1432, 1043]);

    [Fact]
    public void Stride_and_dilation_choose_the_inputs_a_kernel_sees() =>
        Run([new Reshape(1, 6), new Conv1d(1, 2, Stride: 2, Dilation: 3)], [10, 1, 0], [1, 2, 3, 4, 5, 6])
            .ShouldBe([14, 36]);

    [Fact]
    public void Weights_are_ordered_outputs_inputs_kernel_and_a_flattened_signal_channel_by_channel() =>
        Run([new Reshape(2, 3), new Conv1d(2, 2, Bias: false)], [1, 10, 100, 1000, 0, 0, 0, 1], [1, 2, 3, 4, 5, 6])
            .ShouldBe([5421, 6532, 5, 6]);

    [Fact]
    public void A_square_kernel_slides_over_an_image_row_by_row() =>
        Run([new Reshape(1, 3, 2), new Conv2d(1, 2, Bias: false)], [1, 10, 100, 1000], [1, 2, 3, 4, 5, 6])
            .ShouldBe([5421, 6532]);

    [Fact]
    public void The_default_of_PyTorch_draws_weights_and_biases_within_the_root_of_the_fan_in()
    {
        var network = new Network(new Architecture
        {
            Inputs = 4 * 50, Layers = [new Reshape(4, 50), new Conv1d(500, 9), new MaxPool1d(42), new Flatten()],
            Initializer = new PyTorchInitializer(),
        });
        var parameters = new float[network.ParameterCount];
        network.CopyParametersTo(parameters);
        const double bound = 1.0 / 6; // of 4 channels · 9 positions
        parameters[..18_000].Max(Math.Abs).ShouldBeInRange((float)(0.999 * bound), (float)bound);
        parameters[18_000..].Max(Math.Abs).ShouldBeInRange((float)(0.98 * bound), (float)bound);
        (network.Parameters[0].FanIn, network.Parameters[0].FanOut).ShouldBe((36, 4500));
    }

    [Fact]
    public void Features_by_position_are_an_image_as_image_sets_have_them() =>
        Run([new Reshape(2, 2, 2, FlattenOrder.ByPosition), new Conv2d(1, 2, Bias: false)],
            [1, 10, 100, 1000, 0, 0, 0, 0], [1, 5, 2, 6, 3, 7, 4, 8])
            .ShouldBe([4321]);

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_with_their_place()
    {
        Refused(new Conv1d(1, 6))
            .ShouldBe("Layer 1: a window over 6 values does not fit into 5 with 0 zeros on both sides.");
        Refused(new Conv1d(1, 3, Padding: 1, Dilation: 4))
            .ShouldBe("Layer 1: a window over 9 values does not fit into 5 with 1 zeros on both sides.");
        Refused(new Linear(1))
            .ShouldBe("Layer 1: a fully connected layer takes a plain vector, not [2 × 5]: put a Flatten before it.");
        Refused(new Relu())
            .ShouldStartWith(
                "The last layer gives [2 × 5]; a network ends with a plain vector: put a Flatten after it.");
        Refused(new Conv1d(0, 1)).ShouldContain("Channels");
        Refused(new Conv1d(1, 1, Stride: 0)).ShouldContain("Stride");
        Should.Throw<ArgumentException>(() =>
            new Network(new Architecture { Inputs = 10, Layers = [new Reshape(3, 3)] }))
            .Message.ShouldBe("Layer 0: 10 features do not fill the shape [3 × 3], which holds 9.");
        Should.Throw<ArgumentException>(() =>
            new Network(new Architecture { Inputs = 8, Layers = [new Reshape(2, 2, 2), new MaxPool1d(2)] }))
            .Message.ShouldBe(
                "Layer 1: one-dimensional pooling takes a signal, channels × width, not the image [2 × 2 × 2].");

        static string Refused(Layer layer) => Should.Throw<ArgumentException>(
            () => new Network(new Architecture { Inputs = 10, Layers = [new Reshape(2, 5), layer] })).Message;
    }

    static float[] Run(IReadOnlyList<Layer> layers, float[] parameters, float[] input)
    {
        var network = new Network(new Architecture { Inputs = input.Length, Layers = [.. layers, new Flatten()] });
        network.CopyParametersFrom(parameters);
        var output = new float[network.Outputs];
        network.Predict(input, output);
        return output;
    }
}
