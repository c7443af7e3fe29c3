using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>What each network reaches on one arrangement, beside what was published.</summary>
static class ModelTable
{
    public static Table Of(Arrangement arrangement, IReadOnlyList<ModelOutcome> outcomes) => new(
        $"accuracy-table{arrangement.Suffix}", $"Accuracy on {arrangement.Name}",
        "Mean ± standard deviation over the seeds. Best on test: the best of each seed's whole curve, a choice " +
        "that only a look at the test set allows. " +
        "Published: the table of the README and the slides. Recorded: single runs kept in the notebooks, " +
        $"after {PublishedAccuracy.Steps:N0} steps.",
        [
            "network", "parameters", "seeds", "test accuracy, last step (%)", "best on test (%)", "published (%)",
            "recorded (%)",
            "training accuracy (%)", "test loss",
        ],
        [
            .. outcomes.Where(outcome => outcome.Arrangement == arrangement).Select(Row),
            ["human", "–", "–", "–", "–", $"{arrangement.Human.Accuracy} ± {arrangement.Human.Spread}", "–", "–", "–"],
        ]);

    static IReadOnlyList<string> Row(ModelOutcome outcome)
    {
        var (accuracy, spread) = PublishedAccuracy.Table(outcome.Model, outcome.Arrangement);
        var recorded =
            PublishedAccuracy.Runs.Where(run => run.Model == outcome.Model && run.Arrangement == outcome.Arrangement);
        return
        [
            outcome.Model.Name,
            outcome.Trials[0].Parameters.ToString("N0", CultureInfo.InvariantCulture),
            outcome.Diverged == 0 ? $"{outcome.Trials.Count}" : $"{outcome.Trials.Count} ({outcome.Diverged} diverged)",
            NumberText.MeanAndDeviation(outcome.Final(Split.Test), 1), NumberText.MeanAndDeviation(outcome.Best(), 1),
            $"{accuracy} ± {spread}",
            string.Join(", ",
                recorded.Select(run => run.Points[^1].Accuracy.ToString("F1", CultureInfo.InvariantCulture))),
            NumberText.MeanAndDeviation(outcome.Final(Split.Training), 1),
            NumberText.MeanAndDeviation(outcome.FinalLoss(), 2),
        ];
    }
}
