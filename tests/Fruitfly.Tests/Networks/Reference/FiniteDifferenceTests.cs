using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;
using Fruitfly.Tests.Training;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Networks.Reference;

/// <summary>The gradients of the reference network against (ℓ(p + δ) − ℓ(p − δ)) / 2δ for every parameter and input p.
/// With δ = 1e-5 the formula is wrong by about δ² ℓ‴ / 6 ~ 1e-10 and its rounding by 2⁻⁵² ℓ / δ ~ 1e-11, against
/// gradients of about 1.</summary>
public sealed class FiniteDifferenceTests
{
    const double Delta = 1e-5;
    const double Tolerance = 1e-8;
    const int Outputs = 4;

    public static TheoryData<Type, string> KindsAndLosses => [.. SomeArchitecture.Kinds.Keys.SelectMany(
        _ => Loss.Kinds, (kind, loss) => new TheoryDataRow<Type, string>(kind, loss.Name))];

    [Fact]
    public void Every_layer_kind_is_checked() =>
        SomeArchitecture.Kinds.Keys.ShouldBe(
            typeof(Layer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract),
            ignoreOrder: true);

    [Theory]
    [MemberData(nameof(KindsAndLosses))]
    public void Gradients_of_fifty_shapes_of_every_layer_kind_and_loss_are_those_of_finite_differences(
        Type kind, string loss)
    {
        for (var seed = 0u; seed < 50; seed++)
            Check(seed, random => SomeArchitecture.Of(random, widest: 6, Outputs, typeof(Linear), kind),
                SomeTraining.LossNamed(loss));
    }

    [Theory]
    [InlineData("cross-entropy")]
    [InlineData("least-squares")]
    public void Gradients_of_a_hundred_random_architectures_are_those_of_finite_differences(string loss)
    {
        for (var seed = 0u; seed < 100; seed++)
            Check(seed, random => SomeArchitecture.Draw(random, widest: 6, deepest: 6, Outputs),
                SomeTraining.LossNamed(loss));
    }

    static void Check(uint seed, Func<RandomStream, Architecture> draw, Loss loss)
    {
        var random = new RandomStream(seed, stream: 1);
        ReferenceNetwork network;
        ReferenceExamples examples;
        do
        {
            network = new ReferenceNetwork(draw(random)) { IsTraining = true };
            foreach (var parameter in network.Parameters)
                Fill(parameter.Value, random);
            var inputs = Fill(new Matrix(1 + random.NextInt(4), network.Inputs), random);
            examples = loss == Loss.CrossEntropy
                ? ReferenceExamples.Labelled(inputs,
                    [.. Enumerable.Range(0, inputs.Rows).Select(_ => random.NextInt(Outputs))])
                : ReferenceExamples.RealValued(inputs, Fill(new Matrix(inputs.Rows, Outputs), random));
            network.DrawDropout(random, inputs.Rows);
            network.Forward(inputs);
        } while (Kinks.AreWithin(network, 100 * Delta));

        network.Backward(ReferenceLoss.Of(loss, network.Forward(examples.Inputs), examples).Gradient);
        double[] gradient =
            [.. network.Parameters.SelectMany(p => p.Gradient.Values.ToArray()),
                .. network.Layers[0].InputGradient.Values];
        double[] differences =
            [.. network.Parameters.SelectMany(p => Differences(p.Value)), .. Differences(examples.Inputs)];
        ((ReadOnlySpan<double>)gradient).ShouldAgreeInSize(differences, Tolerance, $"seed {seed}");

        IEnumerable<double> Differences(Matrix values)
        {
            for (var i = 0; i < values.Values.Length; i++)
            {
                var value = values.Values[i];
                yield return (LossAt(value + Delta) - LossAt(value - Delta)) / (2 * Delta);
                values.Values[i] = value;

                double LossAt(double moved)
                {
                    values.Values[i] = moved;
                    return ReferenceLoss.Of(loss, network.Forward(examples.Inputs), examples).Value;
                }
            }
        }
    }

    static Matrix Fill(Matrix matrix, RandomStream random)
    {
        foreach (ref var value in matrix.Values)
            value = random.NextGaussian() / Math.Sqrt(matrix.Columns);
        return matrix;
    }
}
