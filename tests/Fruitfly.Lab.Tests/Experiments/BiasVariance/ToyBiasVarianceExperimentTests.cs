using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments.BiasVariance;

public class ToyBiasVarianceExperimentTests
{
    static readonly ToyBiasVarianceExperiment Experiment = new();

    // With fewer data sets the interval of the bias that is left with 100 examples reaches its bound now and then.
    static readonly Findings Published = Measure(new() { ["data-sets"] = 1500 });

    [Fact]
    public void Nothing_is_trained_step_by_step() => Experiment.Plan(new(Experiment, Preset.Full)).ShouldBeEmpty();

    [Theory]
    [InlineData("decomposition", Verdict.Confirmed)]
    [InlineData("noise-adds", Verdict.Confirmed)]
    [InlineData("noise-measurement", Verdict.Confirmed)]
    [InlineData("noise-unobserved", Verdict.Confirmed)]
    [InlineData("noise-observed", Verdict.Confirmed)]
    [InlineData("noise-labels", Verdict.Confirmed)]
    [InlineData("noise-labels-right", Verdict.Confirmed)]
    [InlineData("mean-is-unlimited", Verdict.Confirmed)]
    [InlineData("regions", Verdict.Confirmed)]
    [InlineData("samples-differ", Verdict.Confirmed)]
    [InlineData("overfitting-training", Verdict.Confirmed)]
    [InlineData("noise-or-function", Verdict.Confirmed)]
    [InlineData("slide-inputs", Verdict.Confirmed)]
    [InlineData("sum-minimum", Verdict.Confirmed)]
    [InlineData("variance-rises", Verdict.Confirmed)]
    [InlineData("bias-falls", Verdict.Confirmed)]
    [InlineData("bias-falls-each", Verdict.Contradicted)]
    [InlineData("overfitting", Verdict.Confirmed)]
    [InlineData("more-data-less-variance", Verdict.Confirmed)]
    [InlineData("more-data-same-bias", Verdict.Confirmed)]
    [InlineData("notebook-run", Verdict.Confirmed)]
    [InlineData("figure-8.9", Verdict.Confirmed)]
    public void The_published_setting_gives_the_known_verdicts(string id, Verdict verdict) =>
        Claim(Published, id).Verdict.ShouldBe(verdict);

    [Fact]
    public void A_bias_that_does_not_fall_with_each_unit_says_why() =>
        Claim(Published, "bias-falls-each").Reason.ShouldNotBeNull().ShouldStartWith("Joints lie at j/D");

    [Fact]
    public void Titles_say_what_was_found()
    {
        Title(Published, "sources-of-error").ShouldBe("With 3 hidden units most of the error is noise");
        Title(Published, "trade-off").ShouldBe("The sum of bias and variance is least with 4 hidden units");
        Title(Published, "sample-size").ShouldStartWith("17 times the examples leave ");
        Published.Lead.ShouldStartWith("The sum of bias and variance is least with 4 hidden units: 0.00");
    }

    [Fact]
    public void Claims_have_ids_of_their_own_and_point_to_figures_that_are_there()
    {
        Published.Claims.Select(claim => claim.Id).ShouldBeUnique();
        Published.Claims.ShouldAllBe(claim => claim.Experiment == "bias-variance");
        foreach (var figure in Published.Claims.Select(claim => claim.Figure).OfType<string>())
            Published.Figures.ShouldContain(shown => shown.Id == figure);
        Published.Figures.Select(figure => figure.Id).ShouldBeUnique();
    }

    [Fact]
    public void Where_the_variance_has_no_mean_the_table_shows_none()
    {
        var rows = Published.Tables.Single().Rows;
        rows.Count.ShouldBe(14);
        rows.Take(10).ShouldAllBe(row => row[2] != "–");
        rows.Skip(10).ShouldAllBe(row => row[1] == "–" && row[2] == "–" && row[4] != "–");
    }

    [Fact]
    public void Without_noise_the_best_network_is_another_and_the_published_values_are_not_tested()
    {
        var findings = Measure(new() { ["noise"] = 0 });
        Claim(findings, "sum-minimum").Verdict.ShouldBe(Verdict.NotTested);
        Claim(findings, "figure-8.9").Verdict.ShouldBe(Verdict.NotTested);
        Claim(findings, "noise-measurement").Reason.ShouldBe("There is no noise.");
        Claim(findings, "noise-labels").Verdict.ShouldBe(Verdict.Confirmed, "labels are noted down wrongly still");
        Title(findings, "trade-off").ShouldNotContain("with 4 hidden units");
        Title(findings, "sources-of-error").ShouldBe("With 3 hidden units most of the error is bias");
        Claim(findings, "overfitting").Verdict.ShouldBe(Verdict.Contradicted);
    }

    [Fact]
    public void With_few_examples_hardly_any_network_has_a_mean_and_the_report_says_so()
    {
        var findings = Measure(new() { ["examples"] = 4 });
        Claim(findings, "variance-rises").Verdict.ShouldBe(Verdict.NotTested);
        Claim(findings, "variance-rises").Reason.ShouldNotBeNull().ShouldContain("no mean");
        foreach (var figure in findings.Claims.Select(claim => claim.Figure).OfType<string>())
            findings.Figures.ShouldContain(shown => shown.Id == figure);
    }

    static Findings Measure(Dictionary<string, double> changed)
    {
        changed.TryAdd("data-sets", 600);
        return Experiment.Measure(new ExperimentSettings(Experiment, Preset.Quick, changed), []);
    }

    static Claim Claim(Findings findings, string id) => findings.Claims.Single(claim => claim.Id == id);

    static string Title(Findings findings, string id) => findings.Figures.Single(figure => figure.Id == id).Title;
}
