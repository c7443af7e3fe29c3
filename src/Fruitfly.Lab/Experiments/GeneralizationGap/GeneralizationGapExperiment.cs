using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>Measures what a training error says of the test error (nothing), what a validation error says after choosing by it (less), and
/// what a test set says that was looked at while training.</summary>
public sealed class GeneralizationGapExperiment : OrderedExperiment
{
    public override string Name => "generalization-gap";

    public override string Title => "Training, validation and test error";

    public override string Summary =>
        "Networks learn MNIST-1D digits and fit random labels and random inputs just as well: the training error says nothing of new data. " +
        "Width, depth, learning rate, weight decay and stopping step are chosen by validation, and only then is the test set opened, once: " +
        "the validation error flatters what was chosen by it, and so does a test set that was looked at.";

    public override string Source =>
        "Slides \"Measuring performance\"; UDL 8.5; Zhang et al. 2017; Bergstra and Bengio 2012; Jamieson and Talwalkar 2016";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "networks for each kind of training data", Quick: 4, Full: 10, Minimum: 1, Maximum: 10_000),
        new("samples", "training and test examples, 4 to 1; the published data set has 5,000", Quick: 1250, Full: 5000, Minimum: 50, Maximum: 1_000_000),
        new("epochs", "epochs of these trainings", Quick: 60, Full: 200, Minimum: 1, Maximum: 100_000),
        new("levels", "shares of random labels, from none to all", Quick: 3, Full: 6, Minimum: 2, Maximum: 101),
        new("repetitions", "searches of each kind, and trainings that peek, each on data of its own", Quick: 5, Full: 100, Minimum: 1, Maximum: 10_000),
        new("search-steps", "most training steps of a candidate", Quick: 400, Full: 800, Minimum: 16, Maximum: 1_000_000),
        new("peeked-steps", "steps of a training that looks at the test set every 250", Quick: 2500, Full: 6000, Minimum: 250, Maximum: 1_000_000),
        new("first-seed", "the first seed; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: 1_000_000_000),
    ];

    static readonly Architecture Network = Architecture.Mlp(40, 100, 100, 10) with
    {
        Initializer = new HeInitializer { Distribution = WeightDistribution.Uniform },
    };

    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) =>
        [.. Memorizing(settings), .. Peeking(settings), .. Searches(settings).SelectMany(repetition => repetition.Plan())];

    protected override IReadOnlyList<Trial> PlanInOrderAfter(ExperimentSettings settings, IReadOnlyList<TrialResult> results) =>
        SearchOutcome.Openings(Searches(settings), Parts(settings, results).Searched);

    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var parts = Parts(settings, results);
        var seeds = settings.Integer("seeds");
        var memorization = MemorizedData.All(settings.Integer("levels"))
            .Select((data, i) => new MemorizationOutcome(data, [.. parts.Memorized.Skip(i * seeds).Take(seeds)])).ToList();
        var peeking = new PeekingOutcome(parts.Peeked);
        var search = new SearchOutcome(Searches(settings), parts.Searched, parts.Opened);
        return new Findings(
            GapLead.Of(memorization, search, peeking),
            [.. MemorizationFigures.Of(memorization), .. SearchFigures.Of(search, settings.Integer("search-steps")), .. PeekingFigure.Of(peeking)],
            [GapTables.Memorization(memorization), GapTables.Search(search)],
            [.. MemorizationClaims.Of(Name, memorization), .. SearchClaims.Of(Name, search, peeking)]);
    }

    static IEnumerable<Trial> Memorizing(ExperimentSettings settings)
    {
        var recipe = new Recipe
        {
            Optimizer = new Adam(0.005),
            Schedule = new CosineSchedule(),
            Duration = Duration.Epochs(settings.Integer("epochs")),
            EvaluateEvery = Duration.Epochs(Math.Max(1, settings.Integer("epochs") / 50)),
        };
        return from data in MemorizedData.All(settings.Integer("levels"))
               from seed in Seeds(settings, "seeds")
               select new Trial(data.Description(settings.Integer("samples"), seed), Network, recipe, seed);
    }

    static IEnumerable<Trial> Peeking(ExperimentSettings settings)
    {
        var recipe = new Recipe
        {
            Optimizer = new Adam(0.01),
            Duration = Duration.Steps(settings.Integer("peeked-steps")),
            EvaluateEvery = Duration.Steps(PeekingOutcome.Every),
            EvaluateOn = [Split.Validation, Split.Test],
        };
        return Seeds(settings, "repetitions").Select(seed => new Trial(
            new Mnist1dDescription
            {
                Settings = new Mnist1dSettings { Seed = (uint)(SearchRepetition.FirstDataSeed + seed) }, ValidationShare = 0.25, ValidationSeed = seed,
            },
            Network, recipe, seed));
    }

    static IReadOnlyList<SearchRepetition> Searches(ExperimentSettings settings) =>
        [.. Seeds(settings, "repetitions").Select(seed => new SearchRepetition(seed, settings.Integer("search-steps")))];

    static IEnumerable<ulong> Seeds(ExperimentSettings settings, string count) =>
        Enumerable.Range(0, settings.Integer(count)).Select(i => (ulong)(settings.Integer("first-seed") + i));

    static ResultParts Parts(ExperimentSettings settings, IReadOnlyList<TrialResult> results)
    {
        var memorized = MemorizedData.All(settings.Integer("levels")).Count * settings.Integer("seeds");
        var peeked = memorized + settings.Integer("repetitions");
        var searched = peeked + settings.Integer("repetitions") * SearchRepetition.TrialCount;
        return new(
            [.. results.Take(memorized)], [.. results.Take(peeked).Skip(memorized)], [.. results.Take(searched).Skip(peeked)],
            [.. results.Skip(searched)]);
    }

    /// <summary>The results in the order of the plan; the openings are there only after the rest.</summary>
    sealed record ResultParts(
        IReadOnlyList<TrialResult> Memorized, IReadOnlyList<TrialResult> Peeked, IReadOnlyList<TrialResult> Searched,
        IReadOnlyList<TrialResult> Opened);
}
