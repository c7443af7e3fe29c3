using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>Training data with something true or nothing true to learn, as in Zhang et al. 2017; the test
/// set is always the true one.</summary>
/// <param name="Id">the prefix of its claims</param>
/// <param name="Name">as figures call it</param>
/// <param name="RandomLabels">the share of training labels drawn at random</param>
sealed record MemorizedData(string Id, string Name, double RandomLabels = 0)
{
    public static readonly MemorizedData True = new("true-labels", "true labels");
    public static readonly MemorizedData Random = new("random-labels", "random labels", 1);
    public static readonly MemorizedData Shuffled = new("shuffled-positions", "shuffled positions");
    public static readonly MemorizedData Noise = new("random-inputs", "random inputs");

    /// <param name="levels">shares of random labels, evenly from none to all</param>
    public static IReadOnlyList<MemorizedData> All(int levels) =>
    [
        True,
        .. Enumerable.Range(1, levels - 2).Select(level => (double)level / (levels - 1))
            .Select(share =>
                new MemorizedData(FormattableString.Invariant($"random-{100 * share:F0}"),
                    FormattableString.Invariant($"{100 * share:F0} % random labels"), share)),
        Random, Shuffled, Noise,
    ];

    /// <summary>Whether it is one of the shares of random labels, none and all among them.</summary>
    public bool IsLevel => this != Shuffled && this != Noise;

    public Mnist1dDescription Description(int samples, ulong seed) => new()
    {
        Settings = new Mnist1dSettings { Samples = samples },
        LabelNoise = RandomLabels,
        PositionShuffleSeed = this == Shuffled ? 42 : null,
        RandomInputsSeed = this == Noise ? seed : null,
    };
}
