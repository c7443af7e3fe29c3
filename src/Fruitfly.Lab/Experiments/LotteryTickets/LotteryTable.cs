using System.Globalization;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>The numbers behind the figures, at the sparsities of the controls.</summary>
static class LotteryTable
{
    public static Table Of(LotteryOutcome outcome) => new(
        "sparsities", "Test accuracy against sparsity",
        "Test accuracy (%) after the last step, mean ± standard deviation over the seeds; speed is the mean " +
        "accuracy over the steps.",
        ["sparsity (%)", "tickets", "fresh weights", "shuffled masks", "random masks", "speed of tickets",
            "speed of random masks"],
        [.. Rounds(outcome.Setting).Select(round => Row(outcome, round))]);

    static IEnumerable<int> Rounds(LotterySetting setting) =>
        [0, .. setting.ControlRounds, setting.Sparsities.Count - 1];

    static IReadOnlyList<string> Row(LotteryOutcome outcome, int round)
    {
        var hasControls = outcome.Setting.ControlRounds.Contains(round);
        return
        [
            FormattableString.Invariant($"{100 * outcome.Setting.Sparsities[round]:F1}"),
            Cell(outcome.Accuracy(Masks.Found, round)),
            hasControls ? Cell(outcome.Accuracy(Masks.FreshStart, round)) : "–",
            hasControls ? Cell(outcome.Accuracy(Masks.Shuffled, round)) : "–",
            !hasControls ? "–" : Cell(outcome.Accuracy(Masks.Random, round)),
            Cell(outcome.Speed(Masks.Found, round)),
            !hasControls ? "–" : Cell(outcome.Speed(Masks.Random, round)),
        ];
    }

    public static string Cell(double[] values, string format = "F1")
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return "–";
        var estimate = Estimate.OfMean(finite);
        var mean = estimate.Mean.ToString(format, CultureInfo.InvariantCulture);
        return estimate.Count == 1
            ? mean : $"{mean} ± {estimate.StandardDeviation.ToString(format, CultureInfo.InvariantCulture)}";
    }
}
