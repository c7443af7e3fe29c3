using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>The results of a <see cref="TicketFamily"/>: of each seed, NaN where it diverged. Accuracies are in percent
/// of the test set.</summary>
sealed class FamilyOutcome(TicketFamily family, IReadOnlyList<TrialResult> results)
{
    readonly IReadOnlyList<TrainingChain> _chains = [.. results.Select(result => new TrainingChain(result))];

    public TicketFamily Family => family;

    public int Diverged => results.Count(result => result.History.Diverged);

    /// <summary>After the last step of a round.</summary>
    public double[] Accuracy(int round) => Each(chain => Last(chain.Training(round)));

    /// <summary>The mean over the evaluations of a round: how fast a network learns.</summary>
    public double[] Speed(int round) => Each(chain => chain.Training(round) is { Count: > 0 } curve
        ? curve.Average(LotteryOutcome.Percent) : double.NaN);

    /// <summary>With the mask of one of the <see cref="TicketFamily.FreshRounds"/> and redrawn weights.</summary>
    public double[] FreshAccuracy(int round) =>
        Each(chain => Last(chain.Training(family.Sparsities.Count + family.FreshRounds.ToList().IndexOf(round))));

    /// <summary>Pruned after training to one of the <see cref="TicketFamily.Shares"/>, and not trained any
    /// more.</summary>
    public double[] Pruned(double share) => Each(chain =>
        chain.Start(Later(share)) is { } start ? LotteryOutcome.Percent(start) : double.NaN);

    /// <summary>The same, and trained on.</summary>
    public double[] TrainedOn(double share) => Each(chain => Last(chain.Training(Later(share))));

    int Later(double share) =>
        family.Sparsities.Count + family.FreshRounds.Count + TicketFamily.Shares.ToList().IndexOf(share);

    double[] Each(Func<TrainingChain, double> value) => [.. _chains.Select(value)];

    static double Last(IReadOnlyList<Evaluation> curve) =>
        curve is [.., var last] ? LotteryOutcome.Percent(last) : double.NaN;
}
