using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.GaborSurface;
using Fruitfly.Studies.Evidence;
using Fruitfly.Surfaces;

namespace Fruitfly.Lab.Tests.Experiments.GaborSurface;

public class GaborSurfaceExperimentTests
{
    static readonly GaborSurfaceExperiment Experiment = new();

    static readonly ExperimentSettings Tiny = new(
        Experiment, Preset.Quick, new Dictionary<string, double> { ["seeds"] = 20, ["grid"] = 4, ["starts"] = 40 });

    static readonly GaborOutcome Outcome = GaborOutcome.Of(Tiny.As<GaborSurfaceOptions>());

    [Fact]
    public void Nothing_is_trained() => Experiment.Plan(Tiny).ShouldBeEmpty();

    [Fact]
    public void Every_claim_points_to_a_figure_that_is_there_and_has_an_id_of_its_own()
    {
        var findings = Experiment.Measure(Tiny, []);
        findings.Figures.Select(figure => figure.Id).ShouldBe(
            ["surface", "gradient-field", "descents", "penalty", "race", "race-losses", "fitted-curves", "starts",
                "valley"]);
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        findings.Claims.ShouldAllBe(claim => claim.Experiment == "gabor-surface");
        findings.Claims.Select(claim => claim.Figure).Except(findings.Figures.Select(figure => figure.Id))
            .ShouldBeEmpty();
        findings.Tables.Single(table => table.Id == "minima").Rows.Count.ShouldBe(8);
        findings.Figures.Select(figure => figure.Id).Concat(findings.Tables.Select(table => table.Id)).ShouldBeUnique();
        findings.Lead.ShouldStartWith("The loss has 8 minima in the window; the lowest is 0.646 at (0.004, 16.026).");
    }

    [Fact]
    public void Every_run_of_the_notebooks_ends_with_its_published_loss()
    {
        var claims = GaborClaims.Of("gabor-surface", Outcome).ToDictionary(claim => claim.Id);
        foreach (var run in PublishedRun.All)
            claims[run.Id].Verdict.ShouldBe(Verdict.Confirmed, run.Id);
    }

    [Fact]
    public void A_run_that_ends_elsewhere_is_not_confirmed()
    {
        var runs = Outcome.Runs.ToDictionary();
        runs[PublishedRun.Momentum] = runs[PublishedRun.Stochastic64];
        VerdictOf(Outcome with { Runs = runs }, "momentum-6-4").ShouldBe(Verdict.Contradicted);
    }

    [Fact]
    public void Noise_that_loses_the_lowest_minimum_does_not_help()
    {
        bool[] all = [.. Enumerable.Repeat(true, 39), false], none = new bool[40];
        VerdictOf(Outcome with { Starts = Outcome.Starts with { Descended = none, Stochastic = all } }, "noise-escapes")
            .ShouldBe(Verdict.Confirmed);
        VerdictOf(Outcome with { Starts = Outcome.Starts with { Descended = all, Stochastic = none } }, "noise-escapes")
            .ShouldBe(Verdict.Contradicted);
        VerdictOf(Outcome with { Starts = Outcome.Starts with { Descended = [.. Enumerable.Repeat(true, 500)] } },
            "start-decides").ShouldBe(Verdict.Contradicted);
    }

    [Fact]
    public void A_momentum_that_turns_as_much_as_plain_descent_is_not_smoother()
    {
        var entries = Outcome.Race.Entries.ToArray();
        (entries[0], entries[1]) = (entries[1], entries[0]);
        VerdictOf(Outcome, "momentum-smoother").ShouldBe(Verdict.Confirmed);
        VerdictOf(Outcome with { Race = Outcome.Race with { Entries = entries } }, "momentum-smoother")
            .ShouldBe(Verdict.Contradicted);
    }

    [Fact]
    public void With_the_defaults_the_race_is_run_by_the_notebooks_own_descents()
    {
        Outcome.Race.Stochastic.Paths[0].Points.ShouldBe(Outcome.Runs[PublishedRun.Stochastic64].Points);
        Outcome.Race.Momentum.Paths[0].Points.ShouldBe(Outcome.Runs[PublishedRun.Momentum].Points);
        Outcome.Race.Nesterov.Paths[0].Points.ShouldBe(Outcome.Runs[PublishedRun.Nesterov].Points);
    }

    [Fact]
    public void One_seed_leaves_the_claims_about_seeds_untested()
    {
        var settings = new ExperimentSettings(
            Experiment, Preset.Quick,
            new Dictionary<string, double>
            {
                ["seeds"] = 1, ["grid"] = 2, ["starts"] = 2, ["steps"] = 2, ["batch"] = 30,
                ["momentum"] = 0
            });
        var findings = Experiment.Measure(settings, []);
        findings.Claims.Single(claim => claim.Id == "momentum-lower").Verdict.ShouldBe(Verdict.NotTested);
    }

    [Fact]
    public void Arrows_of_the_field_point_downhill()
    {
        var surface = PublishedSurfaces.Gabor;
        foreach (var arrow in SurfaceMap.Field(surface, PublishedSurfaces.GaborWindow))
            surface.Loss(new(arrow.X + 1e-3 * arrow.Dx, arrow.Y + 1e-3 * arrow.Dy))
                .ShouldBeLessThan(surface.Loss(new(arrow.X, arrow.Y)));
    }

    static Verdict VerdictOf(GaborOutcome outcome, string id) =>
        GaborClaims.Of("gabor-surface", outcome).Single(claim => claim.Id == id).Verdict;
}
