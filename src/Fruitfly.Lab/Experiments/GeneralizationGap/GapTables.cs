using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>The same numbers to read.</summary>
static class GapTables
{
    public static Table Memorization(IReadOnlyList<MemorizationOutcome> outcomes) => new(
        "memorization-table", "What the training error says of new data",
        "Mean ± standard deviation over the seeds, after the last step. Epochs to fit: until no training example " +
        "was wrong, of the seeds that came there.",
        ["training data", "seeds", "training error (%)", "test error (%)", "gap (points)", "epochs to fit",
            "seeds that fit"],
        [.. outcomes.Select(outcome => (IReadOnlyList<string>)
        [
            outcome.Data.Name,
            outcome.Diverged == 0 ? $"{outcome.Trials.Count}" : $"{outcome.Trials.Count} ({outcome.Diverged} diverged)",
            NumberText.MeanAndDeviation(outcome.Final(Split.Training), 2),
            NumberText.MeanAndDeviation(outcome.Final(Split.Test), 1), NumberText.MeanAndDeviation(outcome.Gap(), 1),
            NumberText.MeanAndDeviation([.. outcome.EpochsToFit().Values], 0), $"{outcome.EpochsToFit().Count}",
        ])]);

    public static Table Search(SearchOutcome outcome) => new(
        "search-table", "What each search chose",
        "Mean ± standard deviation over the repetitions. Steps trained: by all candidates of a search together. " +
        $"Chosen: medians. Of {outcome.Repetitions:N0} × {SearchRepetition.TrialCount} " +
        $"candidates {outcome.Diverged:N0} diverged; what they reached before is a candidate too.",
        [
            "search", "settings", "repetitions", "steps trained", "validation error (%)", "test error (%)",
            "winner's curse (points)",
            "width", "depth", "learning rate", "weight decay", "step",
        ],
        [
            .. SearchFigures.Names.Select(pair =>
                Row(outcome, pair.Method, pair.Name, pair.Method == SearchMethod.None ? 1 : Candidate.Count)),
        ]);

    static IReadOnlyList<string> Row(SearchOutcome outcome, SearchMethod method, string name, int count)
    {
        var winners = outcome.Winners(method);
        return
        [
            name, $"{count}", $"{winners.Count}",
            winners.Count == 0 ? "–" : Number(winners.Average(winner => winner.Choice.TrainedSteps), "N0"),
            NumberText.MeanAndDeviation(outcome.Validation(method), 1),
            NumberText.MeanAndDeviation(outcome.Test(method), 1), NumberText.MeanAndDeviation(outcome.Curse(method), 1),
            Median(winner => winner.Candidate.Width, "F0"), Median(winner => winner.Candidate.Depth, "F0"),
            Median(winner => winner.Candidate.Rate, "G2"),
            Median(winner => winner.Candidate.Decay, "G2"), Median(winner => winner.Choice.Step, "F0"),
        ];

        string Median(Func<Chosen, double> value, string format) =>
            winners.Count == 0 ? "–" : Number(Measurement.Median.Of(winners.Select(value)), format);
    }

    static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
