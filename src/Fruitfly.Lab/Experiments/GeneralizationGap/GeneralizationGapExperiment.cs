using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>Measures what a training error says of the test error (nothing), what a validation error says after
/// choosing by it (less), and what a test set says that was looked at while training.</summary>
sealed class GeneralizationGapExperiment : Experiment<GeneralizationGapOptions, GapTraining>
{
    public override string Name => "generalization-gap";

    public override string Title => "Training, validation and test error";

    public override string Summary =>
        "Networks learn MNIST-1D digits and fit random labels and random inputs just as well: the training error " +
        "says nothing of new data. " +
        "Width, depth, learning rate, weight decay and stopping step are chosen by validation, and only then is " +
        "the test set opened, once: " +
        "the validation error flatters what was chosen by it, and so does a test set that was looked at.";

    public override string Source =>
        "Slides \"Measuring performance\"; UDL 8.5; Zhang et al. 2017; Bergstra and Bengio 2012; Jamieson and " +
        "Talwalkar 2016";

    static readonly Architecture Network = Architecture.Mlp(40, 100, 100, 10) with
    {
        Initializer = new HeInitializer { Distribution = WeightDistribution.Uniform },
    };

    protected override IEnumerable<(GapTraining Key, Trial Trial)> Plan(
        GeneralizationGapOptions options, PlanningContext context) =>
    [
        .. Memorizing(options), .. Peeking(options), .. Searches(options).SelectMany(repetition => repetition.Plan()),
        .. Algorithms(options).SelectMany(search => search.Plan()),
    ];

    protected override IEnumerable<(GapTraining Key, Trial Trial)> PlanAfter(
        GeneralizationGapOptions options, Results<GapTraining> results) =>
        Searches(options).SelectMany(repetition => repetition.PlanAfter(results))
            .Concat(Algorithms(options).SelectMany(search => search.PlanAfter(results)));

    protected override Findings Measure(
        GeneralizationGapOptions options, Results<GapTraining> results, MeasuringContext context)
    {
        var seeds = SeedRange.From(options.FirstSeed, options.Seeds);
        var memorization = MemorizedData.All(options.Levels)
            .Select(data =>
                new MemorizationOutcome(data, results.Of(seeds.Select(seed => new GapTraining.OnData(data, seed)))))
                    .ToList();
        var peeking =
            new PeekingOutcome(results.Of(Repetitions(options).Select(seed => new GapTraining.Peeking(seed))));
        var search = new SearchOutcome(Searches(options), results);
        var algorithms = Algorithms(options);
        return new Findings(
            GapLead.Of(memorization, search, peeking),
            [.. MemorizationFigures.Of(memorization), .. SearchFigures.Of(search, options.SearchSteps),
                .. PeekingFigure.Of(peeking)],
            [GapTables.Memorization(memorization), GapTables.Search(search),
                AlgorithmFindings.Table(algorithms, results)],
            [
                .. MemorizationClaims.Of(Name, memorization), .. SearchClaims.Of(Name, search, peeking),
                AlgorithmFindings.Claim(Name, algorithms, results),
            ]);
    }

    static IEnumerable<(GapTraining Key, Trial Trial)> Memorizing(GeneralizationGapOptions options)
    {
        var recipe = new Recipe
        {
            Optimizer = new Adam(0.005),
            Schedule = new CosineSchedule(),
            Duration = Duration.Epochs(options.Epochs),
            EvaluateEvery = Duration.Epochs(Math.Max(1, options.Epochs / 50)),
        };
        return from data in MemorizedData.All(options.Levels)
               from seed in SeedRange.From(options.FirstSeed, options.Seeds)
               select ((GapTraining)new GapTraining.OnData(data, seed),
                   new Trial(data.Description(options.Samples, seed), Network, recipe, seed));
    }

    static IEnumerable<(GapTraining Key, Trial Trial)> Peeking(GeneralizationGapOptions options)
    {
        var recipe = new Recipe
        {
            Optimizer = new Adam(0.01),
            Duration = Duration.Steps(options.PeekedSteps),
            EvaluateEvery = Duration.Steps(PeekingOutcome.Every),
            EvaluateOn = [Split.Validation, Split.Test],
        };
        return Repetitions(options).Select(seed => ((GapTraining)new GapTraining.Peeking(seed), new Trial(
            new Mnist1dDescription
            {
                Settings = new Mnist1dSettings { Seed = (uint)(SearchRepetition.FirstDataSeed + seed) },
                ValidationShare = 0.25, ValidationSeed = seed,
            },
            Network, recipe, seed)));
    }

    static IReadOnlyList<SearchRepetition> Searches(GeneralizationGapOptions options) =>
        [.. Repetitions(options).Select(seed => new SearchRepetition(seed, options.SearchSteps))];

    static IReadOnlyList<AlgorithmSearch> Algorithms(GeneralizationGapOptions options) =>
        [.. Repetitions(options).Select(seed => new AlgorithmSearch(seed, options.SearchSteps))];

    static IReadOnlyList<ulong> Repetitions(GeneralizationGapOptions options) =>
        SeedRange.From(options.FirstSeed, options.Repetitions);
}
