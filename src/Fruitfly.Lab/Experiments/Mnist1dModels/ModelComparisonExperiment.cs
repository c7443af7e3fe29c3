using Fruitfly.Data;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>Trains the four networks of the package mnist1d on MNIST-1D and on its shuffled form, and puts what they
/// reach beside the published table.</summary>
sealed class ModelComparisonExperiment : Experiment<ModelComparisonOptions, ComparedTraining>
{
    public override string Name => "mnist1d-models";

    public override string Title => "Four networks on MNIST-1D";

    public override string Summary =>
        "Logistic regression, a fully connected, a convolutional and a recurrent network learn MNIST-1D, once as " +
        "it is and once with its " +
        "40 positions permuted. What is known about the data and built into a network counts: where order means " +
        "something the last two lead by far, " +
        "where it means nothing they fall behind.";

    public override string Source => "Greydanus and Kobak 2020, notebooks of mnist1d; slides \"Measuring performance\"";

    protected override IEnumerable<(ComparedTraining Key, Trial Trial)> Plan(
        ModelComparisonOptions options, PlanningContext context)
    {
        var recipe = RecipeOf(options.Steps);
        return from arrangement in Arrangement.All
               from model in ComparedModel.All
               from seed in SeedRange.From(options.FirstSeed, options.Seeds)
               select (new ComparedTraining(arrangement.Name, model.Id, seed),
                   new Trial(arrangement.Data, model.Network, recipe, seed));
    }

    /// <summary>The notebooks' training.</summary>
    public static Recipe RecipeOf(int steps) => new()
    {
        Optimizer = new Adam(0.01),
        Batches = Batches.InOrder(100),
        Duration = Duration.Steps(steps),
        EvaluateEvery = Duration.Steps(0),
        EvaluateAt = [.. Measured(steps)],
    };

    // As the notebooks do, whose steps 0, 250, … 6,000 are the 1st, 251st, … 6,001st; the last is measured anyway.
    static IEnumerable<int> Measured(int steps)
    {
        for (var step = 1; step < steps; step += PublishedAccuracy.StepsApart)
            yield return step;
    }

    protected override Findings Measure(
        ModelComparisonOptions options, Results<ComparedTraining> results, MeasuringContext context)
    {
        var seeds = SeedRange.From(options.FirstSeed, options.Seeds);
        List<ModelOutcome> outcomes =
        [
            .. from arrangement in Arrangement.All
               from model in ComparedModel.All
               select new ModelOutcome(
                   model, arrangement,
                   results.Of(seeds.Select(seed => new ComparedTraining(arrangement.Name, model.Id, seed)))),
        ];
        return new Findings(
            string.Join(" ", Arrangement.All.Select(arrangement => Lead(arrangement, outcomes))),
            [.. ModelFigures.Of(outcomes, options.Steps)],
            [.. Arrangement.All.Select(arrangement => ModelTable.Of(arrangement, outcomes))],
            ModelClaims.Of(Name, outcomes, options.Steps));
    }

    static string Lead(Arrangement arrangement, IReadOnlyList<ModelOutcome> outcomes) =>
        $"On {arrangement.Name} " +
            string.Join(", ", outcomes.Where(outcome => outcome.Arrangement == arrangement).Select(outcome =>
            outcome.Finished.Count == 0
                ? $"{outcome.Model.Noun} diverged"
                : FormattableString.Invariant(
                    $"{outcome.Model.Noun} reaches {outcome.Final(Split.Test).Average():F1} %"))) +
                    " of the test examples.";
}
