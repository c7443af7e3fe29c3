using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Tests.Training;

namespace Fruitfly.Tests.Networks;

public class NetworkTests
{
    [Fact]
    public void Parameters_are_named_and_ordered_as_PyTorch_does()
    {
        var architecture = new Architecture
        {
            Inputs = 40,
            Layers = [new Linear(100, Bias: false), new Relu(), new Residual([new Linear(100), new Relu()]),
                new Linear(10)],
        };
        new Network(architecture).Parameters.Select(p => $"{p.Name} {p.Rows}x{p.Columns} at {p.Offset}").ShouldBe(
        [
            "0.weight 100x40 at 0", "2.0.weight 100x100 at 4000", "2.0.bias 100x1 at 14000", "3.weight 10x100 at 14100",
            "3.bias 10x1 at 15100",
        ]);
        Network.Mlp(40, 100, 100, 10).ParameterCount.ShouldBe(15_210);
    }

    [Fact]
    public void Parameters_copied_out_and_in_are_the_same_network()
    {
        var network = new Network(new Architecture { Inputs = 5, Layers = TestLayers.OneOfEach }, seed: 1);
        var copy = new Network(network.Architecture, seed: 2);
        var parameters = new float[network.ParameterCount];
        network.CopyParametersTo(parameters);
        copy.CopyParametersFrom(parameters);
        copy.Storage.ShouldBe(network.Storage);
        parameters[1].ShouldBe(network.Storage[16], "weights are copied row-major [outputs x inputs]");
    }

    [Fact]
    public void Any_number_of_examples_is_predicted_as_one_by_one()
    {
        var network = Network.Mlp(5, 17, 3);
        float[] inputs = ToyData.Clouds(
            training: 300).Training.Inputs.ToArray(), outputs = new float[900], one = new float[3];
        network.Predict(inputs, outputs);
        for (var i = 0; i < 300; i++)
        {
            network.Predict(inputs.AsSpan(i * 5, 5), one);
            one.ShouldBe(outputs[(i * 3)..(i * 3 + 3)]);
        }
        network.Predict([], []);
    }

    [Fact]
    public void Layers_that_do_not_fit_are_refused_with_their_place()
    {
        Should.Throw<ArgumentException>(() =>
            new Network(new Architecture { Inputs = 5, Layers = [new Residual([new Linear(4)])] }))
            .Message.ShouldContain("Layer 0: a residual block adds its input to its output");
        Should.Throw<ArgumentException>(() =>
            new Network(new Architecture { Inputs = 5, Layers = [] })).Message.ShouldContain("at least one layer");
        Should.Throw<ArgumentOutOfRangeException>(() => Network.Mlp(5, 0, 3));
        Should.Throw<ArgumentException>(() => Network.Mlp(5));
        Should.Throw<ArgumentException>(() =>
            Network.Mlp(5, 3).Predict(new float[7], new float[3])).Message.ShouldContain("rows of 5 features");
    }

    [Fact]
    public void A_batch_that_cannot_fit_into_memory_is_refused_before_memory_is_taken() =>
        Should.Throw<ArgumentException>(() =>
            new Workspace(Network.Mlp(10, 1000, 10), 100_000_000)).Message.ShouldContain("smaller batches");
}
