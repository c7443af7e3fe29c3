using System.Text.Json;
using Fruitfly.Measurement.Decomposition;
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
}
