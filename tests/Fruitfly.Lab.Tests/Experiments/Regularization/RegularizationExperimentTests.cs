using Fruitfly.Data;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Lab.Experiments.Regularization;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Tests.Experiments.Regularization;

public sealed class RegularizationExperimentTests
{
    static readonly RegularizationExperiment Experiment = new();

    [Fact]
    public void Each_method_changes_the_plain_training_in_one_way()
    {
        var trial = new PlainTrainings(Settings().As<RegularizationOptions>()).Trial(3);
        foreach (var method in RegularizationMethod.All)
        {
            var changed = method.Apply(trial, method.Strengths[0]);
            (changed.Data, changed.Seed).ShouldBe((trial.Data, trial.Seed), method.Id);
            changed.Recipe.Duration.ShouldBe(trial.Recipe.Duration, method.Id);
            var restored = changed with
            {
                Network = method.Id == "dropout" ? trial.Network : changed.Network,
                Recipe = changed.Recipe with
                {
                    Optimizer = ((Sgd)changed.Recipe.Optimizer) with { WeightDecay = 0 },
                    Loss = Loss.CrossEntropy,
                    L1Penalty = null,
                    InputNoise = null,
                    WeightNoise = null,
                    Augmentation = null,
                },
            };
            TrialIdentity.Hash(changed).ShouldNotBe(TrialIdentity.Hash(trial), method.Id);
            TrialIdentity.Hash(restored).ShouldBe(TrialIdentity.Hash(trial), method.Id);
        }
    }

    [Theory]
    [InlineData(1, "3")]
    [InlineData(2, "2 4")]
    [InlineData(3, "1 3 5")]
    [InlineData(5, "1 2 3 4 5")]
    public void Fewer_strengths_are_spread_over_all(int count, string expected) =>
        string.Join(' ', (RegularizationMethod.All[0] with { Strengths = [1, 2, 3, 4, 5] }).Spread(count))
            .ShouldBe(expected);

    [Fact]
    public void The_networks_along_double_descent_are_trials_of_that_experiment()
    {
        var descent = new DoubleDescentExperiment();
        var shared = descent.Plan(new ExperimentSettings(descent, Preset.Quick)).Select(TrialIdentity.Hash).ToHashSet();
        var options = new ExperimentSettings(Experiment, Preset.Full, new Dictionary<string, double>
        {
            ["descent-seeds"] = 3,
        });
        Experiment.Plan(options).Select(TrialIdentity.Hash).Count(shared.Contains).ShouldBe(8 * 3);
    }

    [Fact]
    public void Networks_with_validation_examples_have_as_many_to_learn_from()
    {
        var validated = Experiment.Plan(Settings(("descent-seeds", 1)))
            .Where(trial => trial.Recipe.KeepPredictionsOn is not null && trial.Data.DependsOnSeed).ToList();
        validated.Count.ShouldBe(3);
        validated.Select(trial => trial.Data.Size()).Distinct()
            .ShouldBe([new DataSize(4000, 1000, 4000, 40, 10, 10)]);
    }

    [Fact]
    public void Ensembles_share_no_network_and_begin_with_the_paired_ones()
    {
        var plain = new PlainTrainings(Settings(("seeds", 4), ("members", 3)).As<RegularizationOptions>());
        plain.Ensembles.Select(seeds => seeds[0]).ShouldBe(plain.Seeds);
        plain.Ensembles.SelectMany(seeds => seeds).Order()
            .ShouldBe(Enumerable.Range(0, 12).Select(seed => (ulong)seed));
    }

