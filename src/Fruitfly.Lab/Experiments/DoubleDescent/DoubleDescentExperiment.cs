using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>Trains networks from narrow to wide on MNIST-1D by three published recipes, with and without label noise, and
/// finds where test error and test loss peak.</summary>
public sealed class DoubleDescentExperiment : OrderedExperiment
{
    public override string Name => "double-descent";

    public override string Title => "Double descent on MNIST-1D";

    public override string Summary =>
        "Wider networks first do better, then worse, then better again: the test error peaks where the network is just able to fit its training set, " +
        "and the best networks are far wider than that. Label noise makes the peak plain.";

    public override string Source =>
        "UDL 8.4, figure 8.10; slides \"Measuring performance\"; notebook 8.3; mnist1d, \"Observing deep double descent\"; Nakkiran et al. 2020";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "networks of each width trained by notebook 8.3", Quick: 3, Full: 5, Minimum: 1, Maximum: 10_000),
        new("slides-seeds", "networks of each width trained by the slides' recipe, 0 to leave it out", Quick: 0, Full: 3, Minimum: 0, Maximum: 10_000),
        new("repository-seeds", "networks of each width trained by the mnist1d notebook's recipe, 0 to leave it out", Quick: 0, Full: 5, Minimum: 0, Maximum: 10_000),
        new("convolutional-seeds", "its convolutional networks of each width, 0 to leave them out", Quick: 0, Full: 3, Minimum: 0, Maximum: 10_000),
        new("widths", "widths of each recipe, evenly spread over those it lists", Quick: 8, Full: 28, Minimum: 3, Maximum: 28),
        new("largest", "the widest hidden layer", Quick: 120, Full: 400, Minimum: 10, Maximum: 400),
        new("noise", "training labels that are drawn again (%), beside none", Quick: 15, Full: 15, Minimum: 0, Maximum: 100, IsInteger: false),
        new("examples", "training examples of notebook 8.3, and as many test examples", Quick: 4000, Full: 4000, Minimum: 100, Maximum: 100_000),
        new("epochs", "epochs of notebook 8.3", Quick: 200, Full: 1000, Minimum: 1, Maximum: 100_000),
        new("first-seed", "the first seed; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: 1_000_000_000),
    ];

    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) =>
        [.. Sweeps(settings).SelectMany(sweep => sweep.Plan(settings.Integer("first-seed")))];

    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results,
        IProgress<double>? progress, CancellationToken cancellation) =>
        DescentFindings.Of(Sweeps(settings), results, sweeps => DescentClaims.Of(Name, sweeps));

    static IEnumerable<PlannedSweep> Sweeps(ExperimentSettings settings)
    {
        (DescentRecipe Recipe, string Option)[] recipes =
        [
            (PublishedRecipes.Notebook(settings.Integer("examples"), settings.Integer("epochs")), "seeds"),
            (PublishedRecipes.Slides, "slides-seeds"),
            (PublishedRecipes.Repository, "repository-seeds"),
            (PublishedRecipes.Convolutional, "convolutional-seeds"),
        ];
        return recipes.Where(recipe => settings.Integer(recipe.Option) > 0).SelectMany(recipe => PlannedSweep.WithAndWithout(
            settings["noise"], recipe.Recipe.WithWidths(settings.Integer("widths"), settings.Integer("largest")), settings.Integer(recipe.Option)));
    }
}
