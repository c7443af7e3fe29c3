using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>A network with its parameters, an input and a target, drawn as notebook 7.2 draws them; with the default
/// settings it is the notebook's, number for number.</summary>
sealed class ShownNetwork
{
    const double NotebookInput = 1.2;
    const double NotebookTarget = 20;

    readonly Matrix _inputs;
    readonly Matrix _targets;

    public ShownNetwork(int inputs, int outputs, int layers, int width, int examples, uint seed, double deviation)
    {
        Widths = [inputs, .. Enumerable.Repeat(width, layers), outputs];
        Network = new ReferenceNetwork(Architecture.Mlp([.. Widths]));
        IsNotebook = (inputs, outputs, layers, width, examples, seed, deviation) == (1, 1, 5, 6, 1, 0u, 1.0);
        var random = new NumpyRandom(seed);
        // the notebook draws the first and the last layer before those between them
        var (first, last) = (Network.LinearLayers[0], Network.LinearLayers[^1]);
        foreach (var parameter in (ReferenceParameter[])[first.Weight, last.Weight, first.Bias!, last.Bias!,
            .. Network.Parameters.Skip(2).SkipLast(2)])
            foreach (ref var value in parameter.Value.Values)
                value = deviation * random.NextGaussian();
        _inputs = Draw(examples, inputs, NotebookInput);
        _targets = Draw(examples, outputs, NotebookTarget);

        // the first number is the notebook's; others follow from the same stream
        Matrix Draw(int rows, int columns, double firstValue) =>
            new(rows, columns,
                [firstValue, .. Enumerable.Range(1, rows * columns - 1).Select(_ => random.NextGaussian())]);
    }

    public static ShownNetwork Of(BackpropagationOptions options) => new(
        options.Inputs, options.Outputs, options.Layers, options.Width,
        options.Examples, options.Seed, options.Deviation);

    /// <summary>Inputs, hidden layers, outputs.</summary>
    public IReadOnlyList<int> Widths { get; }

    public ReferenceNetwork Network { get; }

    public bool IsNotebook { get; }

    public int Examples => _inputs.Rows;

    /// <summary>As <c>1-6-6-6-6-6-1</c>.</summary>
    public string Name => string.Join('-', Widths);

    public double Loss() => ReferenceLoss.LeastSquares(Network.Forward(_inputs), _targets).Value;

    /// <summary>The forward pass, then the backward pass: afterwards every layer knows
    /// f, h and their derivatives.</summary>
    public (double Output, double Loss) Run()
    {
        var output = Network.Forward(_inputs);
        var loss = ReferenceLoss.LeastSquares(output, _targets);
        Network.Backward(loss.Gradient);
        return (output[0, 0], loss.Value);
    }
}
