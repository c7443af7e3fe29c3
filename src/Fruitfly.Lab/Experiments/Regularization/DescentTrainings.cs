using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>Notebook 8.3's networks with label noise from narrow to wide: as double-descent trains them, with each
/// variant, and with validation examples beside as many training examples, to stop early and to form
/// ensembles.</summary>
sealed record DescentTrainings(RegularizationOptions Options)
{
    public const double Noise = 0.15;
    public const int Examples = 4000;

    /// <summary>Their own data, which are others of the same kind: early stopping looks at examples that double-descent
    /// has no place for.</summary>
    const string Validated = "validated";
    const int ValidationExamples = Examples / 4;

    public DescentRecipe Recipe { get; } = PublishedRecipes.Notebook(Examples, Options.DescentEpochs)
        .WithWidths(Options.DescentWidths, Options.DescentLargest);

    IReadOnlyList<ulong> Seeds => SeedRange.From(Options.FirstSeed, Options.DescentSeeds);

    PlannedSweep Sweep => new(Recipe, Noise, Seeds);

    public IEnumerable<(RegularizationTraining Key, Trial Trial)> Plan()
    {
        foreach (var (key, trial) in Sweep.Plan())
        {
            yield return (new RegularizationTraining.OfSweep(key), trial);
            foreach (var variant in DescentVariant.All)
                yield return (new RegularizationTraining.OfVariant(variant.Id, key.Width, key.Seed),
                    variant.Apply(trial));
            yield return (new RegularizationTraining.OfVariant(Validated, key.Width, key.Seed), WithValidation(trial));
        }
    }

    public DescentOutcome Measured(Results<RegularizationTraining> results)
    {
        var plain = Errors(
            [.. Recipe.Widths.Select(width => results.Of(Seeds.Select(seed =>
                new RegularizationTraining.OfSweep(new SweepTraining(Recipe.Id, Noise, width, seed)))))],
            DescentOutcome.AtEnd);
        var validated = Trials(Validated);
        var whole = Errors(validated, DescentOutcome.AtEnd);
        return new DescentOutcome(
            Recipe, new("plain", "no regularization", "", plain, plain),
            [
                .. DescentVariant.All.Select(variant => new DescentLine(variant.Id, variant.Name, variant.Source,
                    Errors(Trials(variant.Id), DescentOutcome.AtEnd), plain)),
                new("stopping", "early stopping", "Nakkiran et al. 2020; UDL 9.3.1",
                    Errors(validated, DescentOutcome.Stopped), whole),
                PairEnsembles.Of(validated),
            ]);

        IReadOnlyList<IReadOnlyList<TrialResult>> Trials(string variant) =>
            [.. Recipe.Widths.Select(width => results.Of(
                Seeds.Select(seed => new RegularizationTraining.OfVariant(variant, width, seed))))];
    }

    static IReadOnlyList<double[]> Errors(
        IEnumerable<IReadOnlyList<TrialResult>> trials, Func<TrialResult, double> error) =>
        [.. trials.Select(seeds => seeds.Select(error).ToArray())];

    static Trial WithValidation(Trial trial) => trial with
    {
        Data = new Mnist1dDescription
        {
            Settings = new Mnist1dSettings
            {
                Samples = Examples + ValidationExamples + Examples,
                TrainSplit = (double)(Examples + ValidationExamples) / (Examples + ValidationExamples + Examples),
            },
            ValidationShare = (double)ValidationExamples / (Examples + ValidationExamples),
            ValidationSeed = 0,
            LabelNoise = Noise,
        },
        Recipe = trial.Recipe with { KeepPredictionsOn = Split.Test, MeasureMarginsOn = null },
    };
}
