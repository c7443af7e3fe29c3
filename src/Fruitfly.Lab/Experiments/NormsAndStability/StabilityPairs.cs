using Fruitfly.Data.Mnist1d;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>Pairs of networks 40-100-100-10, alike but for one example of the training set.</summary>
/// <param name="Name">as figures and keys have it</param>
/// <param name="Examples">of the training set</param>
/// <param name="Batch">examples of a step</param>
sealed record StabilityPairs(
    string Name, int Examples, int Batch, int Steps, Architecture Network, Recipe Recipe, IReadOnlyList<ulong> Seeds)
{
    /// <summary>Sizes of training sets; networks of both take as many steps.</summary>
    public const int Fewer = 500, Larger = 4000;

    const int TestExamples = 1000, Together = 100;

    IReadOnlyList<TrialResult> _results = [];

    /// <param name="epochs">on the larger training set</param>
    public static StabilityPairs OfSize(int examples, int epochs, IReadOnlyList<ulong> seeds) => new(
        FormattableString.Invariant($"{examples:N0} examples"), examples, Together, epochs * (Larger / Together),
        Architecture.Mlp(40, 100, 100, 10),
        new Recipe { Optimizer = new Sgd(0.05), Batches = Batches.Shuffled(Together) }, seeds);

    /// <summary>As theorem 3.12 of Hardt, Recht and Singer has it: one example a step, a learning rate that does not
    /// grow and is at most c / t in step t, and a smooth loss, so tanh and not ReLU.</summary>
    public static StabilityPairs UnderTheorem(int epochs, IReadOnlyList<ulong> seeds) => new(
        "theorem 3.12", Fewer, 1, epochs * Fewer,
        new Architecture
        {
            Inputs = 40,
            Layers = [new Linear(100), new Tanh(), new Linear(100), new Tanh(), new Linear(10)],
            Initializer = new GlorotInitializer(),
        },
        new Recipe
        {
            Optimizer = new Sgd(0.02), Schedule = new InverseTimeSchedule(Fewer), Batches = Batches.Shuffled(1),
        },
        seeds);

    public int StepsPerEpoch => Examples / Batch;

    public IEnumerable<(NormsTraining Key, Trial Trial)> Plan()
    {
        var data = new Mnist1dDescription
        {
            Settings = new Mnist1dSettings
            {
                Samples = Examples + TestExamples,
                TrainSplit = (double)Examples / (Examples + TestExamples)
            },
        };
        var steps = ComparedAfter();
        foreach (var seed in Seeds)
            yield return (Key(seed), new Trial(data, Network, Recipe with
            {
                Duration = Duration.Steps(Steps),
                EvaluateEvery = Duration.Steps(0),
                EvaluateAt = steps,
                ReplacedExample = (int)(seed % (ulong)Examples),
            }, seed));
    }

    public StabilityPairs Measured(Results<NormsTraining> results) =>
        this with { _results = results.Of(Seeds.Select(Key)) };

    public int Diverged => _results.Count(result => result.History.Diverged);

    /// <summary>The differences of each pair that came to its end, after the first step and later.</summary>
    public IReadOnlyList<IReadOnlyList<ReplacementDifference>> Differences =>
        [.. Finished.Select(result =>
            (IReadOnlyList<ReplacementDifference>)[.. result.History.Replacement.Where(difference =>
                difference.Step > 0)])];

    /// <summary>Test loss − training loss after a step, or the first measured after it, of each pair's first
    /// network.</summary>
    public double[] GapsAfter(int step) =>
        [.. Finished.Select(result => Gap(
            result.History.Evaluations.FirstOrDefault(evaluation => evaluation.Step >= step, result.History.Last)))];

    public IReadOnlyList<SeedCurve> GapCurves() =>
    [
        .. Finished.Select(result => new SeedCurve(
            result.Trial.Seed,
            [.. result.History.Evaluations.Where(evaluation => evaluation.Step > 0)
                .Select(evaluation => new CurvePoint(evaluation.Step, Gap(evaluation)))])),
    ];

    public IReadOnlyList<SeedCurve> Curves(Func<ReplacementDifference, double> measure) =>
    [
        .. Finished.Select(result => new SeedCurve(
            result.Trial.Seed,
            [.. result.History.Replacement.Where(difference => difference.Step > 0)
                .Select(difference => new CurvePoint(difference.Step, measure(difference)))])),
    ];

    IEnumerable<TrialResult> Finished => _results.Where(result => !result.History.Diverged);

    static double Gap(Evaluation evaluation) => evaluation.Test!.Loss - evaluation.Training!.Loss;

    NormsTraining Key(ulong seed) => new NormsTraining.OfPair(Name, seed);

    // Two for each factor of two.
    IReadOnlyList<int> ComparedAfter() =>
        [.. Enumerable.Range(0, 100).Select(i => (int)Math.Round(Math.Pow(2, i / 2.0))).TakeWhile(step => step < Steps)
            .Distinct()];
}
