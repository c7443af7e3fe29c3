using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.DoubleDescent;

public class DoubleDescentExperimentTests
{
    static readonly DoubleDescentExperiment Experiment = new();

    [Fact]
    public void Every_width_is_trained_with_and_without_label_noise_once_for_each_seed()
    {
        var plan = Experiment.Plan(Settings(("seeds", 2), ("widths", 3), ("largest", 40), ("first-seed", 5)));
        plan.Count.ShouldBe(2 * 3 * 2);
        plan.Select(trial => trial.Seed).Distinct().ShouldBe([5UL, 6]);
        plan.Select(trial => ((Mnist1dDescription)trial.Data).LabelNoise).Distinct().ShouldBe([0.15, 0]);
        plan.Select(TrialIdentity.Hash).ShouldBeUnique();
    }

    [Fact]
    public void The_full_preset_has_all_recipes_and_a_recipe_without_seeds_is_left_out()
    {
        Recipes(new ExperimentSettings(Experiment, Preset.Full)).ShouldBe(4);
        Recipes(Settings()).ShouldBe(1);
        Recipes(Settings(("slides-seeds", 1))).ShouldBe(2);

        static int Recipes(ExperimentSettings settings) =>
            Experiment.Plan(settings)
                .Select(trial => (((Mnist1dDescription)trial.Data).Settings.Samples, trial.Network.Layers.Count))
                .Distinct().Count();
    }

    [Fact]
    public void Claims_of_recipes_that_are_left_out_are_listed_as_not_tested_with_the_option_that_trains_them()
    {
        var quick = Measure(Settings(), (width, _) => new Score(1, Descending(width))).Claims;
        var full = Measure(new ExperimentSettings(Experiment, Preset.Full),
            (width, _) => new Score(1, Descending(width))).Claims;

        quick.Select(claim => claim.Id).Order().ShouldBe(full.Select(claim => claim.Id).Order());
        var slides = quick.Where(claim => claim.Id.StartsWith("slides-")).ToList();
        slides.Count.ShouldBeGreaterThan(10);
        slides.ShouldAllBe(claim => claim.Verdict == Studies.Evidence.Verdict.NotTested && claim.Figure == null
            && claim.Reason == "These settings leave the slides' recipe out: slides-seeds is 0.");
    }

