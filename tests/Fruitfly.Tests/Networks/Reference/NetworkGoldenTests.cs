using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Networks.Reference;

/// <summary>Two networks of the package mnist1d, evaluated by PyTorch in float64 on the first eight training examples.</summary>
public sealed class NetworkGoldenTests
{
    const double Tolerance = 1e-11;

    static readonly Dictionary<string, Architecture> Architectures = new()
    {
        ["LinearBase"] = Architecture.Mlp(40, 10),
        ["MLPBase"] = new()
        {
            Inputs = 40,
            Layers = [new Linear(100), new Relu(), new Residual([new Linear(100), new Relu()]), new Linear(10)],
        },
    };

    public static TheoryData<string> Names => [.. Architectures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_loss_and_gradients_agree(string name)
    {
        var golden = GoldenFile.Read("networks.json").GetProperty(name);
        var network = new ReferenceNetwork(Architectures[name]);
        var random = new NumpyRandom(123);
        foreach (var parameter in network.Parameters)
            foreach (ref var value in parameter.Value.Values)
                value = random.NextGaussian() * 0.2;
        var examples = TrainingTrace.Training.Select([.. Enumerable.Range(0, 8)]);

        var logits = network.Forward(examples.Inputs);
        var loss = ReferenceLoss.CrossEntropy(logits, examples.Labels);
        network.Backward(loss.Gradient);

        network.ParameterCount.ShouldBe(golden.GetProperty("total").GetInt32());
        ((ReadOnlySpan<double>)logits.Values).ShouldAgree(golden.Numbers("logits"), Tolerance, "logits");
        loss.Value.ShouldBe(golden.Number("loss"), Tolerance);
        Gradients(all => [all.Sum(value => value * value)]).ShouldAgree(
            golden.GetProperty("grad_sumsq").Members(), Tolerance, "squared gradients");
        Gradients(all => all[..3]).ShouldAgree(golden.GetProperty("grad_first3").Members(), Tolerance, "first gradients");

        ReadOnlySpan<double> Gradients(Func<double[], double[]> part) =>
            network.Parameters.SelectMany(parameter => part(parameter.Gradient.Values.ToArray())).ToArray();
    }
}
