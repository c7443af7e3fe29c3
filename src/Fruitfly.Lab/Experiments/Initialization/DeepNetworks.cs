using Fruitfly.Networks.Initialization;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>The deep networks that are drawn and not trained, each many times.</summary>
sealed record DeepNetworks(
    IReadOnlyList<Propagation> ByVariance, IReadOnlyList<Propagation> ByInitializer, IReadOnlyList<Propagation> Narrowing)
{
    /// <summary>σ² of the lecture and of UDL figure 7.4.</summary>
    public static readonly IReadOnlyList<double> Variances = [0.001, 0.01, 0.02, 0.1, 1];

    /// <summary>2/D for 100 units.</summary>
    public const double HeVariance = 0.02;

    /// <summary>Hidden layers of the network that narrows from 400 units to 25.</summary>
    const int NarrowingDepth = 20;

    public static DeepNetworks Draw(int depth, int width, int networks, int inputs, int firstSeed)
    {
        int[] even = [.. Enumerable.Repeat(width, depth + 1), 1];
        int[] narrowing = [.. Enumerable.Range(0, NarrowingDepth + 1).Select(k => (int)Math.Round(400 * Math.Pow(1 / 16.0, (double)k / NarrowingDepth))), 1];
        return new(
            // Seeds of their own: from the same draws, one variance's values are another's times a power of their ratio.
            [.. Variances.Select((variance, i) => Drawn(FormattableString.Invariant($"σ² = {variance}"), even, new NormalInitializer(variance), i * networks))],
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
            Propagation.Of(new DeepNetwork(name, widths, initializer), networks, inputs, firstSeed + seedsBefore);
    }

    /// <summary>The networks of σ² = 0.02: He's for 100 units.</summary>
    public Propagation Lecture => ByVariance[Variances.ToList().IndexOf(HeVariance)];
}
