using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>Networks of one kind on one data set that are pruned round by round, and also once, after training, without
/// going back to their first weights.</summary>
/// <param name="Id">the prefix of its claims</param>
/// <param name="Name">such as "convolutional on MNIST-1D"</param>
/// <param name="Setting">network and training in a line</param>
/// <param name="Training">with an <see cref="Adam"/></param>
/// <param name="Sparsities">of the rounds, the first 0; that one alone where only trained networks are pruned</param>
sealed record TicketFamily(
    string Id, string Name, string Setting, DataDescription Data, Architecture Network, Recipe Training,
    IReadOnlyList<double> Sparsities, IReadOnlyList<ulong> Seeds)
{
    /// <summary>What is pruned of each layer after training.</summary>
    public static readonly IReadOnlyList<double> Shares = [0.5, 0.8, 0.9, 0.95];

    /// <summary>Training goes on at a tenth of the rate, as Han et al. 2015 did, for a third of the steps.</summary>
    const double LaterRate = 0.1;

    const int LaterPart = 3;

    const int WholeSteps = 1000, WholeRounds = 17;

    /// <summary>Whether training is long, and pruning slow, as in what is published: networks that learned little lose
    /// little, and what is pruned in few rounds loses more.</summary>
    public bool IsWhole => Steps(Training) >= WholeSteps && Sparsities.Count is 1 or >= WholeRounds;

    /// <summary>The rounds whose masks are also trained from redrawn weights.</summary>
    public IReadOnlyList<int> FreshRounds =>
        [.. Enumerable.Range(1, Sparsities.Count - 1).Where(round =>
            round % 3 == 1 || round == RoundOf(0.2) || round == RoundOf(0.1))];

    /// <summary>The round of a ticket that leaves nearest to a share of the parameters.</summary>
    public int RoundOf(double left) =>
        Enumerable.Range(1, Sparsities.Count - 1).MinBy(round => Math.Abs(Math.Log((1 - Sparsities[round]) / left)));

    /// <summary>Each round leaves the same share of what the one before has left; the last leaves 2.8 %, which takes 16
    /// rounds that prune a fifth each (Frankle and Carbin 2019).</summary>
    public static IReadOnlyList<double> SparsitiesOf(int rounds) =>
        [.. Enumerable.Range(0, rounds).Select(round => 1 - Math.Pow(0.8, 16.0 * round / (rounds - 1)))];

    public IEnumerable<(LotteryTraining Key, Trial Trial)> Plan()
    {
        var plan = new PruningPlan
        {
            Sparsities = Sparsities, ScoredAfter = Steps(Training),
            Retrainings =
            [
                .. FreshRounds.Select(round => new Retraining(round, HasFreshStart: true)),
                .. Shares.Select(share => new Retraining(0) { PrunedTo = share, Recipe = Later }),
            ],
        };
        return from seed in Seeds select (Key(seed), new Trial(Data, Network, Training, seed, plan));
    }

    public FamilyOutcome Measured(Results<LotteryTraining> results) =>
        new(this, results.Of(Seeds.Select(Key)));

    Recipe Later => Training with
    {
        Optimizer = Slower((Adam)Training.Optimizer),
        Duration = Duration.Steps(Math.Max(1, Steps(Training) / LaterPart)),
        EvaluateAt = [],
    };

    static Adam Slower(Adam adam) => adam with { LearningRate = LaterRate * adam.LearningRate };

    LotteryTraining Key(ulong seed) => new LotteryTraining.OfFamily(Id, seed);

    static int Steps(Recipe recipe) => recipe.Duration.InSteps(1);
}
