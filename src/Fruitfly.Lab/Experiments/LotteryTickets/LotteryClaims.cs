using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>What the notebook and the papers on lottery tickets say, against the outcome.
/// Differences are taken seed by seed.</summary>
static class LotteryClaims
{
    /// <summary>In points: a third of what tickets are published to gain on the dense network.</summary>
    const double RunMargin = 3;

    const string Notebook = "mnist1d, notebook on lottery tickets (Greydanus and Kobak 2024)";
    const string Paper = "Frankle and Carbin 2019, The lottery ticket hypothesis";

    public static IReadOnlyList<Claim> Of(string experiment, LotteryOutcome outcome)
    {
        var ticket = outcome.Setting.Ticket;
        var dense = outcome.Accuracy(Masks.Found, 0);
        var found = outcome.Accuracy(Masks.Found, ticket);
        var (fresh, shuffled, random) = (outcome.Accuracy(Masks.FreshStart, ticket),
            outcome.Accuracy(Masks.Shuffled, ticket), outcome.Accuracy(Masks.Random, ticket));
        ClaimText Text(
            string id, string statement, string source, string published, string? figure, string unit = "points") =>
            new(experiment, id, statement, source, published, figure, unit);
        return
        [
            Text("tickets-beat-dense",
                "The best ticket with 84 to 95 % of its parameters pruned is at least 6 points more accurate than " +
                "the dense network.",
                $"{Notebook}; UDL 20.3", "75.6 and 74.5 %, dense 66.4 and 64.8 %", "accuracy")
                    .OverDense(outcome, text => text.IsAtLeast(6, Difference(Best(outcome), dense))),
            Text("tickets-beat-random",
                "At 92 % sparsity tickets are at least 8 points more accurate than random masks.",
                Notebook, "75.6 and 74.4 %, random 60.6 and 61.8 %", "accuracy")
                    .IsAtLeast(8, Difference(found, random)),
            Collapse(Text("collapse", "With 99 % pruned fewer than half of the test set are right.", Notebook,
                "41.9 and 41.5 %", "accuracy", "%"), outcome),
            Empty(Text("nothing-left", "With everything pruned all examples get one class: 102 of 1,000 are right.",
                Notebook, "10.2 %", null, "%"), 10.2,
                [.. outcome.Accuracy(Masks.Found, outcome.Setting.Sparsities.Count - 1)
                    .Select(accuracy => Math.Round(accuracy, 6))]),
            Text("tickets-learn-faster",
                "Tickets learn faster than the dense network: their accuracy is higher on average over the steps.",
                Notebook, "67.4 % from 85 to 93 % sparsity, 58.1 % up to 10 %", "speed")
                .OverDense(outcome, text => text.IsAbove(0,
                    Difference(outcome.Speed(Masks.Found, ticket), outcome.Speed(Masks.Found, 0)))),
            Text("start-matters", "With redrawn weights the mask is less accurate than with those it was found with.",
                Paper, "a winning ticket loses its advantage", "accuracy").IsAbove(0, Difference(found, fresh)),
            Text("mask-matters", "With redrawn weights the mask is still more accurate than a random one.",
                $"{Notebook}; Zhou et al. 2019", "65.9 and 64.4 % against 60.0 and 61.4 % on new examples", "accuracy")
                    .IsAbove(0, Difference(fresh, random)),
            Text("places-matter",
                "Shuffled within each layer the mask is less accurate: its places count, not only how many each " +
                "layer keeps.",
                $"{Paper}; Frankle et al. 2021, Pruning at initialization", "a ticket does not survive it", "accuracy")
                    .IsAbove(0, Difference(found, shuffled)),
            Text("neighbours",
                "The inputs that a unit keeps are neighbours more often than in a shuffled mask: the ticket is a " +
                "local feature detector.",
                Notebook, "more adjacent weights than the random mask", "adjacency", "times chance")
                .IsAbove(1, Finite(
                    outcome.FirstLayers().Select(layer => MaskAdjacency.Ratio(layer.Weights, ticket, 2)))),
            Text("adjacency",
                "Two, three and four neighbouring inputs of a unit are all kept more often than in a shuffled mask.",
                Notebook, "more adjacent weights than the random mask", "adjacency", "share of places more")
                .AllAreAbove(0, [.. MaskFigures.Lengths.Select(length => Adjacency(outcome, length))]),
            Text("tickets-higher",
                "With 40, 60 and 80 % pruned tickets are more accurate than the dense network.", Paper,
                "above the smallest winning size higher accuracy", "accuracy")
                .OverDense(outcome, text => text.AllAreAbove(0, [.. Several(outcome).Select(round =>
                    Difference(outcome.Accuracy(Masks.Found, round), dense))])),
            Text("tickets-faster",
                "With 40, 60 and 80 % pruned they learn faster: their accuracy is higher on average over the steps.",
                Paper, "above the smallest winning size they learn faster", "speed")
                .OverDense(outcome, text => text.AllAreAbove(0, [.. Several(outcome).Select(round =>
                    Difference(outcome.Speed(Masks.Found, round), outcome.Speed(Masks.Found, 0)))])),
            .. Transfers(Text, outcome),
            .. Recorded(Text, outcome),
        ];
    }

