using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>What is said of pruning several networks, at fixed shares. Differences are taken seed by seed.</summary>
static class FamilyClaims
{
    const string Slide = "Slides DS542 L08 on pruning; Frankle and Carbin 2019, abstract";

    const string Paper = "Frankle and Carbin 2019, The lottery ticket hypothesis";

    /// <summary>In points: a network that loses no more is said to lose nothing.</summary>
    const double Loss = 1;

    /// <summary>The ids and what a run without them would leave out.</summary>
    static readonly IReadOnlyList<(string Id, string Name, string Option)> All =
    [
        (TicketFamilies.Mnist1d, "fully connected on MNIST-1D", "seeds"),
        (TicketFamilies.Convolutional, "convolutional on MNIST-1D", "convolutional-seeds"),
        (TicketFamilies.Images, "fully connected on images", "image-seeds"),
        (TicketFamilies.ImageConvolutional, "convolutional on images", "image-convolutional-seeds"),
    ];

    public static IEnumerable<Claim> Of(
        string experiment, IReadOnlyList<FamilyOutcome> outcomes, Func<string, bool> isAskedFor) =>
        All.SelectMany(family => Of(
            experiment, family.Id, family.Name,
            outcomes.SingleOrDefault(outcome => outcome.Family.Id == family.Id),
            isAskedFor(family.Id)
                ? "No images without colours are here to train these networks on."
                : $"These settings leave these networks out: {family.Option} is 0."));

    static IEnumerable<Claim> Of(string experiment, string id, string name, FamilyOutcome? outcome, string whyNot)
    {
        var family = outcome?.Family;
        name = family?.Name ?? name;
        yield return Tested(Text("prune-trained",
            "a trained network with 90 % of its parameters pruned, and not trained any more, loses at most a point.",
            Slide, "over 90 % pruned without losing accuracy", "pruned-networks"),
            (text, all) => text.IsAtLeast(-Loss, Difference(all.Pruned(0.9), all.Accuracy(0))));
        yield return Tested(Text("trained-on",
            "trained on at a tenth of the rate after 90 % are pruned, it loses at most a point.",
            $"{Slide}; Han et al. 2015", "over 90 % pruned without losing accuracy", "pruned-networks"),
            (text, all) => text.IsAtLeast(-Loss, Difference(all.TrainedOn(0.9), all.Accuracy(0))));
        if (id == TicketFamilies.Mnist1d)
            yield break; // its tickets have claims of their own
        yield return Tested(Text("tickets-comparable",
            "tickets of about a fifth and of a tenth of the parameters lose at most a point against the dense network.",
            Paper, "comparable accuracy with 10 to 20 % of the parameters", "ticket-networks"),
            (text, all) => text.AllAreAbove(-Loss, AgainstDense(all, [0.2, 0.1], all.Accuracy)));
        yield return Tested(Text("tickets-higher",
            "tickets of about half and of a fifth of the parameters are more accurate than the dense network.",
            Paper, "above that size higher accuracy", "ticket-networks"),
            (text, all) => text.AllAreAbove(0, AgainstDense(all, [0.5, 0.2], all.Accuracy)));
        yield return Tested(Text("tickets-faster",
            "they learn faster: their accuracy is higher on average over the steps.",
            Paper, "above that size they learn faster", "ticket-networks"),
            (text, all) => text.AllAreAbove(0, AgainstDense(all, [0.5, 0.2], all.Speed)));
        yield return Tested(Text("start-matters",
            "with redrawn weights tickets of about a fifth and of a tenth of the parameters are less accurate.",
            Paper, "they need their first weights", "ticket-networks"),
            (text, all) => text.AllAreAbove(0, [.. Rounds(all, [0.2, 0.1]).Select(round =>
                Difference(all.Accuracy(round), all.FreshAccuracy(round)))]));

        ClaimText Text(string claim, string statement, string source, string published, string figure) => new(
            experiment, $"{id}-{claim}", $"{char.ToUpperInvariant(name[0])}{name[1..]}: {statement}", source, published,
            outcome is null ? null : figure, "points");

        Claim Tested(ClaimText text, Func<ClaimText, FamilyOutcome, Claim> test) =>
            outcome is null ? text.NotTested(whyNot) : test(text, outcome);
    }

    static IReadOnlyList<double[]> AgainstDense(FamilyOutcome outcome, double[] left, Func<int, double[]> measure) =>
        [.. Rounds(outcome, left).Select(round => Difference(measure(round), measure(0)))];

    static IEnumerable<int> Rounds(FamilyOutcome outcome, double[] left) =>
        left.Select(outcome.Family.RoundOf).Distinct();

    static double[] Difference(double[] values, double[] others) =>
        [.. values.Zip(others, (value, other) => value - other).Where(double.IsFinite)];
}
