using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Networks.Reference;

/// <summary>The networks of the package mnist1d, evaluated by PyTorch in float64 on the first eight training
/// examples.</summary>
public sealed class NetworkGoldenTests
{
    const double Tolerance = 1e-11;

    static readonly Dictionary<string, Architecture> Architectures = new()
    {
        ["LinearBase"] = Mnist1dModels.LinearBase(),
        ["MLPBase"] = Mnist1dModels.MlpBase(),
        ["ConvBase"] = Mnist1dModels.ConvBase(),
        ["GRUBase"] = Mnist1dModels.GruBase(),
    };

    public static TheoryData<string> Names => [.. Architectures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_loss_and_gradients_agree(string name)
    {
        var golden = GoldenFile.Read("networks.json").GetProperty(name);
        var network = Filled(name);
        var examples = TrainingTrace.Training.Select([.. Enumerable.Range(0, 8)]);

        var logits = network.Forward(examples.Inputs);
        var loss = ReferenceLoss.CrossEntropy(logits, examples.Labels);
        network.Backward(loss.Gradient);

        network.ParameterCount.ShouldBe(golden.GetProperty("total").GetInt32());
        ((ReadOnlySpan<double>)logits.Values).ShouldAgree(golden.Numbers("logits"), Tolerance, "logits");
        loss.Value.ShouldBe(golden.Number("loss"), Tolerance);
        Gradients(all => [all.Sum(value => value * value)]).ShouldAgree(
            golden.GetProperty("grad_sumsq").Members(), Tolerance, "squared gradients");
        Gradients(all => all[..3])
            .ShouldAgree(golden.GetProperty("grad_first3").Members(), Tolerance, "first gradients");

        ReadOnlySpan<double> Gradients(Func<double[], double[]> part) =>
            network.Parameters.SelectMany(parameter => part(parameter.Gradient.Values.ToArray())).ToArray();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_of_the_engine_have_the_dimensions_of_PyTorchs_in_order(string name) =>
        new Network(Architectures[name]).Parameters.Select(parameter => string.Join(", ", parameter.Dimensions))
            .ShouldBe(
            GoldenFile.Read("networks.json").GetProperty(name).GetProperty("params").EnumerateArray()
                .Select(row => string.Join(", ", row[1].Numbers())));

    /// <summary>Parameters and inputs are rounded once, each sum of K ≤ 480 terms adds about u √K of its size, u =
    /// 2⁻²⁴, and at most four layers, or 40 contracting steps, follow one another: 4 · 22 u = 5e-6 of
    /// the largest logit, doubled.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_of_the_engine_agree_within_the_precision_of_float32(string name)
    {
        var parameters = new double[Filled(name).ParameterCount];
        Filled(name).CopyParametersTo(parameters);
        var network = new Network(Architectures[name]);
        network.CopyParametersFrom(Array.ConvertAll(parameters, value => (float)value));
        var inputs = TrainingTrace.Training.Select([.. Enumerable.Range(0, 8)]).Inputs;
        var logits = new float[80];
        network.Predict(Array.ConvertAll(inputs.Values.ToArray(), value => (float)value), logits);
        ((ReadOnlySpan<double>)Array.ConvertAll(logits, value => (double)value)).ShouldAgreeInSize(
            GoldenFile.Read("networks.json").GetProperty(name).Numbers("logits"), 1e-5, "logits");
    }

    static ReferenceNetwork Filled(string name)
    {
        var network = new ReferenceNetwork(Architectures[name]);
        var random = new NumpyRandom(123);
        foreach (var parameter in network.Parameters)
            foreach (ref var value in parameter.Value.Values)
                value = random.NextGaussian() * 0.2;
        return network;
    }
}