    [Fact]
    public void The_strength_is_chosen_on_validation_examples_even_where_the_test_examples_prefer_another()
    {
        var strengths = RegularizationMethod.All[0].Spread(2);
        var findings = Measure(trial => Decay(trial) == strengths[0] ? Curve(trial, validation: 0.3, test: 0.5)
            : Decay(trial) == strengths[1] ? Curve(trial, validation: 0.4, test: 0.1) : Curve(trial, 0.45, 0.45));
        Claim(findings, "l2-test").Measured!.Value.ShouldBe(5, 0.1);
        Claim(findings, "l2-test").Verdict.ShouldNotBe(Verdict.Confirmed);
        findings.Tables.Single().Rows.Single(row => row[0] == "L2 penalty")[1].ShouldBe(
            FormattableString.Invariant($"λ {strengths[0]}"));

        static double Decay(Trial trial) => ((Sgd)trial.Recipe.Optimizer).WeightDecay;
    }

    [Fact]
    public void A_method_that_helps_confirms_its_claims_and_one_that_changes_nothing_does_not()
    {
        var findings = Measure(trial => trial.Recipe.L1Penalty > 0
            ? Curve(trial, 0.3, 0.3, training: 0.1) : Curve(trial, 0.5, 0.5));
        foreach (var id in (string[])["l1-gap", "l1-test"])
            Claim(findings, id).Verdict.ShouldBe(Verdict.Confirmed, id);
        foreach (var id in (string[])["l2-gap", "l2-test", "dropout-test", "augmentation-gap", "early-stopping-test"])
            Claim(findings, id).Verdict.ShouldNotBe(Verdict.Confirmed, id);
        findings.Lead.ShouldContain("L1 penalty changes that by −20.0 points");
    }

    [Fact]
    public void A_strength_that_diverges_is_not_chosen_and_a_method_without_another_is_not_tested()
    {
        var findings = Measure(trial => trial.Recipe.WeightNoise > 0
            ? Curve(trial, 0, 0) with { Divergence = new Divergence(3, 1) } : Curve(trial, 0.5, 0.5));
        Claim(findings, "weight-noise-test").Verdict.ShouldBe(Verdict.NotTested);
        findings.Tables.Single().Rows.ShouldNotContain(row => row[0] == "noise on the weights");
        findings.Figures.Single(figure => figure.Id == "strengths").Caption.ShouldContain("diverged");
    }

    [Fact]
    public void Where_every_trial_diverges_nothing_trained_is_drawn_or_tested()
    {
        var findings = Measure(trial => new History([], new Divergence(1, null)));
        findings.Lead.ShouldContain("diverged");
        findings.Claims.Where(claim => !claim.Id.StartsWith("toy-", StringComparison.Ordinal)
                && !claim.Id.StartsWith("implicit-", StringComparison.Ordinal))
            .ShouldAllBe(claim => claim.Verdict == Verdict.NotTested);
        findings.Figures.ShouldAllBe(figure =>
            figure.Id.StartsWith("toy-", StringComparison.Ordinal) || figure.Id == "implicit");
    }

    [Fact]
    public void Every_claim_has_an_id_of_its_own_and_names_a_figure()
    {
        var findings = Measure(trial => Curve(trial, 0.4, 0.4),
            ("implicit-seeds", 2), ("descent-seeds", 2), ("descent-largest", 120));
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        findings.Figures.Select(figure => figure.Id).ShouldBeUnique();
        // Made-up histories have no outputs, so there is no ensemble to draw.
        findings.Claims.Where(claim => claim.Figure != "ensembles")
            .ShouldAllBe(claim => findings.Figures.Any(figure => figure.Id == claim.Figure));
        findings.Claims.ShouldAllBe(claim => claim.Experiment == "regularization");
    }

    [Fact]
    public void A_peak_that_a_method_takes_away_is_told_from_one_that_stays()
    {
        var findings = Measure(
            trial => Width(trial) is not { } width ? Curve(trial, 0.4, 0.4)
                : Curve(trial, 0.4, trial.Network.Layers.OfType<Dropout>().Any() ? 1.0 / width : Peaked(width)),
            ("descent-seeds", 3), ("descent-widths", 8), ("descent-largest", 120));
        foreach (var id in (string[])["descent-peak", "descent-dropout-lower", "descent-dropout-vanishes"])
            Claim(findings, id).Verdict.ShouldBe(Verdict.Confirmed, id);
        foreach (var id in (string[])["descent-decay-lower", "descent-decay-vanishes", "descent-stopping-vanishes"])
            Claim(findings, id).Verdict.ShouldNotBe(Verdict.Confirmed, id);
        findings.Figures.Single(figure => figure.Id == "descent").Title.ShouldEndWith("gone with dropout of 0.2");

        static double Peaked(int width) => width is > 30 and < 60 ? 0.5 : 0.4;
        static int? Width(Trial trial) =>
            trial.Recipe.Optimizer.LearningRate == 0.01 ? ((Linear)trial.Network.Layers[0]).Outputs : null;
    }

