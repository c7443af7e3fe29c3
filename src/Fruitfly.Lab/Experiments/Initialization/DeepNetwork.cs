using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>A deep network of ReLU units with one output, whose loss is the square of that output (target 0), as in UDL
/// 7.5. It is drawn many times and never trained.</summary>
/// <param name="Name">of its line in a figure</param>
/// <param name="Widths">inputs, hidden layers, and the one output</param>
sealed record DeepNetwork(string Name, IReadOnlyList<int> Widths, Initializer Initializer)
{
    /// <summary>Hidden layers.</summary>
    public int Depth => Widths.Count - 2;

    /// <summary>The layers of one drawing in double precision, since float32 overflows, with standard normal inputs
    /// passed through it in both directions.</summary>
    public IReadOnlyList<LayerStatistics> Draw(ulong seed, int inputs)
    {
        var architecture = Architecture.Mlp([.. Widths]) with { Initializer = Initializer };
        var drawn = new Network(architecture, seed);
        var parameters = new float[drawn.ParameterCount];
        drawn.CopyParametersTo(parameters);
        var network = new ReferenceNetwork(architecture);
        network.CopyParametersFrom(Array.ConvertAll(parameters, value => (double)value));
        var stream = RandomStream.For(seed, StreamPurpose.Inputs);
        var examples = new Matrix(inputs, Widths[0]);
        foreach (ref var value in examples.Values)
            value = stream.NextGaussian();
        return LayerStatistics.Of(network, examples);
    }

    /// <summary>Multiplications and additions in double precision for one drawing: activations, and gradients
    /// of these and of the weights.</summary>
    public static double WorkOf(IReadOnlyList<int> widths, int inputs) =>
        3.0 * inputs * widths.Zip(widths.Skip(1), (from, to) => (double)from * to).Sum();

    /// <summary>E[f²] of every hidden layer: D σ² for inputs of variance 1, then D σ² / 2 times that of the layer
    /// before, plus the variance of the biases.</summary>
    public IReadOnlyList<double> Forward()
    {
        var squares = new double[Depth];
        for (var k = 0; k < Depth; k++)
            squares[k] = Widths[k] * Variance(k) * (k == 0 ? 1 : squares[k - 1] / 2) +
                WeightVariance.OfBias(Initializer, Widths[k]);
        return squares;
    }

    /// <summary>E[(∂ℓ/∂f)²] of every hidden layer: 4 E[f²] at the output, then D′ σ² / 2
    /// times that of the layer behind.</summary>
    public IReadOnlyList<double> Backward()
    {
        var output =
            Widths[Depth] * Variance(Depth) * Forward()[^1] / 2 + WeightVariance.OfBias(Initializer, Widths[Depth]);
        var squares = new double[Depth];
        for (var k = Depth - 1; k >= 0; k--)
            squares[k] = Widths[k + 2] * Variance(k + 1) / 2 * (k == Depth - 1 ? 4 * output : squares[k + 1]);
        return squares;
    }

    /// <summary>σ² of the weights that make f_k.</summary>
    public double Variance(int k) => WeightVariance.Of(Initializer, Widths[k], Widths[k + 1]);
}
