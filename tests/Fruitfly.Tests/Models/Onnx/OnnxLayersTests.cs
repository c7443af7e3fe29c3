using Fruitfly.Models.Onnx;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Networks;

namespace Fruitfly.Tests.Models.Onnx;

public sealed class OnnxLayersTests
{
    public static TheoryData<string> Kinds() => [.. SomeArchitecture.Kinds.Keys.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_layer_gives_the_same_in_onnx_runtime(string kind)
    {
        var type = SomeArchitecture.Kinds.Keys.Single(known => known.Name == kind);
        var random = new RandomStream(seed: 14, stream: 1);
        for (var i = 0; i < 12; i++)
            Agree(SomeArchitecture.Of(random, widest: 24, outputs: 3, type, type), random);
    }

    [Fact]
    public void Mixed_layers_give_the_same_in_onnx_runtime()
    {
        var random = new RandomStream(seed: 14, stream: 2);
        for (var i = 0; i < 40; i++)
            Agree(SomeArchitecture.Draw(random, widest: 24, deepest: 6, outputs: 4), random);
    }

    [Fact]
    public void The_networks_of_mnist1d_give_the_same_in_onnx_runtime()
    {
        var random = new RandomStream(seed: 14, stream: 3);
        foreach (var network in (Architecture[])[Mnist1dModels.LinearBase(), Mnist1dModels.MlpBase(),
            Mnist1dModels.ConvBase(), Mnist1dModels.GruBase()])
            Agree(network, random);
    }

    [Fact]
    public void A_layer_without_a_form_in_onnx_is_named_with_its_place()
    {
        var network = new Architecture { Inputs = 2, Layers = [new Residual([new Linear(2), new Doubled()])] };
        Layer.Kinds.Add<Doubled>("ada/doubled", revision: 3);
        try
        {
            var error = Should.Throw<OnnxFormException>(() => OnnxFile.ToBytes(SomeModel.Values(network, seed: 1)));
            error.Message.ShouldContain("Layer 0.1 is 'ada/doubled@3'");
        }
        finally
        {
            Layer.Kinds.Remove("ada/doubled");
        }
    }

    static void Agree(Architecture network, RandomStream random)
    {
        var model = SomeModel.Values(network, seed: 7);
        foreach (var statistics in model.Networks.Select(trained => trained.StatisticValues))
            foreach (ref var value in statistics.AsSpan())
                value = 0.5f + (float)random.NextDouble(); // means and variances that batches may come to
        var rows = new float[5 * network.Inputs];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (float)(4 * random.NextDouble() - 2);

        var values = (double[])OnnxRun.Of(model, rows)["values"];

        var expected = model.Predict(rows).Values.ToArray();
        values.Length.ShouldBe(expected.Length);
        for (var i = 0; i < values.Length; i++)
            if (!(Math.Abs(values[i] - expected[i]) <= 1e-5 * Math.Max(1, Math.Abs(expected[i]))))
                Assert.Fail($"{values[i]} instead of {expected[i]}: {string.Join(", ", network.Layers)}");
    }

    sealed record Doubled : ActivationLayer
    {
        public override double Value(double preactivation) => 2 * preactivation;

        public override double Derivative(double preactivation) => 2;
    }
}
