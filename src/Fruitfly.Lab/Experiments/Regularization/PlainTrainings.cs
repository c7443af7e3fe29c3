using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>The slide's network on MNIST-1D without regularization: what everything else is compared with, where early
/// stopping looks back, and what ensembles are made of.</summary>
sealed record PlainTrainings(RegularizationOptions Options)
{
    public const int TestExamples = 1000;

    /// <summary>How far apart two test errors are at least, in points.</summary>
    public const double Step = 100.0 / TestExamples;

    /// <summary>The network of the slide (UDL figure 8.2).</summary>
    public static readonly IReadOnlyList<int> Widths = [40, 100, 100, 10];

    /// <summary>Scores are looked at so often.</summary>
    const int Looks = 25;

    /// <summary>Paired with those of every method.</summary>
    public IReadOnlyList<ulong> Seeds => SeedRange.From(Options.FirstSeed, Options.Seeds);

    /// <summary>The seeds of each ensemble; its first is among <see cref="Seeds"/>, and no two share any.</summary>
    public IReadOnlyList<IReadOnlyList<ulong>> Ensembles =>
    [
        .. Seeds.Select(first => (IReadOnlyList<ulong>)
            [.. Enumerable.Range(0, Options.Members).Select(member => first + (ulong)(member * Options.Seeds))]),
    ];

    public IEnumerable<(RegularizationTraining Key, Trial Trial)> Plan() =>
        Ensembles.SelectMany(seeds => seeds).Order().Select(seed => (
            (RegularizationTraining)new RegularizationTraining.Plain(seed),
            Trial(seed) is var trial
                ? trial with { Recipe = trial.Recipe with { KeepPredictionsOn = Split.Test } } : trial));

    /// <summary>What a method changes. Training and validation examples are the same for every seed, so that networks
    /// of different seeds may form an ensemble.</summary>
    public Trial Trial(ulong seed) => new(
        new Mnist1dDescription
        {
            Settings = new Mnist1dSettings
            {
                Samples = Options.Examples + TestExamples,
                TrainSplit = (double)Options.Examples / (Options.Examples + TestExamples),
            },
            ValidationShare = 0.2,
            ValidationSeed = 0,
        },
        Architecture.Mlp([.. Widths]) with
        {
            Initializer = new HeInitializer { Distribution = WeightDistribution.Uniform },
        },
        new Recipe
        {
            Optimizer = new Sgd(0.05, Momentum: 0.9), Duration = Duration.Epochs(Options.Epochs),
            EvaluateEvery = Duration.Epochs(Math.Max(1, Options.Epochs / Looks)),
        },
        seed);
}
