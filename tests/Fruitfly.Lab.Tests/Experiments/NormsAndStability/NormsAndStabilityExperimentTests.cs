using Fruitfly.Data;
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
        plan.Where(trial => trial.Recipe is { ReplacedExample: null, KeepPredictionsOn: null })
            .Select(TrialIdentity.Hash)
            .ShouldAllBe(hash => shared.Contains(hash));
    }

    [Fact]
    public void Every_pair_replaces_another_example()
    {
        var pairs = Experiment.Plan(Settings(("pairs", 3))).Where(trial => trial.Recipe.ReplacedExample is not null)
            .ToList();
        pairs.Select(pair => pair.Recipe.ReplacedExample).ShouldBe([0, 1, 2, 0, 1, 2, 0, 1, 2]);
        pairs.Take(6).Select(pair => pair.Recipe.Duration).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void The_theorem_has_one_example_a_step_a_rate_below_c_over_t_and_a_smooth_network()
    {
        var pair = Experiment.Plan(Settings(("pairs", 1))).Last();
        pair.Recipe.Batches.ShouldBe(Batches.Shuffled(1));
        pair.Network.Layers.ShouldAllBe(layer => layer is Linear || layer is Tanh);
        var c = pair.Recipe.Schedule.Factor(0, 500, 5000) * 500;
        double[] factors = [.. Enumerable.Range(0, 5000).Select(step => pair.Recipe.Schedule.Factor(step, 500, 5000))];
        Enumerable.Range(0, 5000).ShouldAllBe(step => factors[step] <= c / (step + 1));
        factors.ShouldBe(factors.OrderDescending());
    }

    [Fact]
    public void What_counts_of_the_weights_is_the_unit_of_the_largest_absolute_sum()
    {
        var complexity = new Complexity(
            [new WeightNorms("0.weight", 1, 1, 7), new WeightNorms("2.weight", 9, 9, 3)], [.. new double[21]]);
        NormClaims.LargestRow(complexity).ShouldBe(7);
    }

    [Fact]
    public void Norms_that_fall_with_the_test_error_and_pairs_that_part_slowly_confirm_the_claims()
    {
        var findings =
            Measure(norm: width => 1000.0 / width, difference: (step, examples) => Math.Sqrt(step) / examples);
        foreach (var claim in (string[])["parameters-mislead", "norm-follows", "spectral-follows", "margin-follows",
            "stability-grows", "stability-sublinear", "stability-by-examples", "gap-grows"])
            Verdict(findings, claim).ShouldBe(Studies.Evidence.Verdict.Confirmed, claim);
        findings.Claims.Single(claim => claim.Id == "stability-by-examples").Measured!.Value.ShouldBe(3, 1e-9);
        findings.Claims.Single(claim => claim.Id == "stability-sublinear").Measured!.Value.ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Norms_that_grow_and_pairs_that_part_ever_faster_do_not()
    {
        var findings = Measure(norm: width => width, difference: (step, examples) => step * (double)step * examples,
            gap: step => 1.0 / (1 + step));
        foreach (var claim in (string[])["norm-follows", "spectral-follows", "margin-follows", "stability-sublinear",
            "stability-by-examples", "gap-grows"])
            Verdict(findings, claim).ShouldBe(Studies.Evidence.Verdict.Contradicted, claim);
    }

    [Fact]
    public void What_decides_a_claim_on_pairs_is_more_pairs()
    {
        var findings = Measure(norm: width => 1, difference: (step, examples) => Math.Sqrt(step) / examples, pairs: 1);
        foreach (var id in (string[])["stability-grows", "stability-sublinear", "stability-by-examples",
            "stability-bounds-gap", "gap-grows"])
            findings.Claims.Single(claim => claim.Id == id).Reason!.ShouldContain("more pairs", Case.Sensitive, id);
    }

    [Fact]
    public void Every_claim_points_to_a_figure_that_is_there()
    {
        var findings = Measure(norm: width => 1, difference: (_, _) => 1);
        findings.Figures.Select(figure => figure.Id)
            .ShouldBe(["rows", "norms", "spectral", "margins", "distance", "loss-difference", "gap"]);
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        findings.Claims.Where(claim => claim.Figure is not null)
            .ShouldAllBe(claim => findings.Figures.Any(figure => figure.Id == claim.Figure));
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

    [Theory]
    [InlineData(1, Studies.Evidence.Verdict.Confirmed)]
    [InlineData(10, Studies.Evidence.Verdict.Contradicted)]
    public void A_wide_network_that_is_surer_of_neighbours_is_smoother_or_not(float wide, Verdict verdict)
    {
        // Scores follow the first input: the larger the factor, the more they change to the nearest example.
        var findings = Measure(norm: width => 1, difference: (_, _) => 1, smoothness: width => width > 100 ? wide : 3);
        Verdict(findings, "smoother-between").ShouldBe(verdict);
        findings.Figures.ShouldContain(figure => figure.Id == "smoothness");
    }

    [Fact]
    public void Networks_are_trained_once_more_for_their_predictions_from_a_quarter_as_many_parameters_to_the_widest()
    {
        var plan = Experiment.Plan(Settings(("smoothness-seeds", 1), ("largest", 400)));
        plan.Where(trial => trial.Recipe.KeepPredictionsOn == Split.Test)
            .Select(trial => ((Linear)trial.Network.Layers[0]).Outputs).ShouldBe([400, 100, 40, 14]);
    }

    [Fact]
    public void A_short_real_run_goes_the_whole_way()
    {
        var settings =
            Settings(("seeds", 2), ("widths", 3), ("largest", 10), ("epochs", 1), ("pairs", 2), ("pair-epochs", 1),
                ("smoothness-seeds", 2));
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
    static Findings Measure(
        Func<int, double> norm, Func<int, int, double> difference, Func<int, double>? error = null,
        Func<int, double>? gap = null, Func<int, float>? smoothness = null, double? pairs = null)
    {
        gap ??= step => step / 1000.0;
        error ??= width => width < 18 ? 0.3 : 0.3 + 6.0 / Math.Max(width, 30) - (width < 30 ? 0.1 : 0);
        (string, double)[] counted = pairs is { } count ? [("pairs", count)] : [];
        var settings = Settings([.. counted, ("pair-epochs", 10), ("smoothness-seeds", smoothness is null ? 0 : 3)]);
        return Experiment.Measure(settings, [.. Experiment.Plan(settings).Select(Result)]);

        TrialResult Result(Trial trial)
        {
            var width = ((Linear)trial.Network.Layers[0]).Outputs;
            var examples = ((Fruitfly.Data.Mnist1d.Mnist1dDescription)trial.Data).Size()!.Value.Training;
            var score = new Score(1, error(width) + 0.0001 * trial.Seed);
            // Of pairs of batches, and of those under the theorem.
            int[] steps = trial.Recipe.Batches == Batches.Shuffled(1) ? [1, 500, 5000] : [1, 25, 40, 100, 160, 400];
            return new TrialResult(
                trial,
                new History(
                    [
                        new Evaluation(0, 0, 0.01, new Score(2.3, 0.9), null, new Score(2.3, 0.9)),
                        .. steps.Select(step => new Evaluation(
                            step, step / 40.0, 0.01, new Score(0.1, width >= 30 ? 0 : 0.3), null,
                            trial.Recipe.ReplacedExample is null
                                ? score : new Score(0.1 + gap(step) * (1 + 0.01 * trial.Seed), 0.3))),
                    ], null)
                {
                    Predictions = trial.Recipe.KeepPredictionsOn is null
                        ? null : Outputs(trial, smoothness!(width) + 0.01f * trial.Seed),
                    Complexity = new Complexity(
                        [new WeightNorms("0.weight", norm(width), norm(width), norm(width))],
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

    /// <summary>The score of the first of ten classes is the first input times a factor; the others are 0.</summary>
    static float[] Outputs(Trial trial, float factor)
    {
        var test = trial.Data.Load(trial.Seed).Test!;
        var outputs = new float[10 * test.Count];
        for (var i = 0; i < test.Count; i++)
            outputs[10 * i] = factor * test.Input(i)[0];
        return outputs;
    }

    static ExperimentSettings Settings(params (string Name, double Value)[] changed) =>
        new(Experiment, Preset.Quick, changed.ToDictionary(option => option.Name, option => option.Value));

    static Verdict Verdict(Findings findings, string id) => findings.Claims.Single(claim => claim.Id == id).Verdict;
}
