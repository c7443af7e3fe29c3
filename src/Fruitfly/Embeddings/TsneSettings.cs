namespace Fruitfly.Embeddings;

/// <summary>How <see cref="Tsne"/> embeds. The defaults are those of openTSNE 1.0
/// (Poličar, Stražar and Zupan 2024).</summary>
public sealed record TsneSettings
{
    /// <summary>How many neighbours count, from 1; at least three times as many points and one
    /// more are needed. Default: 30.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>By how much attraction is exaggerated at first, which lets points find each
    /// other, from 1. Default: 12.</summary>
    public double EarlyExaggeration { get; init; } = 12;

    /// <summary>Iterations with exaggeration. Default: 250.</summary>
    public int EarlyIterations { get; init; } = 250;

    /// <summary>Iterations after them. Default: 500.</summary>
    public int Iterations { get; init; } = 500;

    /// <summary>The share of the last step that is taken again, from 0 to below 1, with
    /// exaggeration. Default: 0.8.</summary>
    public double EarlyMomentum { get; init; } = 0.8;

    /// <summary>The same without it. Default: 0.8.</summary>
    public double Momentum { get; init; } = 0.8;

    /// <summary>The step is this times a quarter of the gradient. Default: null, the number of points divided by the
    /// exaggeration.</summary>
    public double? LearningRate { get; init; }

    /// <summary>How far a point moves at most in one iteration. Default: 5.</summary>
    public double LongestStep { get; init; } = 5;

    /// <summary>Iterations from one measurement of the divergence to the next. Default: 50.</summary>
    public int MeasureEvery { get; init; } = 50;

    /// <summary>Default: whichever is fastest.</summary>
    public RepulsionMethod Repulsion { get; init; }

    internal void Validate()
    {
        Require(Perplexity >= 1 && double.IsFinite(Perplexity), nameof(Perplexity), Perplexity, "a number from 1");
        Require(EarlyExaggeration >= 1 && double.IsFinite(EarlyExaggeration), nameof(EarlyExaggeration),
            EarlyExaggeration, "a number from 1");
        Require(EarlyIterations >= 0, nameof(EarlyIterations), EarlyIterations, "0 or more");
        Require(Iterations >= 0, nameof(Iterations), Iterations, "0 or more");
        Require(EarlyMomentum is >= 0 and < 1, nameof(EarlyMomentum), EarlyMomentum, "from 0 to below 1");
        Require(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "from 0 to below 1");
        Require(LearningRate is null or > 0 && double.IsFinite(LearningRate ?? 1), nameof(LearningRate),
            LearningRate ?? 0, "above 0");
        Require(LongestStep > 0, nameof(LongestStep), LongestStep, "above 0");
        Require(MeasureEvery > 0, nameof(MeasureEvery), MeasureEvery, "1 or more");
        Require(Enum.IsDefined(Repulsion), nameof(Repulsion), (int)Repulsion, "one that there is");
    }

    static void Require(bool holds, string name, double value, string allowed)
    {
        if (!holds)
            throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it must be {allowed}."));
    }
}
