using Fruitfly.Lab.Experiments.LotteryTickets;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Tests.Experiments.LotteryTickets;

public class MaskAdjacencyTests
{
    [Fact]
    public void Runs_are_counted_within_a_unit_and_compared_with_a_shuffled_mask()
    {
        // Half of each of two units in a row, up to the seam between them: 19 pairs in each, by
        // chance 2 · 39 · (40 · 39) / (80 · 79).
        byte[] half = [.. Enumerable.Range(0, 80).Select(input => (byte)(input is >= 20 and < 60 ? 9 : 3))];
        MaskAdjacency.Ratio(half, 5, 2).ShouldBe(38 / (78 * (40.0 * 39) / (80 * 79)), 1e-12);
        // 18 triples in each, by chance 2 · 38 · (40 · 39 · 38) / (80 · 79 · 78).
        MaskAdjacency.Ratio(half, 5, 3).ShouldBe(36 / (76 * (40.0 * 39 * 38) / (80 * 79 * 78)), 1e-12);
    }

    [Fact]
    public void Shares_count_the_places_of_a_unit_at_which_a_run_begins()
    {
        byte[] three = [.. Enumerable.Range(0, 40).Select(input => (byte)(input < 3 ? 9 : 3))];
        MaskAdjacency.Shares(three, 5, 2).Kept.ShouldBe(2 / 40.0);
        MaskAdjacency.Shares(three, 5, 4).Kept.ShouldBe(0);
        MaskAdjacency.Shares(three, 5, 2).Chance.ShouldBe(39 * (3.0 * 2) / (40 * 39) / 40, 1e-12);
    }

    [Fact]
    public void Every_other_input_has_no_neighbour() =>
        MaskAdjacency.Ratio([.. Enumerable.Range(0, 40).Select(input => (byte)(input % 2 == 0 ? 9 : 3))], 5, 2)
            .ShouldBe(0);

    [Fact]
    public void A_dense_mask_is_as_chance_has_it() =>
        MaskAdjacency.Ratio(new byte[400].Select(_ => (byte)9).ToArray(), 5, 4).ShouldBe(1);

    [Fact]
    public void Shuffled_masks_are_as_chance_has_it_on_average()
    {
        byte[] mask = [.. Enumerable.Range(0, 4000).Select(i => (byte)(i < 1000 ? 9 : 3))];
        var stream = new RandomStream(1, 0);
        var ratios = Enumerable.Range(0, 400).Select(_ =>
        {
            stream.Shuffle(mask.AsSpan());
            return MaskAdjacency.Ratio(mask, 5, 2);
        });
        ratios.Average().ShouldBe(1, 0.02); // one shuffle spreads by 0.06
    }

    [Fact]
    public void Too_few_kept_weights_have_no_ratio() =>
        MaskAdjacency.Ratio([.. Enumerable.Range(0, 40).Select(input => (byte)(input < 2 ? 9 : 3))], 5, 2)
            .ShouldBe(double.NaN);
}
