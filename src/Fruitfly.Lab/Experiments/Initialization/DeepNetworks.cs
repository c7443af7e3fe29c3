using Fruitfly.Networks.Initialization;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>The deep networks that are drawn and not trained, each many times.</summary>
sealed record DeepNetworks(
    IReadOnlyList<Propagation> ByVariance, IReadOnlyList<Propagation> ByInitializer,
    IReadOnlyList<Propagation> Narrowing)
{
    /// <summary>σ² of the lecture and of UDL figure 7.4.</summary>
    public static readonly IReadOnlyList<double> Variances = [0.001, 0.01, 0.02, 0.1, 1];

    /// <summary>2/D for 100 units.</summary>
    public const double HeVariance = 0.02;

    /// <summary>Hidden layers of the network that narrows from 400 units to 25.</summary>
    const int NarrowingDepth = 20;

    /// <param name="work">has <see cref="WorkOf"/> left for it</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static DeepNetworks Draw(int depth, int width, int networks, int inputs, int firstSeed, WorkInParts work)
    {
        var (even, narrowing) = (EvenWidths(depth, width), NarrowingWidths());
        return new(
            // Seeds of their own: from the same draws, one variance's values are
            // another's times a power of their ratio.
            [.. Variances.Select((
                variance, i) =>
                    Drawn(FormattableString.Invariant($"σ² = {variance}"), even, new NormalInitializer(variance),
                        i * networks))],
            [
                Drawn("He", even, new HeInitializer()),
                Drawn("Glorot", even, new GlorotInitializer()),
                Drawn("PyTorch's default", even, new PyTorchInitializer()),
            ],
            [
                Drawn("He, fan-in", narrowing, new HeInitializer()),
                Drawn("He, fan-out", narrowing, new HeInitializer { Fan = HeFan.FanOut }),
                Drawn("He, compromise", narrowing, new HeInitializer { Fan = HeFan.Compromise }),
            ]);

        Propagation Drawn(string name, IReadOnlyList<int> widths, Initializer initializer, int seedsBefore = 0) =>
            Propagation.Of(new DeepNetwork(name, widths, initializer), networks, inputs, firstSeed + seedsBefore, work);
    }

    /// <summary>As <see cref="DeepNetwork.WorkOf"/>, of all of them.</summary>
    public static double WorkOf(int depth, int width, int networks, int inputs) => networks
        * ((Variances.Count + 3) * DeepNetwork.WorkOf(EvenWidths(depth, width), inputs) +
            3 * DeepNetwork.WorkOf(NarrowingWidths(), inputs));

    static int[] EvenWidths(int depth, int width) => [.. Enumerable.Repeat(width, depth + 1), 1];

    static int[] NarrowingWidths() =>
        [.. Enumerable.Range(0, NarrowingDepth + 1)
            .Select(k => (int)Math.Round(400 * Math.Pow(1 / 16.0, (double)k / NarrowingDepth))), 1];

    /// <summary>The networks of σ² = 0.02: He's for 100 units.</summary>
    public Propagation Lecture => ByVariance[Variances.ToList().IndexOf(HeVariance)];
}
