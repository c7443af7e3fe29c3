using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Lab.Experiments.NormsAndStability;
using Fruitfly.Measurement;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.NormsAndStability;

public class NormsAndStabilityExperimentTests
{
    static readonly NormsAndStabilityExperiment Experiment = new();

    [Theory]
    [InlineData(Preset.Quick)]
    [InlineData(Preset.Full)]
    public void Its_networks_are_the_trials_of_double_descent(Preset preset)
    {
        var descent = new DoubleDescentExperiment();
        var shared = descent.Plan(new ExperimentSettings(descent, preset)).Select(TrialIdentity.Hash).ToHashSet();
        var plan = Experiment.Plan(new ExperimentSettings(Experiment, preset));
        plan.Where(trial => trial.Recipe.ReplacedExample is null).Select(TrialIdentity.Hash)
            .ShouldAllBe(hash => shared.Contains(hash));
    }

    [Fact]
    public void Every_pair_replaces_another_example()
    {
        var pairs = Experiment.Plan(Settings(("pairs", 3))).Where(trial => trial.Recipe.ReplacedExample is not null)
            .ToList();
        pairs.Select(pair => pair.Recipe.ReplacedExample).ShouldBe([0, 1, 2, 0, 1, 2]);
        pairs.Select(pair => pair.Recipe.Duration).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Norms_that_fall_with_the_test_error_and_pairs_that_part_slowly_confirm_the_claims()
    {
        var findings =
            Measure(norm: width => 1000.0 / width, difference: (step, examples) => Math.Sqrt(step) / examples);
        foreach (var claim in (string[])["parameters-mislead", "norm-follows", "spectral-follows", "margin-follows",
            "stability-grows", "stability-sublinear", "stability-by-examples"])
            Verdict(findings, claim).ShouldBe(Studies.Evidence.Verdict.Confirmed, claim);
        findings.Claims.Single(claim => claim.Id == "stability-by-examples").Measured!.Value.ShouldBe(8, 1e-9);
        findings.Claims.Single(claim => claim.Id == "stability-sublinear").Measured!.Value.ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Norms_that_grow_and_pairs_that_part_ever_faster_do_not()
    {
        var findings = Measure(norm: width => width, difference: (step, examples) => step * (double)step * examples);
        foreach (var claim in (string[])["norm-follows", "spectral-follows", "margin-follows", "stability-sublinear",
            "stability-by-examples"])
            Verdict(findings, claim).ShouldBe(Studies.Evidence.Verdict.Contradicted, claim);
    }

    [Fact]
    public void Every_claim_points_to_a_figure_that_is_there()
    {
        var findings = Measure(norm: width => 1, difference: (_, _) => 1);
        findings.Figures.Select(figure => figure.Id)
            .ShouldBe(["norms", "spectral", "margins", "distance", "loss-difference"]);
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        findings.Claims.ShouldAllBe(claim => findings.Figures.Any(figure => figure.Id == claim.Figure));
    }

    [Fact]
    public void Where_every_trial_diverges_there_is_nothing_to_draw_or_test()
    {
        var settings = Settings();
        var findings = Experiment.Measure(
            settings, [.. Experiment.Plan(settings)
                .Select(trial => new TrialResult(trial, new History([], new Divergence(1, null)), 100, 1))]);
        findings.Figures.ShouldBeEmpty();
        findings.Claims.ShouldAllBe(claim => claim.Verdict == Studies.Evidence.Verdict.NotTested);
        findings.Lead.ShouldContain("diverged");
    }

    [Fact]
    public void A_short_real_run_goes_the_whole_way()
    {
        var settings =
            Settings(("seeds", 2), ("widths", 3), ("largest", 10), ("epochs", 1), ("pairs", 2), ("pair-epochs", 1));
        var execution = new TrialExecution();
        var findings = Experiment.Measure(settings,
            [.. Experiment.Plan(settings).Select(trial => execution.Run(trial, CancellationToken.None))]);
        findings.Figures.Count.ShouldBeGreaterThanOrEqualTo(4); // after one epoch margins may all be negative
        findings.Tables.Single().Rows.Count.ShouldBe(6);
    }

    [Fact]
    public void Without_a_peak_of_the_test_error_norms_are_not_compared_with_it()
    {
        var findings = Measure(norm: width => 1, difference: (_, _) => 1, error: width => 0.3 + 1.0 / width);
        Verdict(findings, "norm-follows").ShouldBe(Studies.Evidence.Verdict.NotTested);
    }

    /// <summary>The test error is lowest below 18 hidden units, peaks at 30 and falls from there.</summary>
    static Findings Measure(Func<int, double> norm, Func<int, int, double> difference, Func<int, double>? error = null)
    {
        error ??= width => width < 18 ? 0.3 : 0.3 + 6.0 / Math.Max(width, 30) - (width < 30 ? 0.1 : 0);
        var settings = Settings(("pair-epochs", 10));
        return Experiment.Measure(settings, [.. Experiment.Plan(settings).Select(Result)]);

        TrialResult Result(Trial trial)
        {
            var width = ((Linear)trial.Network.Layers[0]).Outputs;
            var examples = ((Fruitfly.Data.Mnist1d.Mnist1dDescription)trial.Data).Size()!.Value.Training;
            var score = new Score(1, error(width) + 0.0001 * trial.Seed);
            int[] steps = [1, 40, 160, 400];
            return new TrialResult(
                trial,
                new History(
                    [
                        new Evaluation(0, 0, 0.01, new Score(2.3, 0.9), null, new Score(2.3, 0.9)),
                        new Evaluation(40, 1, 0.01, new Score(0.1, width >= 30 ? 0 : 0.3), null, score),
                        new Evaluation(400, 10, 0.01, new Score(0.1, width >= 30 ? 0 : 0.3), null, score),
                    ], null)
                {
                    Complexity = new Complexity([new WeightNorms("0.weight", norm(width), norm(width), 1)],
                        [.. Enumerable.Repeat(1.0, 21)]),
                    Replacement = trial.Recipe.ReplacedExample is null
                        ? []
                        : [.. steps.Select(step =>
                            new ReplacementDifference(step, difference(step, examples), difference(step, examples),
                                2))],
                },
                width * width + 52 * width + 10, 1);
        }
    }

    static ExperimentSettings Settings(params (string Name, double Value)[] changed) =>
        new(Experiment, Preset.Quick, changed.ToDictionary(option => option.Name, option => option.Value));

    static Verdict Verdict(Findings findings, string id) => findings.Claims.Single(claim => claim.Id == id).Verdict;
}
