using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.Mnist1dTraining;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.Mnist1dTraining;

public class Mnist1dTrainingExperimentTests
{
    static readonly Mnist1dTrainingExperiment Experiment = new();

    [Fact]
    public void Three_recipes_train_the_same_network_once_for_each_seed()
    {
        var plan = Experiment.Plan(Settings(seeds: 4, firstSeed: 7));
        plan.Count.ShouldBe(12);
        plan.Select(trial => trial.Seed).Distinct().ShouldBe([7UL, 8, 9, 10]);
        plan.Select(trial => trial.Recipe).Distinct().Count().ShouldBe(3);
        plan.Select(trial => TrialIdentity.Hash(trial)).Distinct().Count().ShouldBe(12);
    }

    [Fact]
    public void A_recipe_that_stalls_is_reported_as_not_making_the_figure()
    {
        var findings = Measure(trial => trial.Recipe == PublishedRecipe.SlideCode.Recipe
            ? Curve(trial, trainingError: 0.25, testError: 0.45, testLoss: 1.2, lowestTestLoss: 1.2)
            : Curve(trial, trainingError: 0, testError: 0.38, testLoss: 2.1, lowestTestLoss: 1.1));
        Verdict(findings, "slide-code-fits").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        // The last loss is the lowest with every seed.
        findings.Claims.Single(claim => claim.Id == "slide-code-loss-rises").Reason!
            .ShouldContain("All 5 seeds gave the same");
        Verdict(findings, "slide-figure-fits").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "slide-figure-test-error").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        Verdict(findings, "slide-figure-loss-rises").ShouldBe(Studies.Evidence.Verdict.Confirmed);
        findings.Figures.Single(figure => figure.Id == "slide-code-error").Title.ShouldStartWith(
            "Learning stalls with 25 %");
        findings.Figures.Single(figure => figure.Id == "slide-figure-loss").Title.ShouldContain(
            "1.9 times above its lowest");
        findings.Lead.ShouldContain(
            "With the slide's code the network ends with 25.0 % of its training examples wrong");
    }

    [Fact]
    public void The_network_is_summarized_as_torchinfo_does()
    {
        var findings = Measure(trial => Curve(trial, 0, 0.38, 2.1, 1.1));
        (string Id, double Value)[] expected =
        [
            ("parameters", 15_210), ("layers", 5), ("multiply-adds", 0.01521), ("input-size", 0.00016),
            ("pass-size", 0.00168), ("parameter-size", 0.06084), ("total-size", 0.06268),
        ];
        findings.Claims.Where(claim => claim.IsExact && claim.Id != "epochs")
            .Select(claim => (claim.Id, claim.Measured!.Value)).ShouldBe(expected);
        foreach (var (id, _) in expected)
            Verdict(findings, id).ShouldBe(Studies.Evidence.Verdict.Confirmed);
        var table = findings.Tables.Single(table => table.Id == "network");
        table.Rows[2].ShouldBe(["Linear 1-3", "[1, 100]", "10,100", "10,100", ""]);
        table.Rows[^1].ShouldBe(["all", "", "15,210", "15,210", "0.06268"]);
    }

    [Fact]
    public void A_recipe_that_goes_through_the_figures_points_confirms_its_curves_and_another_contradicts_them()
    {
        var findings = Measure(trial => new History(
            [.. PublishedFigure.Points.Select(point => Point(trial, point))], null));
        string[] curves = ["training-error-curve", "test-error-curve", "training-loss-curve", "test-loss-curve"];
        foreach (var curve in curves)
        {
            Verdict(findings, $"slide-figure-{curve}").ShouldBe(Studies.Evidence.Verdict.Confirmed);
            Verdict(findings, $"slide-code-{curve}").ShouldBe(Studies.Evidence.Verdict.Contradicted);
        }
        Verdict(Measure(trial => Curve(trial, 0, 0.38, 2.1, 1.1)), "slide-figure-test-loss-curve")
            .ShouldBe(Studies.Evidence.Verdict.NotTested, "nothing was measured at these steps");
    }

    [Fact]
    public void Every_claim_points_to_a_figure_that_is_there_and_has_an_id_of_its_own()
    {
        var findings = Measure(trial => Curve(trial, 0, 0.38, 2.1, 1.1));
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        foreach (var claim in findings.Claims.Where(claim => claim.Figure is not null))
            findings.Figures.ShouldContain(figure => figure.Id == claim.Figure);
        findings.Claims.ShouldAllBe(claim => claim.Experiment == "mnist1d-training");
    }

    [Fact]
    public void Diverged_trials_are_counted_and_left_out_of_the_means()
    {
        var findings = Measure(trial => trial.Seed == 0
            ? Curve(trial, 0.9, 0.9, 9, 9) with { Divergence = new Divergence(55, 3.4) }
            : Curve(trial, 0, 0.38, 2.1, 1.1));
        findings.Tables[0].Rows.ShouldAllBe(row => row[1] == "5 (1 diverged)" && row[5].StartsWith("38."));
        findings.Figures.ShouldAllBe(figure => figure.Caption.Contains("1 of 5 trials diverged"));
        findings.Claims.Single(claim => claim.Id == "slide-figure-fits").Count.ShouldBe(4);
    }

    [Fact]
    public void Where_every_trial_diverges_the_report_says_so_and_tests_nothing()
    {
        var findings = Measure(trial => new History([], new Divergence(1, null)));
        findings.Figures.ShouldBeEmpty();
        findings.Claims.ShouldAllBe(claim => claim.IsExact || claim.Verdict == Studies.Evidence.Verdict.NotTested);
        findings.Lead.ShouldContain("every trial diverged");
    }

    [Fact]
    public void A_short_real_training_goes_the_whole_way()
    {
        var plan = Experiment.Plan(Settings(seeds: 2));
        var results = plan.Select(trial =>
        {
            var brief = trial with { Recipe = trial.Recipe with { Duration = Duration.Epochs(1) } };
            return new TrialExecution().Run(brief, CancellationToken.None) with { Trial = trial };
        }).ToList();
        var findings = Experiment.Measure(Settings(seeds: 2), results);
        findings.Figures.Count.ShouldBe(6);
        results.ShouldAllBe(result =>
            result.Parameters == 15_210 && result.History.Last.Test!.Error < result.History.First.Test!.Error);
    }

    /// <summary>The figure's values; with the slide's code those of step 4,000 are off.</summary>
    static Evaluation Point(Trial trial, FigurePoint point)
    {
        var isOff = point.Step == 4000 && trial.Recipe == PublishedRecipe.SlideCode.Recipe;
        var shift = 0.001 * trial.Seed + (isOff ? 0.4 : 0);
        return new Evaluation(point.Step, point.Step / 40, 0.1,
            new Score(point.TrainingLoss + shift, point.TrainingError / 100 + shift), null,
            new Score(point.TestLoss + shift, point.TestError / 100 + shift));
    }

    static Findings Measure(Func<Trial, History> history)
    {
        var settings = Settings(seeds: 5);
        return Experiment.Measure(
            settings, [.. Experiment.Plan(settings)
                .Select(trial => new TrialResult(trial, history(trial), 15_210, 1))]);
    }

    static ExperimentSettings Settings(int seeds, int firstSeed = 0) => new(
        Experiment, Preset.Quick, new Dictionary<string, double> { ["seeds"] = seeds, ["first-seed"] = firstSeed });

    /// <summary>A history of three evaluations; seeds differ a little, so that there is an interval.</summary>
    static History Curve(Trial trial, double trainingError, double testError, double testLoss, double lowestTestLoss)
    {
        var shift = 0.002 * trial.Seed + Chance.Of(trial);
        return new History(
            [
                new Evaluation(0, 0, 0.1, new Score(3, 0.9), null, new Score(3, 0.9)),
                new Evaluation(3000, 75, 0.1, new Score(1, 0.3), null, new Score(lowestTestLoss + shift, 0.46)),
                new Evaluation(6000, 150, 0.1, new Score(0.1, trainingError), null,
                    new Score(testLoss + (lowestTestLoss < testLoss ? 2 : 1) * shift, testError + shift)),
            ],
            null);
    }

    static Verdict Verdict(Findings findings, string id) => findings.Claims.Single(claim => claim.Id == id).Verdict;
}
