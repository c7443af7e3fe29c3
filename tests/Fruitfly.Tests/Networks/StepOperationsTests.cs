using Fruitfly.Networks;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Tests.Networks;

public sealed class StepOperationsTests
{
    [Fact]
    public void The_network_of_the_slides_takes_8_2_million_at_batch_100() =>
        StepOperations.Of(Architecture.Mlp(40, 100, 100, 10), 100).ShouldBe(new StepOperations(
            Forward: 2 * 100 * (40 * 100 + 100 * 100 + 100 * 10),
            WeightGradient: 2 * 100 * (40 * 100 + 100 * 100 + 100 * 10),
            InputGradient: 2 * 100 * (100 * 100 + 100 * 10)));

    [Fact]
    public void The_total_is_the_sum_of_the_three_passes() => new StepOperations(3, 5, 7).Total.ShouldBe(15);

    [Fact]
    public void A_single_layer_needs_no_input_gradient() =>
        StepOperations.Of(Architecture.Mlp(40, 10), 100).ShouldBe(new StepOperations(80_000, 80_000, 0));

    [Fact]
    public void Behind_a_normalization_with_parameters_the_first_product_needs_its_input_gradient() =>
        StepOperations.Of(Of(40, new BatchNorm(), new Linear(10)), 100)
            .ShouldBe(new StepOperations(80_000, 80_000, 80_000));

    [Fact]
    public void A_bias_does_not_count() =>
        StepOperations.Of(Of(7, new Linear(3, Bias: false)), 2).ShouldBe(StepOperations.Of(Of(7, new Linear(3)), 2));

    [Fact]
    public void A_convolution_counts_its_kernel_at_every_position()
    {
        // 40 values; 25 channels of 19, 10 and 5 positions.
        long first = 19 * 25 * 1 * 5, second = 10 * 25 * 25 * 3, third = 5 * 25 * 25 * 3, last = 125 * 10;
        StepOperations.Of(Mnist1dModels.ConvBase(), 100).ShouldBe(new StepOperations(
            200 * (first + second + third + last), 200 * (first + second + third + last),
            200 * (second + third + last)));
    }

    [Fact]
    public void A_convolution_over_images_counts_both_axes_of_its_kernel()
    {
        var network =
            Of(2 * 6 * 5, new Reshape(2, Height: 6, Width: 5), new Conv2d(3, Kernel: 3), new Flatten(), new Linear(4));
        // 3 channels of 4 × 3 positions.
        const int Convolution = 4 * 3 * 3 * 2 * 3 * 3, Linear = 36 * 4;
        StepOperations.Of(network, 1)
            .ShouldBe(new StepOperations(2 * (Convolution + Linear), 2 * (Convolution + Linear), 2 * Linear));
    }

    [Fact]
    public void Recurrent_units_pass_a_gradient_to_their_earlier_states_even_in_the_first_layer()
    {
        // Two directions of 40 steps; three gates of 6 units each see one value and 6 states.
        const int Input = 2 * 40 * 3 * 6 * 1, State = 2 * 40 * 3 * 6 * 6, Linear = 480 * 10;
        StepOperations.Of(Mnist1dModels.GruBase(), 100).ShouldBe(new StepOperations(
            200 * (Input + State + Linear), 200 * (Input + State + Linear), 200 * (State + Linear)));
    }

    [Fact]
    public void Recurrent_units_above_another_layer_also_pass_a_gradient_to_their_input()
    {
        var network = Of(5, new Reshape(1, Width: 5), new Conv1d(2, Kernel: 1), new Gru(3, Outputs: GruOutputs.Last));
        const int Convolution = 5 * 2, Input = 5 * 3 * 3 * 2, State = 5 * 3 * 3 * 3;
        StepOperations.Of(network, 1).ShouldBe(new StepOperations(
            2 * (Convolution + Input + State), 2 * (Convolution + Input + State), 2 * (Input + State)));
    }

    [Fact]
    public void The_layers_of_a_residual_block_count()
    {
        StepOperations.Of(Mnist1dModels.MlpBase(), 100)
            .ShouldBe(StepOperations.Of(Architecture.Mlp(40, 100, 100, 10), 100));
        StepOperations.Of(Of(4, new Residual([new Linear(4)]), new Linear(2)), 1)
            .ShouldBe(new StepOperations(48, 48, 16));
    }

    [Fact]
    public void Layers_without_weights_cost_nothing_and_do_not_make_the_first_trained_layer_a_later_one() =>
        StepOperations.Of(Of(8, new Dropout(), new Relu(), new Linear(2)), 1).ShouldBe(new StepOperations(32, 32, 0));

    [Fact]
    public void A_batch_has_at_least_one_example() =>
        Should.Throw<ArgumentOutOfRangeException>(() => StepOperations.Of(Architecture.Mlp(2, 2), 0));

    static Architecture Of(int inputs, params IReadOnlyList<Layer> layers) =>
        new() { Inputs = inputs, Layers = layers };
}
