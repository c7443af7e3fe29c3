using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>One setting that a search may try. The rate is constant, so that training stopped early is the beginning of
/// training that is not.</summary>
sealed record Candidate(int Width, int Depth, double Rate, double Decay)
{
    /// <summary>Candidates of a search: a grid has all of 3 widths, 2 depths, 2 learning rates, 2 weight
    /// decays; a random search as many.</summary>
    public const int Count = 24;

    /// <summary>Evaluations of a candidate over training, at even steps.</summary>
    public const int Evaluations = 16;

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

    /// <summary>The trial that the search sees: measured on the validation split, without the test set.</summary>
    public Trial Search(DataDescription data, int steps, ulong seed) => new(data, Network, Recipe(steps) with
    {
        EvaluateEvery = Duration.Steps(Math.Max(1, steps / Evaluations)),
        EvaluateOn = [Split.Validation],
    }, seed);

    /// <summary>The same training up to the chosen step, after which the test set is opened, once.</summary>
    public Trial Open(DataDescription data, int step, ulong seed) =>
        new(data, Network, SealedTestSet.OpenOnce(Recipe(step) with
        {
            EvaluateEvery = Duration.Steps(0),
            EvaluateOn = [Split.Validation],
        }), seed);

    Architecture Network => Architecture.Mlp([40, .. Enumerable.Repeat(Width, Depth), 10]);

    Recipe Recipe(int steps) =>
        new() { Optimizer = new AdamW(Rate, WeightDecay: Decay), Duration = Duration.Steps(steps) };
}
