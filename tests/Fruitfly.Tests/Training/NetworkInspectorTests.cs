using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Training;

public sealed class NetworkInspectorTests
{
    static readonly Dictionary<string, Architecture> Networks = new()
    {
        ["relu"] = Architecture.Mlp(12, 9, 7, 4),
        ["tanh and leaky relu with dropout"] = new()
        {
            Inputs = 12,
            Layers = [new Linear(9), new Tanh(), new Dropout(0.5), new Linear(7), new LeakyRelu(), new Linear(4)]
        },
        ["a rectified input, gelu and sigmoid"] = new()
        {
            Inputs = 12,
            Layers = [new Relu(), new Linear(9), new Gelu(), new Sigmoid(), new Linear(4)]
        },
        ["residual"] = Mnist1dModels.MlpBase(12, 4),
        ["convolutions"] = Mnist1dModels.ConvBase(12, 4),
        ["recurrent"] = Mnist1dModels.GruBase(12, 4),
    };

    public static TheoryData<string, string> Cases => [.. Networks.Keys.SelectMany(
        _ => Loss.Kinds, (name, loss) => new TheoryDataRow<string, string>(name, loss.Name))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Activations_and_gradients_are_those_of_the_reference(string name, string lossName)
    {
        var loss = SomeTraining.LossNamed(lossName);
        var random = new RandomStream(5, stream: 70);
        var (network, data, reference) = Draw(random, Networks[name], loss);
        while (Kinks.AreWithin(reference, 1e-4))
            (network, data, reference) = Draw(random, Networks[name], loss);
        var inspector = new NetworkInspector(network, data.Training, loss);
        inspector.Inspect();
        var inspection = inspector.Inspect();

        var examples = ReferenceExamples.From(data.Training);
        var expected = ReferenceLoss.Of(loss, reference.Forward(examples.Inputs), examples);
        reference.Backward(expected.Gradient);
        inspection.Loss.ShouldBe(expected.Value, 1e-5 * (1 + expected.Value));
        foreach (var layer in inspection.Layers)
        {
            var (kind, truth) = Find(layer.Name, network.Architecture.Layers, reference.Layers);
            var outputs = truth.Output.Values.ToArray();
            var count = data.Training.Count;
            layer.Kind.ShouldBe(kind.GetType().Name);
            var moments = Moments.Of(outputs);
            layer.Mean.ShouldBe(moments.Mean, 1e-5, layer.Name);
            layer.Variance.ShouldBe(moments.Variance, 1e-5 * (1 + moments.Variance), layer.Name);
            layer.ZeroShare.ShouldBe(outputs.Count(value => value == 0) / (double)outputs.Length, 1e-12, layer.Name);
            layer.Activations.Counts.Sum().ShouldBe(outputs.Length);
            layer.Activations.High.ShouldBe(outputs.Max(), 1e-4);
            var isActivation = kind is not (Gru or Residual or Linear);
            var derivative = isActivation ? truth.InputGradient : truth.OutputGradient;
            var variance = count * (double)count * Moments.Of(derivative.Values).Variance;
            if (name.StartsWith("a rectified input") && layer.Name == "0")
                layer.GradientVariance.ShouldBe(double.NaN, "nothing is learned before it");
            else
                layer.GradientVariance.ShouldBe(variance, 1e-4 * variance, layer.Name);
        }
        foreach (var (parameter, truth) in inspection.Parameters.Zip(reference.Parameters))
        {
            parameter.Name.ShouldBe(truth.Name);
            var (values, gradient) = (Moments.Of(truth.Value.Values), Moments.Of(truth.Gradient.Values));
            parameter.Mean.ShouldBe(values.Mean, 1e-6);
            parameter.Variance.ShouldBe(values.Variance, 1e-6 * (1 + values.Variance));
            parameter.GradientVariance.ShouldBe(gradient.Variance, 1e-4 * (gradient.Variance + gradient.Square),
                parameter.Name);
            parameter.GradientNorm.ShouldBe(Math.Sqrt(gradient.Square * truth.Gradient.Values.Length),
                1e-4 * Math.Sqrt(gradient.Square * parameter.Count));
            parameter.Values.Counts.Sum().ShouldBe(parameter.Count);
        }
    }

    [Fact]
    public void Layers_are_named_by_their_position_those_within_a_block_before_it()
    {
        Names("relu").ShouldBe(["1 Relu", "3 Relu", "4 Linear"]);
        Names("tanh and leaky relu with dropout").ShouldBe(["1 Tanh", "4 LeakyRelu", "5 Linear"]);
        Names("residual").ShouldBe(["1 Relu", "2.1 Relu", "2 Residual", "3 Linear"]);
        Names("convolutions").ShouldBe(["2 Relu", "4 Relu", "6 Relu", "8 Linear"]);
        Names("recurrent").ShouldBe(["1 Gru", "3 Linear"]);

        static IEnumerable<string> Names(string network) =>
            Inspect(new Network(Networks[network])).Layers.Select(layer => $"{layer.Name} {layer.Kind}");
    }

    [Fact]
    public void A_unit_that_is_zero_for_every_example_is_inactive()
    {
        // Units 0 and 2 have weights 0 and biases below 0, so that no example passes.
        var network = new Network(new Architecture { Inputs = 12, Layers = [new Linear(4), new Relu(), new Linear(4)] })
            .WithSomeParameters(new RandomStream(1, 71));
        Silence(network, "0", units: [0, 2], inputs: 12);
        var layer = Inspect(network).Layers[0];
        (layer.Units, layer.InactiveShare).ShouldBe((4, 0.5));
        layer.ZeroShare.ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void A_channel_is_inactive_that_is_zero_at_every_position()
    {
        var network = new Network(Networks["convolutions"]).WithSomeParameters(new RandomStream(1, 72));
        Silence(network, "1", units: [3, 4, 5, 6, 7], inputs: 5);
        var layer = Inspect(network).Layers[0];
        (layer.Units, layer.InactiveShare).ShouldBe((25, 0.2));
    }

    [Fact]
    public void A_network_that_diverged_is_looked_into_without_an_error()
    {
        var network = new Network(Networks["relu"]);
        var values = new float[network.ParameterCount];
        Array.Fill(values, float.NaN);
        network.CopyParametersFrom(values);
        var inspection = Inspect(network);
        inspection.Loss.ShouldBe(double.NaN);
        inspection.Parameters.ShouldAllBe(parameter => parameter.Values.Counts.Sum() == 0);
    }

    [Fact]
    public void Examples_and_loss_that_do_not_fit_are_refused()
    {
        var network = new Network(Networks["relu"]);
        Should.Throw<ArgumentException>(() =>
            new NetworkInspector(network, Examples.Labelled([], 12, [], 4), Loss.CrossEntropy)).Message.ShouldContain(
                "one example");
        Should.Throw<ArgumentException>(() =>
            new NetworkInspector(network, ToyData.Clouds().Training, Loss.CrossEntropy)).Message.ShouldContain(
                "5 and 3");
        var values = SomeTraining.Data(new RandomStream(1, 1), 5, 12, 4, Loss.LeastSquares).Training;
        Should.Throw<ArgumentException>(() =>
            new NetworkInspector(network, values, Loss.CrossEntropy)).Message.ShouldContain("least squares");
    }

    static (Layer, ReferenceLayer) Find(
        string name, IReadOnlyList<Layer> layers, IReadOnlyList<ReferenceLayer> references)
    {
        var path = name.Split('.', 2);
        var place = int.Parse(path[0]);
        return path.Length == 1 ? (layers[place], references[place])
            : Find(path[1], ((Residual)layers[place]).Layers,
                ((ReferenceSequence)((ReferenceResidual)references[place]).Body).Layers);
    }

    static NetworkInspection Inspect(Network network) =>
        new NetworkInspector(network, SomeTraining.Data(new RandomStream(3, 73), 50, 12, 4, Loss.CrossEntropy).Training,
            Loss.CrossEntropy).Inspect();

    static (Network, DataSet, ReferenceNetwork) Draw(RandomStream random, Architecture architecture, Loss loss)
    {
        var network = new Network(architecture).WithSomeParameters(random);
        var data = SomeTraining.Data(random, 37, architecture.Inputs, network.Outputs, loss);
        var reference = network.Reference();
        reference.Forward(ReferenceExamples.From(data.Training).Inputs);
        return (network, data, reference);
    }

    /// <summary>Gives units of a layer weights of 0 and a bias below 0.</summary>
    static void Silence(Network network, string layer, int[] units, int inputs)
    {
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        var (weight, bias) = (network.Parameters.First(p => p.Name == layer + ".weight"),
            network.Parameters.First(p => p.Name == layer + ".bias"));
        foreach (var unit in units)
        {
            values.AsSpan(weight.Offset + unit * inputs, inputs).Clear();
            values[bias.Offset + unit] = -1;
        }
        network.CopyParametersFrom(values);
    }
}
