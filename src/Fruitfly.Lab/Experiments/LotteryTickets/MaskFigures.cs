using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>What a ticket looks like, what it is good for on other data, and how local it is.</summary>
static class MaskFigures
{
    const int Inputs = 40, DrawnUnits = 60;

    /// <summary>Of runs of neighbouring inputs.</summary>
    public static readonly IReadOnlyList<int> Lengths = [2, 3, 4];

    static readonly string[] DataNames = ["in order", "shuffled positions"];

    public static IEnumerable<Figure> Of(LotteryOutcome outcome)
    {
        var layers = outcome.FirstLayers().ToList();
        if (layers.Count == 0)
            yield break;
        yield return OtherData(outcome);
        yield return Picture(outcome.Setting, layers[0].Seed, layers[0].Weights);
        if (Adjacency(outcome.Setting, layers) is { } adjacency)
            yield return adjacency;
    }

    static Figure OtherData(LotteryOutcome outcome)
    {
        (string Name, Masks? Masks, Func<PublishedLottery.Transfer, double[]?> Published)[] kinds =
        [
            ("dense", null, transfer => transfer.Dense),
            (LotteryFigures.Name(Masks.Found), Masks.Found, transfer => transfer.Found),
            (LotteryFigures.Name(Masks.FreshStart), Masks.FreshStart, transfer => transfer.FreshStart),
            (LotteryFigures.Name(Masks.Random), Masks.Random, transfer => transfer.Random),
        ];
        var rows =
            from data in Enumerable.Range(0, DataNames.Length)
            from kind in kinds
            let values = outcome.Transferred(data, kind.Masks)
            let published = outcome.Setting.IsPublished ? kind.Published(PublishedLottery.Transfers[data]) : null
            where values.Any(double.IsFinite)
            select new IntervalRow(
                kind.Name, values, DataNames[data], data == 0 ? Meaning.Test : null)
            {
                Published = published is null ? null : (published.Average(), published.Min(), published.Max()),
            };
        double Gain(int data) =>
            LotteryFigures.Mean(outcome.Transferred(data, Masks.Found))
                - LotteryFigures.Mean(outcome.Transferred(data, null)) ?? double.NaN;
        var title = FormattableString.Invariant(
            $"On new examples a ticket is {Points(Gain(0))} than the dense network, with shuffled positions {Points(Gain(1))}");
        return Intervals.Draw("test accuracy (%)", [.. rows], isZeroIncluded: false).ToFigure(
            "other-data", title,
            FormattableString.Invariant(
                $"Masks with {100 * outcome.Setting.Sparsities[outcome.Setting.Ticket]:F0} % pruned, found on the published data, trained on the data of seed 43, {outcome.Setting.OtherDataSteps:N0} steps of 500 examples"),
            "Test accuracies of the dense network, tickets, tickets from fresh weights and random masks on two " +
            $"other data sets. {title}.");
    }

    /// <summary>The notebook's statistic of the ticket's first layer, and of a shuffled mask.</summary>
    public static Table? AdjacencyTable(LotteryOutcome outcome)
    {
        var layers = outcome.FirstLayers().ToList();
        return layers.Count == 0 ? null : new Table(
            "neighbours", "Neighbouring inputs that a ticket keeps",
            "Of the 40 places of a unit, the share at which a run of kept inputs begins (%), mean ± standard deviation " +
            "over the seeds; by chance: the same of a shuffled mask.",
            ["neighbours", "ticket", "by chance"],
            [
                .. from length in Lengths
                   let shares = layers.Select(layer =>
                       MaskAdjacency.Shares(layer.Weights, outcome.Setting.Ticket, length)).ToList()
                   select (IReadOnlyList<string>)
                   [
                       $"{length}", LotteryTable.Cell([.. shares.Select(share => 100 * share.Kept)], "F2"),
                       LotteryTable.Cell([.. shares.Select(share => 100 * share.Chance)], "F2"),
                   ],
            ]);
    }

    static string Points(double gain) =>
        FormattableString.Invariant($"{Math.Abs(gain):F1} points {(gain >= 0 ? "better" : "worse")}");

    static Figure Picture(LotterySetting setting, ulong seed, byte[] weights)
    {
        bool[] kept = [.. weights.Select(round => round > setting.Ticket)];
        bool[] shuffled = [.. kept];
        new RandomStream(seed, 0).Shuffle(shuffled.AsSpan());
        var units = Math.Min(DrawnUnits, setting.Width);
        var empty = Units(kept).Count(unit => !unit.Contains(true));
        var chance = Units(shuffled).Count(unit => !unit.Contains(true));
        var title = FormattableString.Invariant(
            $"Of {setting.Width} hidden units a ticket leaves {empty} without any input, chance {chance}");
        var chart = Matrices.Draw(
            [new("ticket", Densest(kept, units)), new("shuffled", Densest(shuffled, units))], ColorScale.Sequential,
            columns: 2,
            horizontal: "input", vertical: "unit");
        return chart.ToFigure(
            "mask", title,
            FormattableString.Invariant(
                $"First layer of seed {seed}, {100 * setting.Sparsities[setting.Ticket]:F0} % of the layer pruned; the {units} units that keep most, a row each, 40 inputs across"),
            $"Which weights of the first layer are kept, beside the same number at random places. {title}.",
            "Light: kept. Dark: pruned.");
    }

    static IEnumerable<bool[]> Units(bool[] mask) => mask.Chunk(Inputs);

    static double[,] Densest(bool[] mask, int units)
    {
        var rows = Units(mask).OrderByDescending(unit => unit.Count(kept => kept)).Take(units).ToList();
        var values = new double[units, Inputs];
        for (var row = 0; row < units; row++)
            for (var input = 0; input < Inputs; input++)
                values[row, input] = rows[row][input] ? 1 : 0;
        return values;
    }

    static Figure? Adjacency(LotterySetting setting, IReadOnlyList<(ulong Seed, byte[] Weights)> layers)
    {
        var series = Lengths.Select(length => new LineSeries($"{length} neighbours")
        {
            Seeds = [.. layers.Select(layer =>
                new SeedCurve(layer.Seed, [.. Enumerable.Range(0, setting.Sparsities.Count)
                .Select(round =>
                    new CurvePoint(100 * setting.Sparsities[round], MaskAdjacency.Ratio(layer.Weights, round, length)))
                .Where(point => double.IsFinite(point.Y))]))],
        }).Where(line => line.Seeds.Any(seed => seed.Points.Count > 0)).ToList();
        if (series.Count == 0)
            return null;
        var ratio = layers.Select(layer => MaskAdjacency.Ratio(layer.Weights, setting.Ticket, 2)).Where(double.IsFinite)
            .DefaultIfEmpty(double.NaN).Average();
        var title = double.IsFinite(ratio)
            ? FormattableString.Invariant(
                $"A ticket keeps two neighbouring inputs of a unit {ratio:F1} times as often as chance")
            : "The tickets keep too few inputs to tell how often two of a unit are neighbours";
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = LotteryFigures.Horizontal, Quantity = "runs of kept inputs", Unit = "times chance",
            Series = series,
            Reference = new ReferenceLine(1, "shuffled mask"),
        });
        return chart.ToFigure(
            "adjacency", title, setting.Text,
            "How many times as often as in a shuffled mask 2, 3 and 4 neighbouring inputs of a unit are all kept, " +
            $"against the share of parameters pruned. {title}.",
            "Chance is the mean over all shuffles, exact; where it finds fewer than five runs in all units, " +
            "nothing is drawn.");
    }
}
