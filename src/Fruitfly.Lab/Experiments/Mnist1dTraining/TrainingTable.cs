using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>Where each recipe ends.</summary>
static class TrainingTable
{
    public static Table Of(IReadOnlyList<RecipeOutcome> outcomes) => new(
        "final-values", "Where each recipe ends",
        "Mean ± standard deviation over the seeds, after the last step. Lowest test error: of each seed's whole " +
        "curve, a choice that only a look at the test set allows.",
        ["recipe", "seeds", "training loss", "test loss", "training error (%)", "test error (%)",
            "lowest test error (%)", "last learning rate"],
        [.. outcomes.Select(Row)]);

    static IReadOnlyList<string> Row(RecipeOutcome outcome)
    {
        return
        [
            outcome.Recipe.Name,
            outcome.Diverged == 0 ? $"{outcome.Trials.Count}" : $"{outcome.Trials.Count} ({outcome.Diverged} diverged)",
            NumberText.MeanAndDeviation(outcome.Final(Split.Training, Quantity.Loss), 3),
            NumberText.MeanAndDeviation(outcome.Final(Split.Test, Quantity.Loss), 3),
            NumberText.MeanAndDeviation(outcome.Final(Split.Training, Quantity.Error), 2),
            NumberText.MeanAndDeviation(outcome.Final(Split.Test, Quantity.Error), 1),
            NumberText.MeanAndDeviation(outcome.Lowest(Split.Test, Quantity.Error), 1),
            outcome.Finished.Count == 0
                ? "–" : FormattableString.Invariant($"{outcome.Finished[0].Last.LearningRate:G2}"),
        ];
    }
}
