using System.Numerics.Tensors;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Networks;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Training;

/// <summary>The float32 network against the double-precision one, from the same parameters and examples.</summary>
/// <remarks>With u = 2⁻²⁴, half a unit in the last place, a float32 sum of K terms is wrong by about u √K times the
/// size of its terms, whatever cancels among them, and each of L layers that multiply adds that once on the way forward
/// and once on the way back: C u √K L relative to
/// <list type="bullet">
/// <item>|w| |h| for an output of the last layer, the norms of its weights and of what it is fed;</item>
/// <item>1 + |w| |h| (1 + Σ |∂ℓ/∂f|) for the loss: its own sums, and the outputs' errors times its slope;</item>
/// <item>Σ |∂ℓ/∂f| |h| over the batch for a weight, Σ |∂ℓ/∂f| for a bias, with the norms over the units of a layer; a
/// convolution's patches hold each value of h as often as its kernel is large;
/// the error of the outputs enters ∂ℓ/∂f once more, relative to the size that it has there.</item>
/// </list>
/// C = 1 leaves room for what layers magnify (their weights have norms of about 1); the largest
/// errors seen are about 0.6 of it.</remarks>
public sealed class EngineAgainstReferenceTests
{
    const double C = 1;
    const double UnitRoundoff = 1.0 / (1 << 24);

    public static TheoryData<Type, string> KindsAndLosses => [.. SomeArchitecture.Kinds.Keys.SelectMany(
        _ => Loss.Kinds, (kind, loss) => new TheoryDataRow<Type, string>(kind, loss.Name))];

    [Theory]
    [MemberData(nameof(KindsAndLosses))]
    public void Every_layer_kind_gives_the_outputs_losses_and_gradients_of_the_reference(Type kind, string loss)
    {
        for (var seed = 0u; seed < 20; seed++)
            Compare(seed, SomeTraining.LossNamed(loss),
                (random, outputs) => SomeArchitecture.Of(random, widest: 100, outputs, typeof(Linear), kind, kind));
    }

    [Theory]
    [InlineData("cross-entropy")]
    [InlineData("least-squares")]
    public void Random_networks_give_the_outputs_losses_and_gradients_of_the_reference(string loss)
    {
        for (var seed = 100u; seed < 200; seed++)
            Compare(seed, SomeTraining.LossNamed(loss),
                (random, outputs) => SomeArchitecture.Draw(random, widest: 100, deepest: 6, outputs));
    }

    static void Compare(uint seed, Loss loss, Func<RandomStream, int, Architecture> draw)
    {
        var random = new RandomStream(seed, stream: 4);
        var (network, data, reference, examples) = Drawn();
        while (Kinks.AreWithin(reference, 1e-5))
            (network, data, reference, examples) = Drawn();

        var pass = new EnginePass(network, data, loss, Dropout());
        var outputs = reference.Forward(examples.Inputs);
        var expected = ReferenceLoss.Of(loss, outputs, examples);
        reference.Backward(expected.Gradient);

        var layers = reference.Layers.SelectMany(Products).ToArray();
        var relative =
            C * UnitRoundoff * Math.Sqrt(layers.Max(layer => layer.Terms)) * layers.Sum(layer => layer.Depth)
            * reference.Layers.Aggregate(1.0, (product, layer) => product * Magnification(layer));

        var last = (ReferenceLinear)reference.Layers[^1];
        var outputSize =
            Norms(last.Weight.Value).Max() * Norms(last.Input).Max() + (last.Bias is { } b ? Norms(b.Value)[0] : 0);
        ShouldBeWithin(relative * outputSize, pass.Outputs, outputs.Values, $"seed {seed}, outputs");

        var slope = Norms(expected.Gradient).Sum();
        var lossSize = 1 + outputSize * (1 + slope * Math.Sqrt(outputs.Columns));
        ShouldBeWithin(relative * lossSize, [pass.Loss], [expected.Value], $"seed {seed}, loss");

        var gradients = pass.Gradients.AsSpan();
        var magnified = relative * (1 + outputSize / slope);
        foreach (var (parameter, size) in layers.SelectMany(layer => layer.Parameters))
            ShouldAgree(parameter, magnified * size, ref gradients);
        gradients.IsEmpty.ShouldBeTrue();

        void ShouldAgree(ReferenceParameter parameter, double tolerance, ref Span<double> rest)
        {
            var gradient = parameter.Gradient.Values;
            ShouldBeWithin(tolerance, rest[..gradient.Length], gradient, $"seed {seed}, gradient of {parameter.Name}");
            rest = rest[gradient.Length..];
        }

        RandomStream Dropout() => new(seed, stream: 6);

        (Network, Fruitfly.Data.DataSet, ReferenceNetwork, ReferenceExamples) Drawn()
        {
            var classes = 2 + random.NextInt(10);
            var network = new Network(draw(random, classes)).WithSomeParameters(random);
            var data = SomeTraining.Data(random, 1 + random.NextInt(130), network.Inputs, classes, loss);
            var (reference, examples) = (network.Reference(), ReferenceExamples.From(data.Training));
            reference.DrawDropout(Dropout(), examples.Count);
            reference.IsTraining = true;
            reference.Forward(examples.Inputs);
            return (network, data, reference, examples);
        }
    }

