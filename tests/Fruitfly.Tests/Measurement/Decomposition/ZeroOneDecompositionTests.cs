using System.Text.Json;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Decomposition;

public sealed class ZeroOneDecompositionTests
{
    static readonly JsonElement Golden = GoldenFile.Read("zero-one.json");
    static readonly int[] Votes = [.. Golden.Numbers("votes").Select(vote => (int)vote)];
    static readonly int[] Labels = [.. Golden.Numbers("label").Select(label => (int)label)];
    static readonly PredictionShape Shape = new(Labels.Length, subsets: Votes.Length / Labels.Length);

    [Fact]
    public void Votes_have_the_errors_of_the_golden_file()
    {
        var parts = ZeroOneDecomposition.Of(Votes, Shape, Labels, classes: 3);
        var expected = Golden.GetProperty("expected");
        parts.Error.Estimate.ShouldBe(expected.Number("error"), 1e-14);
        parts.ErrorOfMain.ShouldBe(expected.Number("error_of_main"), 1e-14);
        parts.VarianceEffect.ShouldBe(expected.Number("variance_effect"), 1e-14);
        parts.ErrorOfOthers.ShouldBe(expected.Number("error_of_main_leave_one_out"), 1e-14);
        parts.VarianceEffectOfOthers.ShouldBe(expected.Number("variance_effect_leave_one_out"), 1e-14);
        parts.Disagreement.ShouldBe(expected.Number("disagreement"), 1e-14);
    }

    [Fact]
    public void The_terms_of_Domingos_are_those_of_the_golden_file_and_do_not_add_up_to_the_error()
    {
        var parts = DomingosDecomposition.Of(Votes, Shape, Labels, classes: 3);
        var expected = Golden.GetProperty("expected");
        parts.Bias.ShouldBe(expected.Number("domingos_bias"), 1e-14);
        parts.Variance.ShouldBe(expected.Number("domingos_variance"), 1e-14);
        parts.UnbiasedVariance.ShouldBe(expected.Number("domingos_variance_unbiased"), 1e-14);
        parts.BiasedVariance.ShouldBe(expected.Number("domingos_variance_biased"), 1e-14);
        parts.NetVariance.ShouldBe(expected.Number("domingos_net"), 1e-14);
        (parts.Bias + parts.Variance - expected.Number("error")).ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void The_variance_effect_is_negative_where_single_networks_do_better_than_their_vote()
    {
        // Five networks of which two are right: the vote is wrong.
        var parts = ZeroOneDecomposition.Of([0, 0, 1, 1, 1], new(1, subsets: 5), [0], classes: 2);
        parts.Error.Estimate.ShouldBe(0.6, 1e-15);
        parts.ErrorOfMain.ShouldBe(1);
        parts.VarianceEffect.ShouldBe(-0.4, 1e-15);
        parts.Disagreement.ShouldBe(0.6, 1e-15); // 6 of 10 pairs
    }

    [Fact]
    public void Networks_of_one_subset_neither_vote_on_each_other_nor_count_as_disagreeing()
    {
        // Two subsets of two networks: 0 1 | 1 1. Others' votes: 1 for the first two, 0 (a tie) for the last two.
        var parts = ZeroOneDecomposition.Of([0, 1, 1, 1], new(1, subsets: 2, seeds: 2), [1], classes: 2);
        parts.Error.Estimate.ShouldBe(0.25);
        parts.ErrorOfOthers.ShouldBe(0.5);
        parts.Disagreement.ShouldBe(0.5);
        parts.Error.Without(0).ToArray().ShouldBe([0, 0.5]);
    }

    [Fact]
    public void A_vote_that_is_no_class_is_refused() =>
        Should.Throw<ArgumentException>(() => ZeroOneDecomposition.Of([0, 2], new(1, subsets: 2), [0], classes: 2))
            .Message.ShouldContain("Label 2 of row 1");

    [Fact]
    public void The_jackknife_of_the_variance_effect_is_that_of_the_votes_without_each_subset()
    {
        const int Points = 30, Subsets = 5, Seeds = 2, Classes = 4;
        var random = new RandomStream(seed: 4, stream: 0);
        var votes = new int[2 * Subsets * Seeds * Points];
        foreach (ref var vote in votes.AsSpan())
            vote = random.NextInt(Classes);
        int[] labels = [.. Enumerable.Range(0, Points).Select(point => point % Classes)];
        var all = ZeroOneDecomposition.Of(
            votes, new(Points, subsets: Subsets, seeds: Seeds, repartitions: 2), labels, Classes);
        all.EffectOfOthers.Estimate.ShouldBe(all.VarianceEffectOfOthers, 1e-12);
        for (var r = 0; r < 2; r++)
            for (var left = 0; left < Subsets; left++)
            {
                int[] others = [.. Enumerable.Range(0, Subsets).Where(k => k != left).SelectMany(k =>
                    votes.Skip((r * Subsets + k) * Seeds * Points).Take(Seeds * Points))];
                var without = ZeroOneDecomposition.Of(
                    others, new(Points, subsets: Subsets - 1, seeds: Seeds), labels, Classes);
                all.EffectOfOthers.Without(r)[left].ShouldBe(without.VarianceEffectOfOthers, 1e-12);
                all.Error.Without(r)[left].ShouldBe(without.Error.Estimate, 1e-12);
            }
    }

    [Fact]
    public void A_level_of_two_subsets_borrows_its_interval_from_that_of_four()
    {
        int[] labels = [.. Enumerable.Repeat(0, 40)];
        int[] Votes(int subsets) =>
            [.. Enumerable.Range(0, subsets * 40).Select(i => i * 7 % 11 < 3 + i / 40 ? 1 : 0)];
        var four = ZeroOneDecomposition.Of(Votes(4), new(40, subsets: 4), labels, classes: 2).Intervals();
        var two = ZeroOneDecomposition.Of(Votes(2), new(40, subsets: 2), labels, classes: 2);
        Should.Throw<ArgumentException>(() => two.Intervals());
        two.Intervals(four).VarianceEffect.TrainingPart.ShouldBe(four.VarianceEffect.TrainingPart);
        four.VarianceEffect.High.ShouldBeGreaterThan(four.VarianceEffect.Low);
    }
}