    [Fact]
    public void Without_widths_on_both_sides_of_the_peak_double_descent_is_not_tested()
    {
        var findings = Measure(trial => Curve(trial, 0.4, 0.4), ("descent-seeds", 2), ("descent-largest", 10));
        Claim(findings, "descent-peak").Verdict.ShouldBe(Verdict.NotTested);
        findings.Figures.ShouldContain(figure => figure.Id == "descent");
    }

    [Fact]
    public void Of_batch_sizes_the_moment_counts_at_which_the_training_set_is_memorized()
    {
        var findings = Measure(
            trial => trial.Recipe.Batches.Size switch
            {
                10 => Curve(trial, 0.4, 0.2),
                400 => Curve(trial, 0.4, 0.3, training: 0.5),
                _ => Curve(trial, 0.4, 0.4),
            }, ("implicit-seeds", 3));
        Claim(findings, "small-batch").Verdict.ShouldBe(Verdict.NotTested);
        Claim(findings, "large-rate").Verdict.ShouldNotBe(Verdict.Confirmed);
    }

    [Fact]
    public void A_short_real_run_goes_the_whole_way()
    {
        var settings = Settings(("seeds", 2), ("members", 2), ("examples", 200), ("epochs", 2), ("implicit-seeds", 1),
            ("implicit-steps", 4), ("descent-seeds", 2), ("descent-widths", 3), ("descent-largest", 10),
            ("descent-epochs", 1));
        var execution = new TrialExecution();
        var findings = Experiment.Measure(settings,
            [.. Experiment.Plan(settings).Select(trial => execution.Run(trial, CancellationToken.None))]);
        findings.Figures.Select(figure => figure.Id).ShouldBe(
            ["differences", "strengths", "stopping", "ensembles", "rates", "descent", "toy-l2-curves", "toy-l2",
                "toy-stopping-curves", "toy-stopping", "toy-bagging", "toy-input-noise", "toy-kink", "toy-posterior",
                "implicit"]);
        Claim(findings, "ensemble-mean").Count.ShouldBe(2);
    }

    static Findings Measure(Func<Trial, History> history, params (string Name, double Value)[] changed)
    {
        var settings = Settings(changed);
        return Experiment.Measure(
            settings,
            [.. Experiment.Plan(settings).Select(trial => new TrialResult(trial, history(trial), 15_210, 1))]);
    }

    /// <summary>Two evaluations, of which the second is better; seeds differ a little, so that there is an
    /// interval.</summary>
    static History Curve(Trial trial, double validation, double test, double training = 0)
    {
        var shift = 0.001 * trial.Seed + Chance.Of(trial);
        var last = new Evaluation(
            400, 10, 0.1, new Score(0.1, training), new Score(1, validation + shift), new Score(2, test + shift));
        return new History(
            [
                new Evaluation(0, 0, 0.1, new Score(3, 0.9), new Score(3, 0.9), new Score(3, 0.9)), last,
            ],
            null);
    }

    static ExperimentSettings Settings(params (string Name, double Value)[] changed)
    {
        var options = new Dictionary<string, double> { ["data-sets"] = 10, ["descent-widths"] = 3 };
        foreach (var (name, value) in changed)
            options[name] = value;
        return new(Experiment, Preset.Quick, options);
    }

    static Claim Claim(Findings findings, string id) => findings.Claims.Single(claim => claim.Id == id);
}
