using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.Backpropagation;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments.Backpropagation;

public class BackpropagationExperimentTests
{
    static readonly BackpropagationExperiment Experiment = new();

    static readonly BackpropagationOutcome Notebook =
        BackpropagationOutcome.Of(Settings([]).As<BackpropagationOptions>());

    [Fact]
    public void Nothing_is_trained() => Experiment.Plan(Settings([])).ShouldBeEmpty();

    [Fact]
    public void With_the_default_settings_every_number_of_the_notebooks_is_confirmed()
    {
        var findings = Experiment.Measure(Settings([]), []);
        findings.Claims.ShouldAllBe(claim => claim.Verdict == Verdict.Confirmed);
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        findings.Figures.Select(figure => figure.Id)
            .ShouldBe(["forward-pass", "backward-pass", "weight-gradients", "finite-differences", "operations"]);
        findings.Claims.Select(claim => claim.Figure).OfType<string>()
            .Except(findings.Figures.Select(figure => figure.Id)).ShouldBeEmpty();
        findings.Lead.ShouldContain("1-6-6-6-6-6-1 has 187 parameters");
    }

    [Fact]
    public void Another_network_is_shown_and_nothing_published_is_claimed_of_it()
    {
        var findings = Experiment.Measure(
            Settings(new()
            {
                ["layers"] = 2, ["width"] = 40, ["inputs"] = 3, ["outputs"] = 2, ["examples"] = 4,
                ["deviation"] = 0.2
            }), []);
        foreach (var id in (string[])["output", "loss", "weight-gradients", "bias-gradients"])
            findings.Claims.Single(claim => claim.Id == id).Verdict.ShouldBe(Verdict.NotTested);
        findings.Claims.Single(claim => claim.Id == "finite-differences").Verdict.ShouldBe(Verdict.Confirmed);
        findings.Figures.ShouldAllBe(figure => !figure.Subtitle.Contains("notebook"));
    }

    [Fact]
    public void A_gradient_that_is_not_the_notebooks_is_not_confirmed()
    {
        var outcome = BackpropagationOutcome.Of(Settings([]).As<BackpropagationOptions>());
        outcome.Shown.Network.LinearLayers[3].Weight.Gradient[0, 1] += 1e-3;
        BackpropagationClaims.Of("backpropagation", outcome)
            .Single(claim => claim.Id == "weight-gradients").Verdict.ShouldBe(Verdict.Contradicted);
        BackpropagationClaims.Of("backpropagation", outcome)
            .Single(claim => claim.Id == "bias-gradients").Verdict.ShouldBe(Verdict.Confirmed);
    }

    [Fact]
    public void Finite_differences_that_disagree_are_not_confirmed()
    {
        var claims = BackpropagationClaims.Of("backpropagation",
            Notebook with { Differences = new FiniteDifferences([(1e-3, 0.1), (1e-5, 2e-6)], 10, 10) });
        claims.Single(claim => claim.Id == "finite-differences").Verdict.ShouldBe(Verdict.Contradicted);
    }

    [Fact]
    public void Central_differences_of_a_loss_that_is_a_parabola_err_by_rounding_alone()
    {
        Notebook.Differences.Best.Error.ShouldBeLessThan(1e-12);
        Notebook.Differences.Errors[^1].Error.ShouldBeGreaterThan(1e6 * Notebook.Differences.Best.Error);
        Notebook.Differences.Checked.ShouldBe(187);
    }

    [Fact]
    public void Operations_are_two_for_each_weight_and_parameters_are_counted()
    {
        var cost = OperationCounts.Of([2, 3, 1], examples: 5);
        cost.Parameters.ShouldBe(3 * 3 + 4);
        cost.Forward.ShouldBe(2 * 5 * (6 + 3));
        cost.Backpropagation.ShouldBe(2 * cost.Forward + 2 * 5 * 3);
        cost.Central.ShouldBe(26 * cost.Forward);
        cost.OneSided.ShouldBe(14 * cost.Forward);
    }

    [Fact]
    public void The_toy_function_has_every_value_of_notebook_7_1()
    {
        var toy = OneUnitNetwork.Run();
        toy.Loss.ShouldBe(0.13858056641470326, 1e-14);
        toy.Network.LinearLayers.Select(layer => layer.Bias!.Gradient[0, 0]).ShouldBe(
            [2.280900622169349, -17.060466526267692, -1.6830577496003047, 0.7445282168318492], 1e-11);
        toy.Network.LinearLayers.Select(layer => layer.Weight.Gradient[0, 0]).ShouldBe(
            [5.246071430989502, -16.079298656737866, -8.530233263133846, 0.48946875992012173], 1e-11);
    }

    static ExperimentSettings Settings(Dictionary<string, double> changed) => new(Experiment, Preset.Quick, changed);
}