    static void ShouldBeWithin(
        double tolerance, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (var i = 0; i < actual.Length; i++)
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance))
                Assert.Fail($"{what}: number {i} is {actual[i]:R}, expected {expected[i]:R} ± {tolerance:G3}.");
    }

    /// <summary>A layer that multiplies and sums: the most terms of its sums, how many sums feed one another in it, and
    /// the size of each gradient's terms.</summary>
    sealed record Product(int Terms, int Depth, IReadOnlyList<(ReferenceParameter, double Size)> Parameters);

    static IEnumerable<Product> Products(ReferenceLayer layer) => layer switch
    {
        ReferenceLinear linear => [Of(linear)],
        ReferenceConvolution convolution => [Of(convolution)],
        ReferenceGru gru => gru.Directions.Select(Of),
        ReferenceBatchNorm norm => [Of(norm, norm.Scale, norm.Shift)],
        ReferenceLayerNorm norm => [Of(norm, norm.Scale, norm.Shift)],
        ReferenceSequence sequence => sequence.Layers.SelectMany(Products),
        ReferenceResidual residual => Products(residual.Body),
        _ => [],
    };

    static Product Of(ReferenceLinear layer) => new(
        Math.Max(layer.Input.Rows, Math.Max(layer.Inputs, layer.Outputs)), Depth: 1,
        Sizes(layer, layer.Weight, layer.Bias));

    /// <summary>A factor's gradient is a sum of as many products with normalized values as there are rows.</summary>
    static Product Of(ReferenceLayer norm, ReferenceParameter scale, ReferenceParameter shift)
    {
        var (terms, size) = (norm.Input.Rows * norm.Inputs / scale.Value.Values.Length,
            TensorPrimitives.Norm<double>(norm.OutputGradient.Values));
        return new(Math.Max(terms, norm.Inputs), Depth: 2,
            [(scale, size * Math.Sqrt(terms)), (shift, size * Math.Sqrt(terms))]);
    }

    /// <summary>How much larger an error relative to its value may be after a normalization: the mean is taken off, and
    /// what is left is divided by its deviation; on the way back, what every value has in common is taken
    /// off.</summary>
    static double Magnification(ReferenceLayer layer) => layer switch
    {
        ReferenceBatchNorm norm => Magnification(norm, norm.InverseDeviations),
        ReferenceLayerNorm norm => Magnification(norm, norm.InverseDeviations),
        _ => 1,
    };

    static double Magnification(ReferenceLayer norm, IEnumerable<double> inverse)
    {
        var largest = inverse.Max();
        var (before, after) = (TensorPrimitives.Norm<double>(norm.OutputGradient.Values),
            TensorPrimitives.Norm<double>(norm.InputGradient.Values));
        return 1 + largest * (TensorPrimitives.MaxMagnitude<double>(norm.Input.Values) is var size ? Math.Abs(size) : 0)
            + (after > 0 ? largest * before / after : 0);
    }

    static Product Of(ReferenceConvolution layer) => new(
        Math.Max(layer.Input.Rows * layer.OutputShape.Positions,
            Math.Max(layer.Weight.Value.Columns, layer.OutputShape.Channels * layer.KernelSize)),
        Depth: 1, Sizes(layer, layer.Weight, layer.Bias, uses: layer.KernelSize));

    /// <summary>Each step's sums feed those of the next, and a gradient is one sum over all steps.</summary>
    static Product Of(ReferenceGruDirection direction)
    {
        var steps = direction.Steps;
        double[] Together(Func<ReferenceGruDirection.Step, Matrix> part) =>
            [.. steps.Select(step => Norms(part(step))).Aggregate((left, right) => [.. left.Zip(right, double.Hypot)])];

        double Size(double[] gates, double[] reads) => gates.Zip(reads, (left, right) => left * right).Sum();

        double[] input = Together(step => step.InputPartGradient), state = Together(step => step.StatePartGradient);
        return new Product(
            Math.Max(steps[0].Read.Rows * steps.Count,
                1 + direction.InputWeight.Value.Columns + direction.StateWeight.Value.Columns),
            Depth: steps.Count,
            [
                (direction.InputWeight, Size(input, Together(step => step.Read))),
                (direction.StateWeight, Size(state, Together(step => step.State))),
                (direction.InputBias, input.Sum() * Math.Sqrt(steps.Count)),
                (direction.StateBias, state.Sum() * Math.Sqrt(steps.Count)),
            ]);
    }

    /// <param name="uses">how often a value of the input enters the gradient of one unit's weights at most</param>
    static (ReferenceParameter, double)[] Sizes(
        ReferenceLayer layer, ReferenceParameter weight, ReferenceParameter? bias, int uses = 1)
    {
        var (df, h) = (Norms(layer.OutputGradient), Norms(layer.Input));
        var size = df.Zip(h, (left, right) => left * right).Sum() * Math.Sqrt(uses);
        return bias is null
            ? [(weight, size)] : [(weight, size), (bias, df.Sum() * Math.Sqrt(layer.Outputs / bias.Value.Columns))];
    }

    static double[] Norms(Matrix matrix)
    {
        var norms = new double[matrix.Rows];
        for (var i = 0; i < norms.Length; i++)
            norms[i] = TensorPrimitives.Norm<double>(matrix.Row(i));
        return norms;
    }
}
