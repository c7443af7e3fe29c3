using Fruitfly.Data;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.ModelComparison;

/// <summary>Trains the four networks of the package mnist1d on MNIST-1D and on its shuffled form, and puts what they reach
/// beside the published table.</summary>
public sealed class ModelComparisonExperiment : Experiment
{
    public override string Name => "mnist1d-models";

    public override string Title => "Four networks on MNIST-1D";

    public override string Summary =>
        "Logistic regression, a fully connected, a convolutional and a recurrent network learn MNIST-1D, once as it is and once with its " +
        "40 positions permuted. What is known about the data and built into a network counts: where order means something the last two lead by far, " +
        "where it means nothing they fall behind.";

    public override string Source => "Greydanus and Kobak 2020, notebooks of mnist1d; slides \"Measuring performance\"";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "trainings of each network on each data set", Quick: 3, Full: 10, Minimum: 1, Maximum: 10_000),
        new("steps", "training steps; the published ones are 6,000", Quick: 1000, Full: 6000, Minimum: 1, Maximum: 1_000_000),
        new("first-seed", "the first seed; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: 1_000_000_000),
    ];

    public override IReadOnlyList<Trial> Plan(ExperimentSettings settings)
    {
        var recipe = new Recipe
        {
            Optimizer = new Adam(0.01),
            Batches = Batches.InOrder(100),
            Duration = Duration.Steps(settings.Integer("steps")),
            EvaluateEvery = Duration.Steps(250),
        };
        return
        [
            .. from arrangement in Arrangement.All
               from model in ComparedModel.All
               from seed in Enumerable.Range(0, settings.Integer("seeds"))
               select new Trial(arrangement.Data, model.Network, recipe, (ulong)(settings.Integer("first-seed") + seed)),
        ];
    }

    public override Findings Measure(ExperimentSettings settings, IReadOnlyList<TrialResult> results)
    {
        var seeds = settings.Integer("seeds");
        var outcomes = (from arrangement in Arrangement.All from model in ComparedModel.All select (arrangement, model))
            .Select((pair, i) => new ModelOutcome(pair.model, pair.arrangement, [.. results.Skip(i * seeds).Take(seeds)]))
            .ToList();
        return new Findings(
            string.Join(" ", Arrangement.All.Select(arrangement => Lead(arrangement, outcomes))),
            [.. ModelFigures.Of(outcomes, settings.Integer("steps"))],
            [.. Arrangement.All.Select(arrangement => ModelTable.Of(arrangement, outcomes))],
            ModelClaims.Of(Name, outcomes, settings.Integer("steps")));
    }

    static string Lead(Arrangement arrangement, IReadOnlyList<ModelOutcome> outcomes) =>
        $"On {arrangement.Name} " + string.Join(", ", outcomes.Where(outcome => outcome.Arrangement == arrangement).Select(outcome =>
            outcome.Finished.Count == 0
                ? $"{outcome.Model.Noun} diverged"
                : FormattableString.Invariant($"{outcome.Model.Noun} reaches {outcome.Final(Split.Test).Average():F1} %"))) + " of the test examples.";
}
