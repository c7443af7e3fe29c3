using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>Trains networks from narrow to wide on MNIST-1D by three published recipes, with and without label noise,
/// and finds where test error and test loss peak.</summary>
sealed class DoubleDescentExperiment : Experiment<DoubleDescentOptions, SweepTraining>
{
    public override string Name => "double-descent";

    public override string Title => "Double descent on MNIST-1D";

    public override string Summary =>
        "Wider networks first do better, then worse, then better again: the test error peaks where the network is " +
        "just able to fit its training set, " +
        "and the best networks are far wider than that. Label noise makes the peak plain.";

    public override string Source =>
        "UDL 8.4, figure 8.10; slides \"Measuring performance\"; notebook 8.3; mnist1d, \"Observing deep double " +
        "descent\"; Nakkiran et al. 2020";

    protected override IEnumerable<(SweepTraining Key, Trial Trial)> Plan(
        DoubleDescentOptions options, PlanningContext context) =>
        Sweeps(options).SelectMany(sweep => sweep.Plan());

    protected override Findings Measure(
        DoubleDescentOptions options, Results<SweepTraining> results, MeasuringContext context) =>
        DescentFindings.Of(Sweeps(options), results,
            sweeps => [.. DescentClaims.Of(Name, sweeps), .. LeftOut(options)]);

    static IEnumerable<PlannedSweep> Sweeps(DoubleDescentOptions options) =>
        Recipes(options).Where(recipe => recipe.Seeds > 0).SelectMany(recipe => PlannedSweep.WithAndWithout(
            options.Noise, recipe.Recipe.WithWidths(options.Widths, options.Largest),
            SeedRange.From(options.FirstSeed, recipe.Seeds)));

    /// <summary>What is published of the recipes without seeds.</summary>
    IEnumerable<Claim> LeftOut(DoubleDescentOptions options) =>
        from recipe in Recipes(options)
        where recipe.Seeds == 0
        let sweeps = PlannedSweep.WithAndWithout(options.Noise, recipe.Recipe, []).Select(sweep => sweep.Untrained())
        from claim in DescentClaims.Of(Name, [.. sweeps])
        select claim with
        {
            Figure = null,
            Reason = $"These settings leave {recipe.Recipe.Name} out: {recipe.Option} is 0.",
        };

    static (DescentRecipe Recipe, int Seeds, string Option)[] Recipes(DoubleDescentOptions options) =>
    [
        (PublishedRecipes.Notebook(options.Examples, options.Epochs), options.Seeds, "seeds"),
        (PublishedRecipes.Slides, options.SlidesSeeds, "slides-seeds"),
        (PublishedRecipes.Repository, options.RepositorySeeds, "repository-seeds"),
        (PublishedRecipes.Convolutional, options.ConvolutionalSeeds, "convolutional-seeds"),
    ];
}
