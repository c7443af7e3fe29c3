using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>One setting that a search may try.</summary>
sealed record Candidate(int Width, int Depth, double Rate, double Decay)
{
    /// <summary>Candidates of a search: a grid has all of 3 widths, 2 depths, 2 learning rates, 2 weight
    /// decays; a random search as many.</summary>
    public const int Count = 24;

    public static readonly IReadOnlyList<Candidate> Grid =
    [
        .. from width in (int[])[16, 32, 64]
           from depth in (int[])[1, 2]
           from rate in (double[])[0.003, 0.03]
           from decay in (double[])[0.01, 1]
           select new Candidate(width, depth, rate, decay),
    ];

    /// <summary>Drawn from the box whose equal parts have the grid's values in their middle: width, learning rate and
    /// weight decay uniform in their logarithms.</summary>
    public static IReadOnlyList<Candidate> Random(ulong seed)
    {
        var random = RandomStream.For(seed, StreamPurpose.Search);
        return [.. Enumerable.Range(0, Count).Select(_ => new Candidate(
            (int)Math.Round(Between(11.3, 90.5)), 1 + random.NextInt(2), Between(0.00095, 0.095), Between(0.001, 10)))];

        double Between(double low, double high) => low * Math.Pow(high / low, random.NextDouble());
    }

    public SearchedTraining Training => new(
        Architecture.Mlp([40, .. Enumerable.Repeat(Width, Depth), 10]), new AdamW(Rate, WeightDecay: Decay));
}
