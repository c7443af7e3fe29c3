using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.HighDimensions;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments.HighDimensions;

public class HighDimensionsExperimentTests
{
    static readonly HighDimensionsExperiment Experiment = new();

    static readonly ExperimentSettings Tiny = Settings(seeds: 3, points: 40);

    static readonly HighDimensionsOutcome Outcome = HighDimensionsOutcome.Of(Tiny.As<HighDimensionsOptions>());

    [Fact]
    public void It_tells_how_far_it_is_and_how_long_it_takes()
    {
        var shares = new Shares();
        Experiment.Measure(Tiny, [], shares, default);
        shares.ShouldRiseToOne();
        Experiment.PredictMeasuring(Tiny, TimeProvider.System, default).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void Nothing_is_trained() => Experiment.Plan(Tiny).ShouldBeEmpty();

    [Fact]
    public void Every_claim_points_to_a_figure_that_is_there_and_has_an_id_of_its_own()
    {
        var findings = Experiment.Measure(Tiny, []);
        findings.Figures.Select(figure => figure.Id)
            .ShouldBe(["distance-ratio", "distances", "ball-volume", "outer-shell", "angles", "norms"]);
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        findings.Claims.ShouldAllBe(claim => claim.Experiment == "high-dimensions");
        findings.Claims.Select(claim => claim.Figure).Except(findings.Figures.Select(figure => figure.Id))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_same_seeds_give_the_same_numbers_however_many_cores_there_are()
    {
        var again = HighDimensionsOutcome.Of(Tiny.As<HighDimensionsOptions>());
        again.Ratios(1000).ShouldBe(Outcome.Ratios(1000));
        again.Inside(10).ShouldBe(Outcome.Inside(10));
        again.OfVectors(100, at => at.MeanNorm).ShouldBe(Outcome.OfVectors(100, at => at.MeanNorm));
    }

    [Fact]
    public void The_notebooks_ratios_are_tested_with_its_points_only()
    {
        VerdictOf(Outcome, "ratio-2").ShouldBe(Verdict.NotTested);
        // NumPy's numbers for 1,000 points and seed 0
        VerdictOf(WithRatio(2, 0.002298146307242179, 6.527328640553542), "ratio-2").ShouldBe(Verdict.Confirmed);
        VerdictOf(WithRatio(2, 0.0023, 6.527328640553542), "ratio-2").ShouldBe(Verdict.Contradicted);
    }

    [Fact]
    public void Distances_that_differ_widely_in_many_dimensions_are_not_alike()
    {
        VerdictOf(Outcome, "distances-alike").ShouldBe(Verdict.Confirmed);
        var apart = WithRatio(1000, 1, 2);
        apart = apart with { Distances = [.. apart.Distances, .. apart.Distances] };
        VerdictOf(apart, "distances-alike").ShouldBe(Verdict.Contradicted, "six seeds that agree are enough");
    }

    [Fact]
    public void A_ball_with_another_volume_than_the_formulas_is_noticed()
    {
        var balls = Enumerable.Range(0, 3)
            .Select(k =>
                new BallSamples([.. Enumerable.Repeat(0.5 + 0.001 * k, 10)],
                    [.. Enumerable.Repeat(0.1 + 0.001 * k, 10)])).ToList();
        foreach (var id in (string[])["ball-volume", "ball-vanishes", "shell-share", "shell-most"])
            VerdictOf(Outcome with { Balls = balls }, id).ShouldBe(Verdict.Contradicted, id);
    }

    [Fact]
    public void One_seed_has_no_interval_and_leaves_the_formulas_untested() =>
        Experiment.Measure(Settings(seeds: 1, points: 10), []).Claims.ShouldAllBe(claim =>
            claim.Verdict == Verdict.NotTested);

    static HighDimensionsOutcome WithRatio(int dimensions, double smallest, double largest) => Outcome with
    {
        Points = 1000,
        Distances = [.. Outcome.Distances.Select(seed => (IReadOnlyList<PairDistances>)
            [.. seed.Select(at =>
                at.Dimensions == dimensions ? at with { Smallest = smallest, Largest = largest } : at)])],
    };

    static ExperimentSettings Settings(int seeds, int points) => new(
        Experiment, Preset.Quick,
        new Dictionary<string, double> { ["seeds"] = seeds, ["points"] = points, ["samples"] = 2000, ["pairs"] = 100 });

    static Verdict VerdictOf(HighDimensionsOutcome outcome, string id) =>
        HighDimensionsClaims.Of("high-dimensions", outcome).Single(claim => claim.Id == id).Verdict;
}
