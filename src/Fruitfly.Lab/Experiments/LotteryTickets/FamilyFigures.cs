using System.Globalization;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>Accuracy against the share that is pruned, a panel for each kind of network.</summary>
static class FamilyFigures
{
    public static IEnumerable<Figure> Of(IReadOnlyList<FamilyOutcome> outcomes)
    {
        // A chain that diverged on the way has no end to draw.
        var finished = outcomes.Where(outcome => outcome.TrainedOn(TicketFamily.Shares[^1]).Any(double.IsFinite))
            .ToList();
        if (finished.Count == 0)
            yield break;
        yield return Draw(finished, "pruned-networks", PrunedTitle(finished[0]), outcome =>
        [
            new LineSeries("pruned after training")
            {
                Panel = outcome.Family.Name, Seeds = Curve(outcome, TicketFamily.Shares, outcome.Pruned),
            },
            new LineSeries("trained on", Meaning.Test)
            {
                Panel = outcome.Family.Name, Seeds = Curve(outcome, TicketFamily.Shares, outcome.TrainedOn),
            },
        ], "Pruned once, after training, by magnitude in each layer; trained on for a third of the steps at a tenth of " +
            "the rate.");
        var tickets = finished.Where(outcome => outcome.Family.Sparsities.Count > 1).ToList();
        if (tickets.Count > 0)
            yield return Draw(tickets, "ticket-networks", TicketTitle(tickets[0]), outcome =>
            [
                new LineSeries("tickets", Meaning.Test)
                {
                    Panel = outcome.Family.Name,
                    Seeds = LineSeries.Repetitions(Enumerable.Range(0, outcome.Family.Sparsities.Count).Select(round =>
                        (100 * outcome.Family.Sparsities[round], (IReadOnlyList<double>)outcome.Accuracy(round)))),
                },
                new LineSeries("fresh weights")
                {
                    Panel = outcome.Family.Name,
                    Seeds = LineSeries.Repetitions(outcome.Family.FreshRounds.Select(round =>
                        (100 * outcome.Family.Sparsities[round], (IReadOnlyList<double>)outcome.FreshAccuracy(round)))),
                },
            ], "Each round prunes the same share of what the one before has left.");
    }

    /// <summary>Accuracies at the shares of the figures.</summary>
    public static Table Table(IReadOnlyList<FamilyOutcome> outcomes) => new(
        "pruned-after-training", "Networks pruned after training",
        "Test accuracy (%), mean ± standard deviation over the seeds.",
        ["networks", "setting", "pruned (%)", "pruned after training", "trained on"],
        [
            .. from outcome in outcomes
               from share in TicketFamily.Shares.Prepend(0)
               select (IReadOnlyList<string>)
               [
                   outcome.Family.Name, outcome.Family.Setting,
                   (100 * share).ToString("0.#", CultureInfo.InvariantCulture),
                   LotteryTable.Cell(share == 0 ? outcome.Accuracy(0) : outcome.Pruned(share)),
                   share == 0 ? "–" : LotteryTable.Cell(outcome.TrainedOn(share)),
               ],
        ]);

    static Figure Draw(
        IReadOnlyList<FamilyOutcome> outcomes, string id, string title,
        Func<FamilyOutcome, IReadOnlyList<LineSeries>> series, string note) =>
        Lines.Draw(new LinesData
        {
            Horizontal = LotteryFigures.Horizontal, Quantity = "test accuracy", Unit = "%",
            Series = [.. outcomes.SelectMany(series)],
            Diverged = outcomes.Sum(outcome => outcome.Diverged),
            Trials = outcomes.Sum(outcome => outcome.Family.Seeds.Count),
        }).ToFigure(
            id, title,
            string.Join("; ", outcomes.Select(outcome => $"{outcome.Family.Name}: {outcome.Family.Setting}")),
            $"Test accuracy against the share of parameters pruned, a panel for each kind of network. {title}.", note);

    static IReadOnlyList<SeedCurve> Curve(
        FamilyOutcome outcome, IReadOnlyList<double> shares, Func<double, double[]> measure) =>
        LineSeries.Repetitions(
        [
            (0, outcome.Accuracy(0)),
            .. shares.Select(share => (100 * share, (IReadOnlyList<double>)measure(share))),
        ]);

    static string PrunedTitle(FamilyOutcome outcome) => FormattableString.Invariant(
        $"{Start(outcome)} lose {Lost(outcome, outcome.Pruned(0.9)):F1} points with 90 % pruned, and {Lost(outcome, outcome.TrainedOn(0.9)):F1} when trained on");

    static string TicketTitle(FamilyOutcome outcome)
    {
        var round = outcome.Family.RoundOf(0.2);
        return FormattableString.Invariant(
            $"{Start(outcome)} with {100 * outcome.Family.Sparsities[round]:F0} % pruned reach {Mean(outcome.Accuracy(round)):F1} %, dense {Mean(outcome.Accuracy(0)):F1} %");
    }

    static string Start(FamilyOutcome outcome) =>
        $"Networks {outcome.Family.Name.Replace("fully connected on", "with full layers on", StringComparison.Ordinal)}";

    static double Lost(FamilyOutcome outcome, double[] accuracy) => Mean(outcome.Accuracy(0)) - Mean(accuracy);

    static double Mean(double[] values) => LotteryFigures.Mean(values) ?? double.NaN;
}
