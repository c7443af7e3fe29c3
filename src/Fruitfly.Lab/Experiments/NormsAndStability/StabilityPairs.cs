using Fruitfly.Data.Mnist1d;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>Pairs of networks 40-100-100-10, alike but for one example of a training set of a given size; both sizes
/// are trained for as many steps.</summary>
sealed record StabilityPairs(int Examples, int Epochs, IReadOnlyList<ulong> Seeds)
{
    const int Batch = 100, TestExamples = 1000, Larger = 4000;

    public static readonly IReadOnlyList<int> Sizes = [500, Larger];

    IReadOnlyList<TrialResult> _results = [];

    public int Steps => Epochs * (Larger / Batch);

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
        var network = Architecture.Mlp(40, 100, 100, 10);
        var steps = ComparedAfter();
        foreach (var seed in Seeds)
        {
            var recipe = new Recipe
            {
                Optimizer = new Sgd(0.05), Batches = Batches.Shuffled(Batch), Duration = Duration.Steps(Steps),
                EvaluateEvery = Duration.Steps(0), EvaluateAt = steps, ReplacedExample = (int)(seed % (ulong)Examples),
            };
            yield return (Key(seed), new Trial(data, network, recipe, seed));
        }
    }

    public StabilityPairs Measured(Results<NormsTraining> results) =>
        this with { _results = results.Of(Seeds.Select(Key)) };

    public int Diverged => _results.Count(result => result.History.Diverged);

    /// <summary>The differences of each pair that came to its end, after the first step and later.</summary>
    public IReadOnlyList<IReadOnlyList<ReplacementDifference>> Differences =>
        [.. Finished.Select(result =>
            (IReadOnlyList<ReplacementDifference>)[.. result.History.Replacement.Where(difference =>
                difference.Step > 0)])];

    /// <summary>Test loss − training loss after the last step, of each pair's first network.</summary>
    public double[] Gaps =>
        [.. Finished.Select(result => result.History.Last.Test!.Loss - result.History.Last.Training!.Loss)];

    public IReadOnlyList<SeedCurve> Curves(Func<ReplacementDifference, double> measure) =>
    [
        .. Finished.Select(result => new SeedCurve(
            result.Trial.Seed,
            [.. result.History.Replacement.Where(difference => difference.Step > 0)
                .Select(difference => new CurvePoint(difference.Step, measure(difference)))])),
    ];

    IEnumerable<TrialResult> Finished => _results.Where(result => !result.History.Diverged);

    NormsTraining Key(ulong seed) => new NormsTraining.OfPair(Examples, seed);

    // Two for each factor of two.
    IReadOnlyList<int> ComparedAfter() =>
        [.. Enumerable.Range(0, 100).Select(i => (int)Math.Round(Math.Pow(2, i / 2.0))).TakeWhile(step => step < Steps)
            .Distinct()];
}
