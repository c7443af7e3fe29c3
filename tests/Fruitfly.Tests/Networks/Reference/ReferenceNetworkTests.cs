using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;

namespace Fruitfly.Tests.Networks.Reference;

public sealed class ReferenceNetworkTests
{
    static readonly Architecture Nested = new()
    {
        Inputs = 3,
        Layers =
        [
            new Linear(2, Bias: false),
            new Residual([new Linear(4), new Relu(), new Residual([new Linear(4)]), new Linear(2)]),
            new Tanh(),
            new Linear(5),
        ],
    };

    [Fact]
    public void Parameters_have_the_names_and_shapes_of_a_sequential_in_order() =>
        new ReferenceNetwork(Nested).Parameters.Select(p => $"{p.Name} [{p.Value.Rows} × {p.Value.Columns}]").ShouldBe(
        [
            "0.weight [2 × 3]",
            "1.0.weight [4 × 2]", "1.0.bias [1 × 4]",
            "1.2.0.weight [4 × 4]", "1.2.0.bias [1 × 4]",
            "1.3.weight [2 × 4]", "1.3.bias [1 × 2]",
            "3.weight [5 × 2]", "3.bias [1 × 5]",
        ]);

    [Fact]
    public void Copied_parameters_come_back_unchanged_and_in_order()
    {
        var network = new ReferenceNetwork(Nested);
        double[] numbers = [.. Enumerable.Range(0, network.ParameterCount).Select(i => (double)i)];
        network.CopyParametersFrom(numbers);
        network.Parameters[1].Value[3, 1].ShouldBe(6 + 3 * 2 + 1);

        var copy = new double[network.ParameterCount];
        network.CopyParametersTo(copy);
        copy.ShouldBe(numbers);
        Should.Throw<ArgumentException>(() => network.CopyParametersTo(new double[7]))
            .Message.ShouldBe($"The span holds 7 numbers, the network has {network.ParameterCount} parameters.");
    }

    [Fact]
    public void A_linear_layer_multiplies_rows_of_its_weight_with_the_example_and_adds_the_bias()
    {
        var network = new ReferenceNetwork(Architecture.Mlp(3, 2));
        network.CopyParametersFrom([1, 2, 3, 4, 5, 6, 10, 20]);
        network.Forward(new Matrix(2, 3, [1, 0, -1, 0, 1, 0])).Values.ToArray().ShouldBe([8, 18, 12, 25]);
    }

    [Fact]
    public void A_residual_block_adds_what_it_was_given()
    {
        var network =
            new ReferenceNetwork(new Architecture { Inputs = 2, Layers = [new Residual([new Linear(2), new Relu()])] });
        network.CopyParametersFrom([1, 0, 0, -1, 0, 0]);
        network.Forward(new Matrix(1, 2, [3, 4])).Values.ToArray().ShouldBe([6, 4]);
        network.Backward(new Matrix(1, 2, [1, 1])).Values.ToArray().ShouldBe([2, 1]);
    }

    [Fact]
    public void A_second_backward_pass_replaces_the_gradients_of_the_first()
    {
        var network = new ReferenceNetwork(Architecture.Mlp(2, 2));
        network.Forward(new Matrix(1, 2, [1, 2]));
        var (once, twice) = (new double[6], new double[6]);
        network.Backward(new Matrix(1, 2, [3, 4]));
        network.CopyGradientsTo(once);
        network.Backward(new Matrix(1, 2, [3, 4]));
        network.CopyGradientsTo(twice);
        once.ShouldBe([3, 6, 4, 8, 3, 4]);
        twice.ShouldBe(once);
    }

    [Fact]
    public void A_residual_block_that_changes_the_number_of_features_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            new ReferenceNetwork(new Architecture { Inputs = 3, Layers = [new Residual([new Linear(2)])] }))
            .Message.ShouldStartWith("A residual block adds its input to its output: 3 features in, 2 out.");

    [Fact]
    public void An_architecture_without_layers_is_refused() =>
        Should.Throw<ArgumentException>(() => new ReferenceNetwork(new Architecture { Inputs = 3, Layers = [] }))
            .Message.ShouldStartWith("A sequence needs at least one layer.");

    [Fact]
    public void Inputs_of_another_width_are_refused() =>
        Should.Throw<ArgumentException>(() => new ReferenceNetwork(Architecture.Mlp(3, 2)).Forward(new Matrix(1, 4)))
            .Message.ShouldStartWith("The input has 4 features, the layer takes 3.");

    [Fact]
    public void A_gradient_of_another_shape_than_the_last_output_is_refused()
    {
        var network = new ReferenceNetwork(Architecture.Mlp(3, 2));
        network.Forward(new Matrix(5, 3));
        Should.Throw<ArgumentException>(() => network.Backward(new Matrix(4, 2)))
            .Message.ShouldStartWith("The gradient is [4 × 2], the last output [5 × 2].");
    }
}
