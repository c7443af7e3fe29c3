using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>Trains the lecture's 40-100-100-10 network on MNIST-1D by the three recipes its sources give, and asks
/// which of them makes the published figure.</summary>
sealed class Mnist1dTrainingExperiment : Experiment<Mnist1dTrainingOptions, RecipeTraining>
{
    public override string Name => "mnist1d-training";

    public override string Title => "Training a network on MNIST-1D";

    public override string Summary =>
        "A network with two hidden layers of 100 units learns 4,000 MNIST-1D digits by three published recipes. " +
        "It fits its training set, yet more than a third of the test digits stay wrong: why performance must be " +
        "measured on data never trained on.";

    public override string Source => "Slides \"Measuring performance\"; UDL 8.1, figure 8.2; notebook 8.1";

    static Architecture Network { get; } = Architecture.Mlp(40, 100, 100, 10) with
    {
        Initializer = new HeInitializer { Distribution = WeightDistribution.Uniform },
    };

    protected override IEnumerable<(RecipeTraining Key, Trial Trial)> Plan(
        Mnist1dTrainingOptions options, PlanningContext context)
    {
        var data = new Mnist1dDescription();
        return from recipe in PublishedRecipe.All
               from seed in SeedRange.From(options.FirstSeed, options.Seeds)
               select (new RecipeTraining(recipe.Id, seed), new Trial(data, Network, recipe.Recipe, seed));
    }

    protected override Findings Measure(
        Mnist1dTrainingOptions options, Results<RecipeTraining> results, MeasuringContext context)
    {
        var seeds = SeedRange.From(options.FirstSeed, options.Seeds);
        var outcomes = PublishedRecipe.All
            .Select(recipe =>
                new RecipeOutcome(recipe, results.Of(seeds.Select(seed => new RecipeTraining(recipe.Id, seed)))))
            .ToList();
        var summary = NetworkSummary.Of(Network);
        return new Findings(
            Lead(outcomes),
            [.. outcomes.SelectMany(outcome => TrainingFigures.Of(outcome))],
            [TrainingTable.Of(outcomes), SummaryTable.Of(summary)],
            [.. SummaryClaims.Of(Name, summary), .. TrainingClaims.Of(Name, outcomes)]);
    }

    static string Lead(IReadOnlyList<RecipeOutcome> outcomes) => string.Join(" ", outcomes.Select(outcome =>
    {
        var training = outcome.Final(Split.Training, Quantity.Error);
        var test = outcome.Final(Split.Test, Quantity.Error);
        return test.Length == 0
            ? $"With {outcome.Recipe.Name} every trial diverged."
            : FormattableString.Invariant(
                $"With {outcome.Recipe.Name} the network ends with {training.Average():F1} % of its training examples wrong and {test.Average():F1} % of the test examples.");
    }));
}
