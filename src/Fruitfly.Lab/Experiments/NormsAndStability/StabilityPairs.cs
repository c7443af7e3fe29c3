using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Reports.Charts;
using Fruitfly.Lab.Studies;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.NormsAndStability;

/// <summary>Pairs of networks 40-100-100-10, alike but for one example of a training set of a given size; both sizes are trained for as many
/// steps.</summary>
sealed record StabilityPairs(int Examples, int Count, int Epochs, int FirstSeed)
{
    const int Batch = 100, TestExamples = 1000, Larger = 4000;

    public static readonly IReadOnlyList<int> Sizes = [500, Larger];

    IReadOnlyList<TrialResult> _results = [];

    public int Steps => Epochs * (Larger / Batch);

    public IEnumerable<Trial> Plan()
    {
        var data = new Mnist1dDescription
        {
            Settings = new Mnist1dSettings { Samples = Examples + TestExamples, TrainSplit = (double)Examples / (Examples + TestExamples) },
        };
        var network = Architecture.Mlp(40, 100, 100, 10);
        var steps = ComparedAfter();
        for (var pair = 0; pair < Count; pair++)
        {
            var recipe = new Recipe
            {
                Optimizer = new Sgd(0.05), Batches = Batches.Shuffled(Batch), Duration = Duration.Steps(Steps),
                EvaluateEvery = Duration.Steps(0), EvaluateAt = steps, ReplacedExample = (FirstSeed + pair) % Examples,
            };
            yield return new Trial(data, network, recipe, (ulong)(FirstSeed + pair));
        }
    }

    public StabilityPairs Measured(Queue<TrialResult> results) =>
        this with { _results = [.. Enumerable.Range(0, Count).Select(_ => results.Dequeue())] };

    public int Diverged => _results.Count(result => result.History.Diverged);

    /// <summary>The differences of each pair that came to its end, after the first step and later.</summary>
    public IReadOnlyList<IReadOnlyList<ReplacementDifference>> Differences =>
        [.. Finished.Select(result => (IReadOnlyList<ReplacementDifference>)[.. result.History.Replacement.Where(difference => difference.Step > 0)])];

    /// <summary>Test loss − training loss after the last step, of each pair's first network.</summary>
    public double[] Gaps => [.. Finished.Select(result => result.History.Last.Test!.Loss - result.History.Last.Training!.Loss)];

    public IReadOnlyList<SeedCurve> Curves(Func<ReplacementDifference, double> measure) =>
    [
        .. Finished.Select(result => new SeedCurve(
            result.Trial.Seed,
            [.. result.History.Replacement.Where(difference => difference.Step > 0).Select(difference => new CurvePoint(difference.Step, measure(difference)))])),
    ];

    IEnumerable<TrialResult> Finished => _results.Where(result => !result.History.Diverged);

    // Two for each factor of two.
    IReadOnlyList<int> ComparedAfter() =>
        [.. Enumerable.Range(0, 100).Select(i => (int)Math.Round(Math.Pow(2, i / 2.0))).TakeWhile(step => step < Steps).Distinct()];
}
