using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Lab.Experiments.DoubleDescentToy;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments.DoubleDescentToy;

public class ToyDoubleDescentExperimentTests
{
    static readonly ToyDoubleDescentExperiment Experiment = new();
    static readonly Findings Published = Measure([]);

    [Fact]
    public void Nothing_is_trained_step_by_step() => Experiment.Plan(new(Experiment, Preset.Full)).ShouldBeEmpty();

    [Theory]
    [InlineData("interpolates", Verdict.Confirmed)]
    [InlineData("peak", Verdict.Contradicted)]
    [InlineData("first-rise", Verdict.Confirmed)]
    [InlineData("second-descent", Verdict.Confirmed)]
    [InlineData("best-beyond", Verdict.Contradicted)]
    [InlineData("norm-peaks", Verdict.Confirmed)]
    [InlineData("norm-falls", Verdict.Confirmed)]
    [InlineData("numpy-medians", Verdict.Undecided)] // 150 data sets leave wide intervals
    [InlineData("finer-corners", Verdict.Confirmed)]
    [InlineData("smoother-in-all", Verdict.Contradicted)]
    [InlineData("descent-finds-smallest", Verdict.Confirmed)]
    [InlineData("small-start-alike", Verdict.Confirmed)]
    [InlineData("zero-loss-alike", Verdict.Confirmed)]
    [InlineData("large-start-rougher", Verdict.Confirmed)]
    [InlineData("large-start-worse", Verdict.Confirmed)]
    public void The_published_setting_gives_the_known_verdicts(string id, Verdict verdict) =>
        Claim(Published, id).Verdict.ShouldBe(verdict);

    [Fact]
    public void The_peak_lies_one_unit_beyond_the_threshold_and_the_claim_says_why()
    {
        Claim(Published, "peak").Measured.ShouldBe(15);
        Claim(Published, "peak").Reason.ShouldNotBeNull().ShouldContain("14/15");
        Published.Figures.Single(figure => figure.Id == "test-error").Title.ShouldBe(
            "The test error peaks at 15 hidden units, then falls again");
        Published.Figures.Single(figure => figure.Id == "smoothness").Title.ShouldStartWith(
            "The slope changes least with 10 hidden units");
        Published.Lead.ShouldEndWith("above the first minimum.");
    }

    [Fact]
    public void A_network_that_gains_from_units_beyond_the_peak_is_said_to()
    {
        var outcome = new DescentOutcome(
            new ToySetting(8, 5, 0.1, 0),
            [Width(1, 9), Width(2, 2), Width(3, 3), Width(4, 7), Width(5, 4), Width(6, 3), Width(50, 1)]);
        var claims =
            DescentClaims.Of("double-descent-toy", outcome).ToDictionary(claim => claim.Id, claim => claim.Verdict);
        claims["peak"].ShouldBe(Verdict.Confirmed);
        claims["best-beyond"].ShouldBe(Verdict.Confirmed);
        claims["norm-falls"].ShouldBe(Verdict.Contradicted);
        claims["numpy-medians"].ShouldBe(Verdict.NotTested);
    }

    [Fact]
    public void Claims_have_ids_of_their_own_and_point_to_figures_that_are_there()
    {
        Published.Claims.Select(claim => claim.Id).ShouldBeUnique();
        foreach (var figure in Published.Claims.Select(claim => claim.Figure).OfType<string>())
            Published.Figures.ShouldContain(shown => shown.Id == figure);
        Published.Figures.Select(figure => figure.Id).ShouldBeUnique();
        Published.Tables.Single().Rows[^1][0].ShouldBe("200");
    }

    [Fact]
    public void Other_settings_are_not_compared_with_NumPys()
    {
        var findings = Measure(new() { ["data-sets"] = 20, ["examples"] = 8 });
        Claim(findings, "numpy-medians").Verdict.ShouldBe(Verdict.NotTested);
        Claim(findings, "interpolates").Published.ShouldBe("7 hidden units");
    }

    static Findings Measure(Dictionary<string, double> changed)
    {
        changed.TryAdd("data-sets", 150);
        return Experiment.Measure(new ExperimentSettings(Experiment, Preset.Quick, changed), []);
    }

    static WidthOutcome Width(int units, double error)
    {
        double[] errors = [.. Enumerable.Range(0, 8).Select(k => error + 0.01 * k)];
        return new(units, errors, units < 4 ? [0.1] : [0], [.. errors.Select(_ => units < 50 ? 1.0 : 2)], [1]);
    }

    static Claim Claim(Findings findings, string id) => findings.Claims.Single(claim => claim.Id == id);
}
