using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Networks.Layers;

public sealed class GruTests
{
    [Fact]
    public void Parameters_have_the_names_and_dimensions_of_PyTorch() =>
        Signal(new Gru(3, Bidirectional: true)).Parameters.Select(p => $"{p.Name} [{string.Join(", ", p.Dimensions)}]")
            .ShouldBe(
        [
            "1.weight_ih_l0 [9, 2]", "1.weight_hh_l0 [9, 3]", "1.bias_ih_l0 [9]", "1.bias_hh_l0 [9]",
            "1.weight_ih_l0_reverse [9, 2]", "1.weight_hh_l0_reverse [9, 3]", "1.bias_ih_l0_reverse [9]",
            "1.bias_hh_l0_reverse [9]",
        ]);

    [Fact]
    public void The_default_of_PyTorch_draws_every_parameter_within_the_root_of_the_hidden_units()
    {
        var network = Signal(new Gru(25), new PyTorchInitializer());
        var parameters = new float[network.ParameterCount];
        network.CopyParametersTo(parameters);
        foreach (var parameter in network.Parameters)
            parameters[parameter.Offset..(parameter.Offset + parameter.Count)].Max(Math.Abs)
                .ShouldBeInRange(0.18f, 0.2f, parameter.Name);
    }

    /// <summary>With all weights 0 the gates are σ(0) = 1/2, and with a candidate near 1 the state halves its distance
    /// to it in every step.</summary>
    [Fact]
    public void The_state_moves_to_the_candidate_as_far_as_the_update_gate_lets_it()
    {
        var network =
            new Network(new Architecture { Inputs = 4, Layers = [new Reshape(1, 4), new Gru(1), new Flatten()] });
        network.CopyParametersFrom([0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0]);
        var output = new float[4];
        network.Predict(new float[4], output);
        output.ShouldBe([0.5f, 0.75f, 0.875f, 0.9375f], 1e-6f);
    }

    [Fact]
    public void The_last_output_is_that_of_each_directions_last_step()
    {
        Network all = Signal(new Gru(3, Bidirectional: true)), last = Signal(new Gru(3, true, GruOutputs.Last));
        var parameters = new float[all.ParameterCount];
        all.CopyParametersTo(parameters);
        last.CopyParametersFrom(parameters);
        float[] input = new float[20], states = new float[60], end = new float[6];
        new RandomStream(1, 5).FillGaussian(input);
        all.Predict(input, states);
        last.Predict(input, end);
        // Flattened channel by channel: ten steps of a unit, forward units first.
        end.ShouldBe([states[9], states[19], states[29], states[30], states[40], states[50]]);
    }

    [Fact]
    public void An_image_and_a_layer_without_units_are_refused()
    {
        Should.Throw<ArgumentException>(() =>
            new Network(new Architecture { Inputs = 8, Layers = [new Reshape(2, 2, 2), new Gru(1)] }))
            .Message.ShouldBe(
                "Layer 1: a recurrent layer takes a signal, channels × width, not the image [2 × 2 × 2].");
        Should.Throw<ArgumentOutOfRangeException>(() => Signal(new Gru(0)));
    }

    static Network Signal(Gru layer, Initializer? initializer = null) => new(new Architecture
    {
        Inputs = 20, Layers = [new Reshape(2, 10), layer, new Flatten()],
        Initializer = initializer ?? new HeInitializer(),
    });
}
