using System.Numerics.Tensors;
using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Networks;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Training;

/// <summary>The float32 network against the double-precision one, from the same parameters and examples.</summary>
/// <remarks>With u = 2⁻²⁴, half a unit in the last place, a float32 sum of K terms is wrong by about u √K times the size of
/// its terms, whatever cancels among them, and each of L linear layers adds that once on the way forward and once on the
/// way back: C u √K L relative to
/// <list type="bullet">
/// <item>|w| |h| for an output of the last layer, the norms of its weights and of what it is fed;</item>
/// <item>1 + |w| |h| (1 + Σ |∂ℓ/∂f|) for the loss: its own sums, and the outputs' errors times its slope;</item>
/// <item>Σ |∂ℓ/∂f| |h| over the batch for a weight, Σ |∂ℓ/∂f| for a bias, with the norms over the units of a layer;
/// the error of the outputs enters ∂ℓ/∂f once more, relative to the size that it has there.</item>
/// </list>
/// C = 1 leaves room for what layers magnify (their weights have norms of about 1); the largest errors seen are about 0.6 of it.</remarks>
public sealed class EngineAgainstReferenceTests
{
    const double C = 1;
    const double UnitRoundoff = 1.0 / (1 << 24);

    public static TheoryData<Type, Loss> KindsAndLosses => [.. SomeArchitecture.Kinds.Keys.SelectMany(
        _ => Enum.GetValues<Loss>(), (kind, loss) => new TheoryDataRow<Type, Loss>(kind, loss))];

    [Theory]
    [MemberData(nameof(KindsAndLosses))]
    public void Every_layer_kind_gives_the_outputs_losses_and_gradients_of_the_reference(Type kind, Loss loss)
    {
        for (var seed = 0u; seed < 20; seed++)
            Compare(seed, loss, (random, outputs) => SomeArchitecture.Of(random, widest: 100, outputs, kind, kind));
    }

    [Theory]
    [InlineData(Loss.CrossEntropy)]
    [InlineData(Loss.LeastSquares)]
    public void Random_networks_give_the_outputs_losses_and_gradients_of_the_reference(Loss loss)
    {
        for (var seed = 100u; seed < 200; seed++)
            Compare(seed, loss, (random, outputs) => SomeArchitecture.Draw(random, widest: 100, deepest: 6, outputs));
    }

    static void Compare(uint seed, Loss loss, Func<RandomStream, int, Architecture> draw)
    {
        var random = new RandomStream(seed, stream: 4);
        var (network, data, reference, examples) = Drawn();
        while (Kinks.AreWithin(reference, 1e-5))
            (network, data, reference, examples) = Drawn();

        var pass = new EnginePass(network, data, loss);
        var outputs = reference.Forward(examples.Inputs);
        var expected = ReferenceLoss.Of(loss, outputs, examples);
        reference.Backward(expected.Gradient);

        var layers = reference.Layers.SelectMany(LinearLayers).ToArray();
        var terms = Math.Max(examples.Count, layers.Max(layer => Math.Max(layer.Inputs, layer.Outputs)));
        var relative = C * UnitRoundoff * Math.Sqrt(terms) * layers.Length;

        var last = layers[^1];
        var outputSize = Norms(last.Weight.Value).Max() * Norms(last.Input).Max() + (last.Bias is { } b ? Norms(b.Value)[0] : 0);
        ShouldBeWithin(relative * outputSize, pass.Outputs, outputs.Values, $"seed {seed}, outputs");

        var slope = Norms(expected.Gradient).Sum();
        var lossSize = 1 + outputSize * (1 + slope * Math.Sqrt(outputs.Columns));
        ShouldBeWithin(relative * lossSize, [pass.Loss], [expected.Value], $"seed {seed}, loss");

        var gradients = pass.Gradients.AsSpan();
        var magnified = relative * (1 + outputSize / slope);
        foreach (var layer in layers)
        {
            var (df, h) = (Norms(layer.OutputGradient), Norms(layer.Input));
            ShouldAgree(layer.Weight, magnified * df.Zip(h, (left, right) => left * right).Sum(), ref gradients);
            if (layer.Bias is not null)
                ShouldAgree(layer.Bias, magnified * df.Sum(), ref gradients);
        }
        gradients.IsEmpty.ShouldBeTrue();

        void ShouldAgree(ReferenceParameter parameter, double tolerance, ref Span<double> rest)
        {
            var gradient = parameter.Gradient.Values;
            ShouldBeWithin(tolerance, rest[..gradient.Length], gradient, $"seed {seed}, gradient of {parameter.Name}");
            rest = rest[gradient.Length..];
        }

        (Network, Fruitfly.Data.DataSet, ReferenceNetwork, ReferenceExamples) Drawn()
        {
            var classes = 2 + random.NextInt(10);
            var network = new Network(draw(random, classes)).WithSomeParameters(random);
            var data = SomeTraining.Data(random, 1 + random.NextInt(130), network.Inputs, classes, loss);
            var (reference, examples) = (network.Reference(), ReferenceExamples.From(data.Training));
            reference.Forward(examples.Inputs);
            return (network, data, reference, examples);
        }
    }

    static void ShouldBeWithin(double tolerance, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (var i = 0; i < actual.Length; i++)
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance))
                Assert.Fail($"{what}: number {i} is {actual[i]:R}, expected {expected[i]:R} ± {tolerance:G3}.");
    }

    static IEnumerable<ReferenceLinear> LinearLayers(ReferenceLayer layer) => layer switch
    {
        ReferenceLinear linear => [linear],
        ReferenceSequence sequence => sequence.Layers.SelectMany(LinearLayers),
        ReferenceResidual residual => LinearLayers(residual.Body),
        _ => [],
    };

    static double[] Norms(Matrix matrix)
    {
        var norms = new double[matrix.Rows];
        for (var i = 0; i < norms.Length; i++)
            norms[i] = TensorPrimitives.Norm<double>(matrix.Row(i));
        return norms;
    }
}
