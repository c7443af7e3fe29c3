using System.Text.Json;
using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Networks.Reference;

/// <summary>Every number of the notebooks 7.1 and 7.2 of Understanding Deep Learning.</summary>
public sealed class BackpropagationGoldenTests
{
    const double Tolerance = 1e-12;

    [Fact]
    public void Every_intermediate_value_and_derivative_of_notebook_7_2_agrees()
    {
        var golden = GoldenFile.Read("backpropagation-7-2.json");
        var network = new ReferenceNetwork(Architecture.Mlp(1, 6, 6, 6, 6, 6, 1));
        // the notebook draws the first and the last layer before those between them
        var (first, last) = (network.LinearLayers[0], network.LinearLayers[^1]);
        ReferenceParameter[] drawn =
            [first.Weight, last.Weight, first.Bias!, last.Bias!, .. network.Parameters.Skip(2).SkipLast(2)];
        var random = new NumpyRandom(0);
        foreach (var parameter in drawn)
            foreach (ref var value in parameter.Value.Values)
                value = random.NextGaussian();

        var output = network.Forward(new Matrix(1, 1, [golden.Number("x")]));
        var loss = ReferenceLoss.LeastSquares(output, new Matrix(1, 1, [golden.Number("y")]));
        network.Backward(loss.Gradient);

        output[0, 0].ShouldBe(golden.Number("output"), Tolerance);
        loss.Value.ShouldBe(golden.Number("loss"), Tolerance * golden.Number("loss"));
        for (var k = 0; k < network.LinearLayers.Count; k++)
        {
            var layer = network.LinearLayers[k];
            ShouldAgree("f", layer.Output);
            ShouldAgree("h", layer.Input);
            ShouldAgree("dl_df", layer.OutputGradient);
            ShouldAgree("dl_dh", layer.InputGradient);
            ShouldAgree("dl_dweights", layer.Weight.Gradient);
            ShouldAgree("dl_dbiases", layer.Bias!.Gradient);

            void ShouldAgree(string name, Matrix actual) =>
                ((ReadOnlySpan<double>)actual.Values)
                    .ShouldAgree(golden.GetProperty(name)[k].Numbers(), Tolerance, $"{name} of layer {k}");
        }
    }

    [Fact]
    public void Every_value_and_derivative_of_the_toy_function_of_notebook_7_1_agrees()
    {
        var golden = GoldenFile.Read("backpropagation-7-1.json");
        var linear = Enumerable.Range(0, 4).Select(k => new ReferenceLinear(1, 1, name: $"{k}")).ToArray();
        var network = new ReferenceNetwork(new ReferenceSequence(
            linear[0], new ReferenceActivation(1, new(Math.Sin, Math.Cos)),
            linear[1], new ReferenceActivation(1, new(Math.Exp, Math.Exp)),
            linear[2], new ReferenceActivation(1, new(Math.Cos, f => -Math.Sin(f))),
            linear[3]));
        var parameters = golden.GetProperty("params");
        for (var k = 0; k < 4; k++)
        {
            linear[k].Weight.Value[0, 0] = parameters.GetProperty("omega")[k].GetDouble();
            linear[k].Bias!.Value[0, 0] = parameters.GetProperty("beta")[k].GetDouble();
        }

        var output = network.Forward(new Matrix(1, 1, [parameters.Number("x")]));
        var loss = ReferenceLoss.LeastSquares(output, new Matrix(1, 1, [parameters.Number("y")]));
        network.Backward(loss.Gradient);

        var (forward, backward) = (golden.GetProperty("forward"), golden.GetProperty("backward"));
        ShouldAgree(loss.Value, forward, "loss");
        for (var k = 0; k < 4; k++)
        {
            ShouldAgree(linear[k].Output[0, 0], forward, $"f{k}");
            ShouldAgree(linear[k].OutputGradient[0, 0], backward, $"df{k}");
            if (k > 0)
            {
                ShouldAgree(linear[k].Input[0, 0], forward, $"h{k}");
                ShouldAgree(linear[k].InputGradient[0, 0], backward, $"dh{k}");
            }
        }
        Gradients(layer => layer.Weight).ShouldAgree(golden.Numbers("domega"), Tolerance, "domega");
        Gradients(layer => layer.Bias!).ShouldAgree(golden.Numbers("dbeta"), Tolerance, "dbeta");

        ReadOnlySpan<double> Gradients(Func<ReferenceLinear, ReferenceParameter> parameter) =>
            linear.Select(layer => parameter(layer).Gradient[0, 0]).ToArray();

        static void ShouldAgree(double actual, JsonElement golden, string name)
        {
            var expected = golden.Number(name);
            actual.ShouldBe(expected, Tolerance * Math.Abs(expected), name);
        }
    }
}
