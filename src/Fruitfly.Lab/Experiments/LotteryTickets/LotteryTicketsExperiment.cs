using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>Prunes a network step by step by the magnitude of its trained weights, resets it each time to its first weights, and
/// asks what of such a ticket matters: the mask, its places, or the weights it began with.</summary>
public sealed class LotteryTicketsExperiment : OrderedExperiment
{
    public override string Name => "lottery-tickets";

    public override string Title => "Lottery tickets";

    public override string Summary =>
        "Train a network, prune its smallest weights, put the rest back to where they began, and train again: a tenth of the " +
        "network then learns faster and generalizes better than all of it. Controls tell whether the mask, its places or the first weights do it.";

    public override string Source =>
        "Frankle and Carbin 2019; UDL 20.3; mnist1d, notebook on lottery tickets (Greydanus and Kobak 2024)";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "networks that are pruned", Quick: 4, Full: 4, Minimum: 1, Maximum: 1000),
        new("first-seed", "the first seed; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: 1_000_000_000),
        new("width", "units of each hidden layer", Quick: 160, Full: 500, Minimum: 4, Maximum: 2000),
        new("rounds", "sparsities from 0 to 100 %, evenly spaced", Quick: 13, Full: 100, Minimum: 4, Maximum: 250),
        new("steps", "training steps of each round", Quick: 241, Full: 1501, Minimum: 16, Maximum: 100_000),
        new("other-data-steps", "training steps on other data, of 500 examples", Quick: 60, Full: 1001, Minimum: 1, Maximum: 100_000),
    ];

    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) => new LotterySetting(settings).Plan();

    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var outcome = new LotteryOutcome(new LotterySetting(settings), results);
        return new Findings(
            Lead(outcome), [.. LotteryFigures.Of(outcome), .. MaskFigures.Of(outcome)], [LotteryTable.Of(outcome)], LotteryClaims.Of(Name, outcome));
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
