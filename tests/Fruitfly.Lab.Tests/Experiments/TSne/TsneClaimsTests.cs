using Fruitfly.Embeddings;
using Fruitfly.Lab.Experiments.TSne;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments.TSne;

public sealed class TsneClaimsTests
{
    static readonly IReadOnlyList<EmbeddedData> Signals =
        [Data("MNIST-1D", 5000, 2.50, 62, 55), Data("MNIST-1D", 5000, 2.54, 63, 56),
            Data("MNIST-1D", 5000, 2.52, 64, 57)];

    static readonly TsneOutcome Mnist = new(30, 10, Signals, Data("MNIST", 70_000, 2.85, 97, 96));

    static readonly TsneOutcome Fashion = Mnist with { Images = Data("Fashion-MNIST", 70_000, 2.65, 86, 85) };

    [Fact]
    public void What_agrees_with_the_published_runs_is_confirmed() =>
        Claims(Mnist).ShouldAllBe(claim => claim.Verdict == Verdict.Confirmed);

    [Fact]
    public void What_does_not_agree_is_not_confirmed()
    {
        var outcome = new TsneOutcome(
            30, 10, [Data("MNIST-1D", 5000, 2.30, 75, 80), Data("MNIST-1D", 5000, 2.31, 75, 81),
                Data("MNIST-1D", 5000, 2.32, 76, 82)],
            Data("MNIST", 70_000, 3.1, 45, 40));
        Claims(outcome).ShouldAllBe(claim => claim.Verdict == Verdict.Contradicted);
    }

    [Fact]
    public void What_was_said_of_mnist_is_not_tested_on_other_images()
    {
        foreach (var id in (string[])["mnist-divergence", "mnist-separable", "representation-matters"])
        {
            var claim = VerdictOf(Fashion, id);
            claim.Verdict.ShouldBe(Verdict.NotTested);
            claim.Reason!.ShouldContain("Fashion-MNIST");
        }
        VerdictOf(Fashion, "clusters-in-plane").Verdict.ShouldBe(Verdict.Confirmed);
    }

    [Theory]
    [InlineData(1000, 30)]
    [InlineData(5000, 20)]
    public void Divergences_are_compared_for_the_published_size_and_perplexity_only(int points, double perplexity) =>
        VerdictOf(Mnist with
        {
            Perplexity = perplexity,
            Mnist1d = [.. Signals.Select(data => data with { X = new double[points] })]
        }, "mnist1d-divergence")
            .Verdict.ShouldBe(Verdict.NotTested);

    [Fact]
    public void A_part_of_mnist_has_no_published_divergence() =>
        VerdictOf(Mnist with { Images = Data("MNIST", 2000, 1, 90, 90) }, "mnist-divergence").Verdict.ShouldBe(
            Verdict.NotTested);

    [Fact]
    public void Neighbours_among_few_points_are_not_compared_with_networks_that_learned_from_4000() =>
        VerdictOf(Mnist with { Mnist1d = [.. Signals.Select(data => data with { X = new double[1000] })] },
            "representation-matters").Verdict.ShouldBe(Verdict.NotTested);

    [Fact]
    public void One_data_set_has_no_interval() =>
        VerdictOf(Mnist with { Mnist1d = [Signals[0]] }, "representation-matters").Verdict.ShouldBe(Verdict.NotTested);

    static List<Claim> Claims(TsneOutcome outcome) => [.. TsneClaims.Of("t-sne", outcome)];

    static Claim VerdictOf(TsneOutcome outcome, string id) => Claims(outcome).Single(claim => claim.Id == id);

    static EmbeddedData Data(string title, int points, double divergence, double inPixels, double inPlane) => new(
        title, 40, new string[points], new double[points], new double[points],
        [new DivergenceMeasurement(750, divergence)],
        [new NeighborAccuracy(1, inPixels, inPlane), new NeighborAccuracy(10, inPixels, inPlane)]);
}
