using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>The positions of MNIST-1D as they are, or permuted in the same way for every example.</summary>
/// <param name="Suffix">of the ids of its figures and claims</param>
/// <param name="Human">test accuracy (%) of a human with its published spread</param>
sealed record Arrangement(string Name, string Suffix, Mnist1dDescription Data, (double Accuracy, double Spread) Human)
{
    public static readonly Arrangement Ordered = new("MNIST-1D", "", new Mnist1dDescription(), (96, 1));

    /// <summary>With the notebook's permutation, NumPy's of seed 42.</summary>
    public static readonly Arrangement Shuffled = new(
        "shuffled MNIST-1D", "-shuffled", new Mnist1dDescription { PositionShuffleSeed = 42 }, (30, 10));

    public static readonly IReadOnlyList<Arrangement> All = [Ordered, Shuffled];
}