    [Fact]
    public void A_peak_at_the_interpolation_threshold_confirms_the_claims()
    {
        var findings = Measure(Published, (width, noise) => new Score(
            Loss: noise > 0 ? 1 + 4 * Bump(width, 60, 20) : 1,
            Error: noise > 0 ? Descending(width) + 0.12 * Bump(width, 45, 12) : Descending(width)));
        Verdict(findings, "notebook-peak").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-peak-at-examples").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-peak-at-classes").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "notebook-loss-peak").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-wide-is-best").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-clean").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-peak-place").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-fitted-from").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-fall").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-clean-falls").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-loss-vanishes").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        // At 45 units there are more parameters than examples, and 30 % are wrong.
        Verdict(findings, "notebook-clean-memorizes").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        findings.Figures.Single(figure => figure.Id == "notebook-error").Title
            .ShouldBe("With 15 % label noise the test error peaks at 45 hidden units per layer and then falls by " +
                "19 points; without noise there is no peak");
        findings.Lead.ShouldContain("rises to");
        var row = findings.Tables.Single().Rows[0];
        (row[3], row[4], row[6]).ShouldBe(("42.3", "50", "46.7 at 45"));
        row[9].ShouldEndWith("at 60");
    }

    [Fact]
    public void A_fall_a_rise_and_a_fall_confirm_the_regimes()
    {
        var findings = Measure(Published, (width, noise) => new Score(
            1, noise > 0 ? Descending(width) + 0.25 * Bump(width, 45, 12) : Descending(width)));
        Verdict(findings, "notebook-regimes").ShouldBe(Studies.Evidence.Verdict.Confirmed);
    }

    [Fact]
    public void Errors_that_rise_with_the_width_contradict_that_they_fall()
    {
        var findings = Measure(Published, (width, _) => new Score(1, 0.3 + width / 1000.0));
        Verdict(findings, "notebook-clean-falls").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "notebook-regimes").ShouldBe(Studies.Evidence.Verdict.Contradicted);
    }

    [Fact]
    public void Without_wide_networks_there_are_no_regimes_and_nothing_to_memorize()
    {
        var findings = Measure(
            Settings(("widths", 28), ("largest", 35), ("epochs", 1000)), (width, _) => new Score(1, Descending(width)));
        foreach (var claim in (string[])["notebook-regimes", "notebook-memorizes", "notebook-clean-loss-vanishes"])
            Verdict(findings, claim).ShouldBe(Studies.Evidence.Verdict.NotTested);
    }

    [Fact]
    public void Errors_that_only_fall_confirm_no_peak()
    {
        var findings = Measure(Published, (width, _) => new Score(1, Descending(width)));
        foreach (var claim in (string[])["notebook-peak", "notebook-fall"])
            Verdict(findings, claim).ShouldNotBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "notebook-peak").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "notebook-regimes").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        findings.Figures.Single(figure => figure.Id == "notebook-error").Title.ShouldContain("has no peak");
        findings.Lead.ShouldContain("the test error has no peak");
    }

    [Fact]
    public void Numbers_of_the_published_setting_are_not_compared_with_those_of_another()
    {
        var findings = Measure(Settings(), (width, _) => new Score(1, Descending(width)));
        foreach (var claim in (string[])["notebook-fitted-from", "notebook-peak-place", "notebook-lowest-place",
            "notebook-fall", "notebook-epoch-wise", "notebook-memorizes", "notebook-clean-loss-vanishes"])
            Verdict(findings, claim).ShouldBe(Studies.Evidence.Verdict.NotTested);
    }

    [Fact]
    public void Published_runs_are_compared_width_by_width()
    {
        var settings = Settings(("repository-seeds", 3), ("widths", 28), ("largest", 400));
        var findings = Measure(settings,
            (width, noise) => new Score(1, noise > 0 ? width == 300 ? 0.4547 : 0.9 : width == 300 ? 0.3725 : 0.9));
        Verdict(findings, "repository-noisy-300").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "repository-noisy-47").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        Verdict(findings, "repository-clean-300").ShouldBe(Studies.Evidence.Verdict.Confirmed);
    }

    [Fact]
    public void Every_claim_points_to_a_figure_that_is_there_and_has_an_id_of_its_own()
    {
        var findings =
            Measure(new ExperimentSettings(Experiment, Preset.Full), (width, _) => new Score(1, Descending(width)));
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        findings.Figures.Select(figure => figure.Id).ShouldBeUnique();
        findings.Figures.Count.ShouldBe(4 * 3);
        foreach (var claim in findings.Claims)
            findings.Figures.ShouldContain(figure => figure.Id == claim.Figure, claim.Id);
    }

    [Fact]
    public void Diverged_trials_are_counted_and_their_seeds_left_out_of_the_peaks()
    {
        var settings = Settings();
        var results =
            Experiment.Plan(settings).Select(trial => Result(trial, (width, _) => new Score(1, Descending(width))))
                .ToList();
        results[0] = results[0] with { History = results[0].History with { Divergence = new Divergence(3, 2.5) } };
        var findings = Experiment.Measure(settings, results);
        findings.Tables.Single().Rows[0][2].ShouldBe("3 (1 diverged)");
        findings.Claims.Single(claim => claim.Id == "notebook-peak").Count.ShouldBe(2);
        findings.Figures[0].Caption.ShouldContain("diverged");
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
    }

    [Fact]
    public void A_bump_of_the_first_epoch_elsewhere_is_not_the_peak_of_the_end()
    {
        TrialResult[] results =
            [.. Experiment.Plan(Published)
                .Select(trial =>
                    Result(trial, (width, _) => new Score(1, Descending(width) + 0.12 * Bump(width, 45, 12))))];
        Title(results).ShouldBe("The peak over the widths is there from the first epoch on");

        TrialResult[] early = [.. results.Select(result => result with { History = Bumped(result) })];
        Title(early).ShouldBe("The peak over the widths appears after 10 epochs of training");

        TrialResult[] falling =
            [.. Experiment.Plan(Published)
                .Select(trial => Result(trial, (width, _) => new Score(1, Descending(width))))];
        Title(falling).ShouldBe("In the end there is no peak of the test error over the widths");

        // After the first epoch networks of 8 units, with 490 parameters, err by ten points more than all others.
        static History Bumped(TrialResult result) => result.History with
        {
            Evaluations = [.. result.History.Evaluations.Select(evaluation => evaluation.Epoch == 1
                ? evaluation with { Test = new Score(1, result.Parameters == 490 ? 0.7 : 0.6) } : evaluation)],
        };

        static string Title(TrialResult[] results) =>
            Experiment.Measure(Published, results).Figures.Single(figure => figure.Id == "notebook-epochs").Title;
    }

    [Fact]
    public void A_short_real_sweep_goes_the_whole_way()
    {
        var settings = Settings(("seeds", 2), ("widths", 3), ("largest", 14), ("examples", 200), ("epochs", 3));
        var execution = new TrialExecution();
        var results = Experiment.Plan(settings).Select(trial => execution.Run(trial, CancellationToken.None)).ToList();
        var findings = Experiment.Measure(settings, results);
        findings.Figures.Select(figure => figure.Id).ShouldBe(["notebook-error", "notebook-loss", "notebook-epochs"]);
        results.ShouldAllBe(result => result.History.Last.Test!.Error < result.History.First.Test!.Error + 0.1);
    }

    static readonly ExperimentSettings Published = Settings(("widths", 28), ("largest", 400), ("epochs", 1000));

    static double Descending(int width) => 0.25 + 0.5 / Math.Sqrt(width) + 0.2 * Math.Exp(-width / 20.0);

    static double Bump(int width, double place, double size) => Math.Exp(-Math.Pow((width - place) / size, 2));

    static Findings Measure(ExperimentSettings settings, Func<int, double, Score> test) =>
        Experiment.Measure(settings, [.. Experiment.Plan(settings).Select(trial => Result(trial, test))]);

    /// <summary>Seeds differ a little, so that there is an interval; the training set is fitted from 50 on.</summary>
    static TrialResult Result(Trial trial, Func<int, double, Score> test)
    {
        var width = trial.Network.Layers.OfType<Fruitfly.Networks.Layers.Linear>().First().Outputs;
        if (trial.Network.Layers.OfType<Fruitfly.Networks.Layers.Conv1d>().FirstOrDefault() is { } convolution)
            width = convolution.Channels;
        var score = test(width, ((Mnist1dDescription)trial.Data).LabelNoise);
        var chance = Chance.Of(trial);
        var training = new Score(0.005 + chance, width >= 50 ? 0 : 0.3 + chance);
        var last = new Score(score.Loss + chance, score.Error + 0.001 * trial.Seed + chance);
        return new TrialResult(
            trial,
            new History(
            [
                new Evaluation(0, 0, 0.01, new Score(2.3, 0.9), null, new Score(2.3, 0.9)),
                new Evaluation(40, 1, 0.01, training, null, score),
                new Evaluation(400, 10, 0.01, training, null, last),
            ], null),
            width * width + 52 * width + 10, 1);
    }

    static ExperimentSettings Settings(params (string Name, double Value)[] changed) =>
        new(Experiment, Preset.Quick, changed.ToDictionary(option => option.Name, option => option.Value));

    static Verdict Verdict(Findings findings, string id) => findings.Claims.Single(claim => claim.Id == id).Verdict;
}
