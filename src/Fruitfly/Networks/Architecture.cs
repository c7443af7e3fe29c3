using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks;

/// <summary>What a network is before it has parameters: the number of inputs, its layers in order, and how its
/// parameters are drawn. It is part of a trial's identity.</summary>
public sealed record Architecture
{
    /// <summary>The number of input features.</summary>
    public required int Inputs { get; init; }

    public required IReadOnlyList<Layer> Layers { get; init; }

    /// <summary>How weights and biases are drawn. Default: He, fan-in, normal, biases zero.</summary>
    public Initializer Initializer { get; init; } = new HeInitializer();

    /// <summary>A fully connected network with the same after every hidden linear layer: a normalization, an
    /// activation, dropout; <c>Mlp([40, 100, 100, 10], new Relu(), new BatchNorm(), dropout: 0.1)</c>.</summary>
    /// <param name="norm">Default: null, none.</param>
    /// <param name="dropout">the rate of dropout. Default: 0, none.</param>
    public static Architecture Mlp(
        IReadOnlyList<int> widths, Layer activation, Layer? norm = null, double dropout = 0)
    {
        ArgumentNullException.ThrowIfNull(widths);
        ArgumentNullException.ThrowIfNull(activation);
        List<Layer> between = norm is null ? [activation] : [norm, activation];
        if (dropout > 0)
            between.Add(new Dropout(dropout));
        var plain = Mlp([.. widths]);
        return plain with
        {
            Layers = [.. plain.Layers.SelectMany(layer => layer is Relu ? (IEnumerable<Layer>)between : [layer])],
        };
    }

    /// <summary>A fully connected network: linear layers of the given widths with ReLU between them, such as
    /// <c>Mlp(40, 100, 100, 10)</c>.</summary>
    public static Architecture Mlp(params ReadOnlySpan<int> widths)
    {
        if (widths.Length < 2)
            throw new ArgumentException("A fully connected network needs at least a number of inputs and of outputs.",
                nameof(widths));
        foreach (var width in widths)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width, nameof(widths));
        var layers = new List<Layer>();
        foreach (var width in widths[1..^1])
            layers.AddRange([new Linear(width), new Relu()]);
        layers.Add(new Linear(widths[^1]));
        return new Architecture { Inputs = widths[0], Layers = layers };
    }

    /// <summary>Whether networks of the other have the same layers in the same order; how they are drawn may
    /// differ.</summary>
    internal bool HasLayersOf(Architecture other) => Inputs == other.Inputs && Same(Layers, other.Layers);

    static bool Same(IReadOnlyList<Layer> one, IReadOnlyList<Layer> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair is (Residual a, Residual b)
            ? Same(a.Layers, b.Layers) : pair.First.Equals(pair.Second));
}
