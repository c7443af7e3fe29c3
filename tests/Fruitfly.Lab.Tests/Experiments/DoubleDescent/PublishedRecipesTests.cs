using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.DoubleDescent;

public class PublishedRecipesTests
{
    static readonly DescentRecipe[] All =
    [
        PublishedRecipes.Notebook(4000, 1000), PublishedRecipes.Slides, PublishedRecipes.Repository,
        PublishedRecipes.Convolutional,
    ];

    [Fact]
    public void The_parameters_are_those_of_the_networks()
    {
        foreach (var recipe in All)
            foreach (var width in (int[])[2, 7, 40])
                recipe.Parameters(width).ShouldBe(new Network(recipe.Network(width)).ParameterCount, recipe.Id);
    }

    [Theory]
    [InlineData("notebook", 4_000, 4_000, 1000, 42.308, 175.658)]
    [InlineData("slides", 10_000, 5_000, 4000, 77.276, 291.279)]
    [InlineData("repository", 4_000, 12_000, 500, 42.308, 175.658)]
    [InlineData("convolutional", 4_000, 12_000, 500, 21.403, 76.949)]
    public void The_thresholds_follow_from_the_sizes_of_the_data(
        string id, int training, int test, int epochs, double atExamples, double atClasses)
    {
        var recipe = All.Single(one => one.Id == id);
        var size = recipe.Data(0).Size()!.Value;
        (size.Training, size.Test, recipe.Epochs).ShouldBe((training, test, epochs));
        recipe.WidthOf(training).ShouldBe(atExamples, 0.001);
        recipe.WidthOf(10.0 * training).ShouldBe(atClasses, 0.001);
    }

    [Fact]
    public void Notebook_8_3_has_28_widths_and_asks_for_14_tera_operations_of_training()
    {
        var recipe = PublishedRecipes.Notebook(4000, 1000);
        var size = recipe.Data(0).Size()!.Value;
        recipe.Widths.Count.ShouldBe(28);
        recipe.Widths.Sum(width => TrainingWork.Of(recipe.Network(width), recipe.Training, size).TrainingOperations)
            .ShouldBe(13_989_400_000_000);
    }

    [Fact]
    public void Fewer_widths_are_spread_over_those_up_to_the_largest()
    {
        var fewer = PublishedRecipes.Notebook(4000, 1000).WithWidths(count: 8, largest: 120);
        fewer.Widths.ShouldBe([2, 8, 18, 30, 40, 55, 80, 120]);
        fewer.IsWidest.ShouldBeFalse();
        PublishedRecipes.Slides.WithWidths(28, 400).Widths.ShouldBe(PublishedRecipes.Slides.Widths);
        PublishedRecipes.Slides.IsWidest.ShouldBeTrue();
    }

    [Fact]
    public void Scores_are_kept_at_epochs_that_grow_by_factors() =>
        DescentRecipe.Evaluations(50, stepsPerEpoch: 40)
            .ShouldBe([40, 80, 120, 160, 200, 240, 320, 400, 520, 640, 800, 1000, 1280, 1600]);
}