    static IEnumerable<Claim> Transfers(
        Func<string, string, string, string, string, string, ClaimText> text, LotteryOutcome outcome)
    {
        var gain = Enumerable.Range(0, LotterySetting.OtherData.Count)
            .Select(data =>
                Difference(outcome.Transferred(data, Masks.Found), outcome.Transferred(data, null),
                    isKeepingPlaces: true)).ToList();
        yield return text("fresh-data-dense",
            "A ticket is more accurate than the dense network on examples it was not found on.", Notebook,
            "65.9 % against 64.2 % on the data set of seed 43", "other-data", "points")
                .OverDense(outcome, own => own.IsAbove(0, Finite(gain[0])));
        yield return text("fresh-data-random",
            "A ticket is more accurate than a random mask on examples it was not found on.", Notebook,
            "65.9 % against 60.0 % on the data set of seed 43", "other-data", "points")
            .IsAbove(0, Difference(outcome.Transferred(0, Masks.Found), outcome.Transferred(0, Masks.Random)));
        yield return text("order-matters",
            "The advantage over the dense network is smaller where the positions of the signal are shuffled.", Notebook,
            "+1.7 points in order, −1.0 shuffled", "other-data", "points").IsAbove(0, Difference(gain[0], gain[1]));
    }

    static IEnumerable<Claim> Recorded(
        Func<string, string, string, string, string, string, ClaimText> text, LotteryOutcome outcome)
    {
        var (dense, ticket) = (PublishedLottery.Of(0), PublishedLottery.Of(PublishedLottery.Ticket));
        yield return Recorded("recorded-dense", "The dense network ends", dense.Found,
            () => outcome.Accuracy(Masks.Found, 0));
        yield return Recorded("recorded-tickets", "Tickets of 84 to 95 % sparsity end, on average over these rounds,",
            PublishedLottery.MeanOfBestRounds, () => MeanOfBestRounds(outcome));
        yield return Recorded("recorded-random", "A random mask of 92 % sparsity ends", ticket.Random,
            () => outcome.Accuracy(Masks.Random, PublishedLottery.Ticket));

        Claim Recorded(string id, string what, double[] published, Func<double[]> measure)
        {
            var claim = text(id, $"{what} with the recorded test accuracy.", Notebook,
                FormattableString.Invariant($"{published[0]} and {published[1]} %"), "accuracy", "%");
            return outcome.Setting.IsPublished
                ? claim.AgreesWithRun(published.Average(), RunMargin, Finite(measure()), published.Length)
                : claim.NotTested("The recorded networks have 500 units, 1,501 steps and 100 rounds.");
        }
    }

    static double[] MeanOfBestRounds(LotteryOutcome outcome)
    {
        var rounds = outcome.Setting.BestRounds.Select(round => outcome.Accuracy(Masks.Found, round)).ToList();
        return [.. Enumerable.Range(0, outcome.Setting.Seeds.Count).Select(seed =>
            rounds.Average(accuracies => accuracies[seed]))];
    }

    /// <summary>What a network gains by being pruned depends on how much it has to lose.</summary>
    static Claim OverDense(this ClaimText text, LotteryOutcome outcome, Func<ClaimText, Claim> test) =>
        outcome.Setting is { Width: >= 500, Steps: >= 1501 }
            ? test(text)
            : text.NotTested(
                "It is said of networks of 500 units after 1,501 steps; narrower ones lose more by the same sparsity.",
                outcome.Setting.Seeds.Count);

    static IEnumerable<int> Several(LotteryOutcome outcome) =>
        new[] { 0.4, 0.6, 0.8 }.Select(outcome.Setting.RoundOf).Distinct();

    static double[] Adjacency(LotteryOutcome outcome, int length) =>
    [
        .. outcome.FirstLayers()
            .Select(layer => MaskAdjacency.Shares(layer.Weights, outcome.Setting.Ticket, length))
            .Select(share => share.Kept - share.Chance),
    ];

    /// <summary>Of each seed the accuracy from 84 to 95 % sparsity at which the other seeds do best.</summary>
    static double[] Best(LotteryOutcome outcome)
    {
        var rounds = outcome.Setting.BestRounds.Select(round => outcome.Accuracy(Masks.Found, round)).ToList();
        // A seed that diverged in one of the rounds tells no best one.
        var seeds = Enumerable.Range(0, outcome.Setting.Seeds.Count).ToList();
        var curves = seeds.ToDictionary(seed => seed, seed => rounds.Select(accuracies => accuracies[seed]).ToArray());
        var whole = seeds.Where(seed => curves[seed].All(double.IsFinite)).ToList();
        var best = whole.Zip(LeaveOneSeedOut.Measure([.. whole.Select(seed => curves[seed])],
            others => Array.IndexOf(others, others.Max()), (own, place) => own[place])).ToDictionary();
        return [.. seeds.Select(seed => best.GetValueOrDefault(seed, double.NaN))];
    }

    /// <summary>In the first round whose sparsity is 99 % when rounded as the notebook does.</summary>
    static Claim Collapse(ClaimText text, LotteryOutcome outcome)
    {
        var sparsities = outcome.Setting.Sparsities;
        return Enumerable.Range(0, sparsities.Count - 1).Where(round => Math.Round(sparsities[round], 2) >= 0.99)
            .Select(round => (int?)round).FirstOrDefault() is { } sparse
            ? text.IsBelow(50, Finite(outcome.Accuracy(Masks.Found, sparse)))
            : text.NotTested("No round prunes 99 %; more rounds do.");
    }

    /// <summary>Exact, since nothing is left to vary.</summary>
    static Claim Empty(ClaimText text, double published, double[] accuracies) =>
        Finite(accuracies) is [var first, ..] finite
            ? text.IsExactly(published, finite.FirstOrDefault(accuracy => accuracy != published, first))
            : text.NotTested("No trial came to its end.");

    static double[] Difference(double[] values, double[] others, bool isKeepingPlaces = false)
    {
        var differences = values.Zip(others, (value, other) => value - other);
        return isKeepingPlaces ? [.. differences] : Finite(differences);
    }

    static double[] Finite(IEnumerable<double> values) => [.. values.Where(double.IsFinite)];
}
