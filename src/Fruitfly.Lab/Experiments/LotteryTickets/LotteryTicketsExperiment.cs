using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>Prunes a network step by step by the magnitude of its trained weights, resets it each time to its first
/// weights, and asks what of such a ticket matters: the mask, its places, or the weights it began with.</summary>
sealed class LotteryTicketsExperiment : Experiment<LotteryTicketsOptions, LotteryTraining>
{
    public override string Name => "lottery-tickets";

    public override string Title => "Lottery tickets";

    public override string Summary =>
        "Train a network, prune its smallest weights, put the rest back to where they began, and train again: a " +
        "tenth of the " +
        "network then learns faster and generalizes better than all of it. Controls tell whether the mask, its " +
        "places or the first weights do it.";

    public override string Source =>
        "Frankle and Carbin 2019; UDL 20.3; mnist1d, notebook on lottery tickets (Greydanus and Kobak 2024)";

    protected override IEnumerable<(LotteryTraining Key, Trial Trial)> Plan(
        LotteryTicketsOptions options, PlanningContext context) => new LotterySetting(options).Plan();

    protected override Findings Measure(
        LotteryTicketsOptions options, Results<LotteryTraining> results, MeasuringContext context)
    {
        var outcome = new LotteryOutcome(new LotterySetting(options), results);
        return new Findings(
            Lead(outcome), [.. LotteryFigures.Of(outcome), .. MaskFigures.Of(outcome)], [LotteryTable.Of(outcome)],
            LotteryClaims.Of(Name, outcome));
    }

    static string Lead(LotteryOutcome outcome)
    {
        var ticket = outcome.Setting.Ticket;
        double? Mean(Masks masks, int round) => LotteryFigures.Mean(outcome.Accuracy(masks, round));
        return Mean(Masks.Found, ticket) is not { } found
            ? "No ticket was found: every chain of trainings diverged."
            : FormattableString.Invariant(
                $"With {100 * outcome.Setting.Sparsities[ticket]:F0} % of its parameters pruned the network classifies {found:F1} % of the test set correctly; ") +
              FormattableString.Invariant(
                $"the dense one {Mean(Masks.Found, 0):F1} %, the same mask with fresh weights {Mean(Masks.FreshStart, ticket):F1} %, shuffled {Mean(Masks.Shuffled, ticket):F1} %, a random one {Mean(Masks.Random, ticket):F1} %.");
    }
}
