using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;
using Fruitfly.Training;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.RateTests;

/// <summary>A learning-rate range test (Smith 2017): the network of a setup is trained for some hundred steps whose
/// rate grows exponentially, and the losses of the batches show which rates learn. The trials are ordinary ones, kept
/// as all others.</summary>
public static class RateTest
{
    /// <summary>The rates of the first and of the last step.</summary>
    public const double Lowest = 1e-5, Highest = 10;

    public const int Steps = 400;

    /// <summary>One seed says little of where the loss begins to grow.</summary>
    public const int FewestSeeds = 3;

    /// <summary>From one step to the next.</summary>
    public static double Factor { get; } = Math.Pow(Highest / Lowest, 1.0 / Steps);

    /// <summary>The trials of the test of a setup, on one split of its data, from three seeds at least.</summary>
    /// <exception cref="SetupException">data, network and recipe do not fit together, or the setup has many
    /// splits</exception>
    public static SetupPlan PlanOf(TrainingSetup setup, DescribedFile? file = null)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (setup.VariesSplit)
            throw new SetupException(setup.Folds > 0 ? "folds" : "splits",
                "has no meaning for a test of learning rates, which takes place on one split.");
        var plan = SetupPlan.Of(setup with { Seeds = Math.Max(FewestSeeds, setup.Seeds) }, file);
        var recipe = RecipeOf(plan.Trials[0].Recipe);
        return plan with { Trials = [.. plan.Trials.Select(trial => trial with { Recipe = recipe })] };
    }

    static Recipe RecipeOf(Recipe recipe) => recipe with
    {
        Optimizer = recipe.Optimizer with { LearningRate = Lowest },
        Schedule = new ExponentialSchedule(Highest / Lowest),
        Duration = Duration.Steps(Steps),
        EvaluateEvery = Duration.Steps(0),
        EvaluateOn = [Data.Split.Training],
        EvaluateAtEndOn = null,
        KeepPredictionsOn = null,
        CountConfusionsOn = null,
        EarlyStopping = null,
        KeepBatchLosses = true,
    };
}
