using Fruitfly.Data;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>The one door to the test set of a study. A trial gets the test set only where its recipe asks for it; any
/// other is trained on data without one (<see cref="SealedDataSet"/>), so that nothing chosen from its result can have
/// seen it. <see cref="TestSetUse"/> counts what went through.</summary>
public static class SealedTestSet
{
    /// <summary>Whether training by this recipe measures anything on the test set,
    /// or takes an example from it.</summary>
    public static bool IsOpenedBy(Recipe recipe) =>
        recipe.EvaluateOn.Contains(Split.Test) || recipe.EvaluateAtEndOn == Split.Test
            || recipe.KeepPredictionsOn == Split.Test || recipe.CountConfusionsOn == Split.Test
            || recipe.MeasureMarginsOn == Split.Test
        || recipe.ReplacedExample is not null;

    /// <summary>Whether the trial does, in any of its trainings.</summary>
    public static bool IsOpenedBy(Trial trial) =>
        IsOpenedBy(trial.Recipe)
            || trial.Pruning?.Retrainings.Any(retraining => retraining.Recipe is { } recipe && IsOpenedBy(recipe))
                == true;

    /// <summary>The recipe that opens the test set once, after the last step, whatever it asked for before.</summary>
    public static Recipe OpenOnce(Recipe recipe) =>
        Seal(recipe) with { CountConfusionsOn = Split.Test };

    /// <summary>The recipe without the test set.</summary>
    public static Recipe Seal(Recipe recipe) => recipe with
    {
        EvaluateOn = [.. recipe.EvaluateOn.Where(split => split != Split.Test)],
        EvaluateAtEndOn = recipe.EvaluateAtEndOn == Split.Test ? null : recipe.EvaluateAtEndOn,
        KeepPredictionsOn = recipe.KeepPredictionsOn == Split.Test ? null : recipe.KeepPredictionsOn,
        CountConfusionsOn = recipe.CountConfusionsOn == Split.Test ? null : recipe.CountConfusionsOn,
        MeasureMarginsOn = recipe.MeasureMarginsOn == Split.Test ? null : recipe.MeasureMarginsOn,
        ReplacedExample = null,
    };
}
