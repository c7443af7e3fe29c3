using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>One of the recipes that the sources give for the same network and data.</summary>
/// <param name="Id">also the prefix of its figures and claims</param>
/// <param name="Name">as the report calls it</param>
sealed record PublishedRecipe(string Id, string Name, string Setting, Recipe Recipe)
{
    /// <summary>The code on the slide: 6,000 steps, the rate halved every 10 epochs down to 3·10⁻⁶.</summary>
    public static readonly PublishedRecipe SlideCode = new(
        "slide-code", "the slide's code", "SGD 0.1, halved every 10 epochs, batch 100, 6,000 steps",
        new Recipe { Optimizer = new Sgd(0.1), Schedule = new StepSchedule(10, 0.5), Duration = Duration.Steps(6000) });

    /// <summary>What the slide's figure (UDL figure 8.2) shows needs a constant rate.</summary>
    public static readonly PublishedRecipe SlideFigure = new(
        "slide-figure", "a constant rate", "SGD 0.1, batch 100, 150 epochs",
        new Recipe { Optimizer = new Sgd(0.1), Duration = Duration.Epochs(150) });

    /// <summary>The notebook that belongs to the figure.</summary>
    public static readonly PublishedRecipe Notebook = new(
        "notebook", "notebook 8.1", "SGD 0.05, momentum 0.9, halved every 10 epochs, batch 100, 50 epochs",
        new Recipe
        {
            Optimizer = new Sgd(0.05, Momentum: 0.9), Schedule = new StepSchedule(10, 0.5),
            Duration = Duration.Epochs(50),
        });

    public static readonly IReadOnlyList<PublishedRecipe> All = [SlideCode, SlideFigure, Notebook];
}
