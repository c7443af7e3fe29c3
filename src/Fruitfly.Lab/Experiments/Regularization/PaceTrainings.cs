using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>The slide's network trained by plain stochastic gradient descent with several learning rates, all as far as
/// each other in steps × rate, and with several batch sizes, each until it has memorized the training set (UDL figure
/// 9.5).</summary>
sealed record PaceTrainings(RegularizationOptions Options)
{
    public const double Rate = 0.1, Memorized = 1;
    public const int Batch = 100, Examples = 4000;

    const int Looks = 40;

    public static readonly IReadOnlyList<double> Rates = [0.02, 0.05, 0.1, 0.2, 0.5];

    /// <summary>With how many times the steps: long enough to memorize.</summary>
    static readonly IReadOnlyList<(int Size, double Length)> Lengths =
        [(10, 5), (25, Math.Sqrt(2)), (Batch, 1), (400, Math.Sqrt(0.5))];

    public static IReadOnlyList<int> BatchSizes { get; } = [.. Lengths.Select(batch => batch.Size)];

    IReadOnlyList<ulong> Seeds => SeedRange.From(Options.FirstSeed, Options.ImplicitSeeds);

    public IEnumerable<(RegularizationTraining Key, Trial Trial)> Plan() =>
        from pace in Rates.Select(rate => (Rate: rate, Batch))
            .Concat(BatchSizes.Where(batch => batch != Batch).Select(batch => (Rate, Batch: batch)))
        from seed in Seeds
        select (Key(pace.Rate, pace.Batch, seed), Trial(pace.Rate, pace.Batch, seed));

    public PaceOutcome Measured(Results<RegularizationTraining> results) => new(
        [.. Rates.Select(rate => results.Of(Seeds.Select(seed => Key(rate, Batch, seed))))],
        [.. BatchSizes.Select(batch => results.Of(Seeds.Select(seed => Key(Rate, batch, seed))))]);

    static RegularizationTraining Key(double rate, int batch, ulong seed) =>
        new RegularizationTraining.OfPace(rate, batch, seed);

    Trial Trial(double rate, int batch, ulong seed)
    {
        var length = Lengths.Single(one => one.Size == batch).Length;
        var steps = Math.Max(1, (int)Math.Round(Options.ImplicitSteps * length * Rate / rate));
        return new(
            new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 2 * Examples, TrainSplit = 0.5 } },
            Architecture.Mlp([.. PlainTrainings.Widths]) with
            {
                Initializer = new HeInitializer { Distribution = WeightDistribution.Uniform },
            },
            new Recipe
            {
                Optimizer = new Sgd(rate), Batches = Batches.Shuffled(batch), Duration = Duration.Steps(steps),
                EvaluateEvery = Duration.Steps(Math.Max(1, steps / Looks)),
            },
            seed);
    }
}

/// <summary>Errors are in percent.</summary>
/// <param name="ByRate">[rate][seed]</param>
/// <param name="ByBatch">[batch size][seed]</param>
sealed record PaceOutcome(
    IReadOnlyList<IReadOnlyList<TrialResult>> ByRate, IReadOnlyList<IReadOnlyList<TrialResult>> ByBatch)
{
    public bool IsEmpty => ByRate[0].Count == 0;

    public int Diverged => ByRate.Concat(ByBatch).Sum(seeds => seeds.Count(trial => trial.History.Diverged));

    /// <summary>Test error at the end of training; NaN of a network that diverged.</summary>
    public static double AtEnd(TrialResult trial) => trial.History.Diverged ? double.NaN : Error(trial.History.Last);

    /// <summary>Test error as soon as at most 1 % of the training examples were wrong; NaN where that never
    /// was.</summary>
    public static double Memorized(TrialResult trial) =>
        trial.History.Evaluations.FirstOrDefault(evaluation =>
            100 * evaluation.Training!.Error <= PaceTrainings.Memorized) is { } evaluation
            ? Error(evaluation) : double.NaN;

    /// <summary>By how much the first of a list of trials errs more than the last, of each seed that tells.</summary>
    public static double[] FirstAboveLast(
        IReadOnlyList<IReadOnlyList<TrialResult>> trials, Func<TrialResult, double> error) =>
        [.. trials[0].Zip(trials[^1], (first, last) => error(first) - error(last)).Where(double.IsFinite)];

    static double Error(Evaluation evaluation) => 100 * evaluation[Split.Test]!.Error;
}
