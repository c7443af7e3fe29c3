using Fruitfly.Reports.Charts;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>Many drawings of one deep network.</summary>
/// <param name="Networks">by seed, each with its hidden layers in order</param>
sealed record Propagation(DeepNetwork Network, IReadOnlyList<IReadOnlyList<LayerStatistics>> Networks)
{
    public static Propagation Of(DeepNetwork network, int networks, int inputs, int firstSeed, WorkInParts work) =>
        new(network,
            work.Each(DeepNetwork.WorkOf(network.Widths, inputs), Enumerable.Range(firstSeed, networks),
                seed => network.Draw((ulong)seed, inputs)));

    /// <summary>One value of every network.</summary>
    public double[] Each(Func<IReadOnlyList<LayerStatistics>, double> value) => [.. Networks.Select(value)];

    /// <summary>One line against the hidden layers, counted from 1, for every network.</summary>
    public IReadOnlyList<SeedCurve> Curves(Func<LayerStatistics, double> value) =>
    [
        .. Networks.Select((layers, seed) => new SeedCurve(
            (ulong)seed, [.. layers.Select((layer, k) => new CurvePoint(k + 1, value(layer)))])),
    ];

    /// <summary>The variance of one network is a product of random factors, so its
    /// logarithm is what has a mean.</summary>
    public static double LogForward(LayerStatistics layer) => Math.Log10(layer.F.Variance);

    public static double LogBackward(LayerStatistics layer) => Math.Log10(layer.Gradient.Variance);

    /// <summary>Decades by which the variance grows a layer, from the first hidden layer to the last.</summary>
    public double[] Growth(Func<LayerStatistics, double> logarithm) =>
        Each(layers => (logarithm(layers[^1]) - logarithm(layers[0])) / (layers.Count - 1));

    public LineSeries Forward(string panel = "") => Line(panel) with { Seeds = Curves(LogForward) };

    public LineSeries Backward(string panel = "") => Line(panel) with { Seeds = Curves(LogBackward) };

    public LineSeries ForwardTheory(string panel = "") => Theory(panel, Network.Forward());

    public LineSeries BackwardTheory(string panel = "") => Theory(panel, Network.Backward());

    LineSeries Line(string panel) => new(Network.Name) { Panel = panel };

    LineSeries Theory(string panel, IReadOnlyList<double> squares) => new($"theory, {Network.Name}", Meaning.Theory)
    {
        Panel = panel, IsLabelled = false,
        Curve = [.. squares.Select((square, k) => new CurvePoint(k + 1, Math.Log10(square)))],
    };
}
