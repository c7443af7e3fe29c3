using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.Mnist1dModels;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;
using Verdict = Fruitfly.Studies.Evidence.Verdict;

namespace Fruitfly.Lab.Tests.Experiments.Mnist1dModels;

public class ModelComparisonExperimentTests
{
    static readonly ModelComparisonExperiment Experiment = new();

    /// <summary>The published table in percent, by network and arrangement.</summary>
    static readonly IReadOnlyDictionary<(string, bool), double> Table = new Dictionary<(string, bool), double>
    {
        [("logistic", false)] = 31.5, [("mlp", false)] = 66.6, [("cnn", false)] = 92.5, [("gru", false)] = 90.5,
        [("logistic", true)] = 31.5, [("mlp", true)] = 66.5, [("cnn", true)] = 57.5, [("gru", true)] = 55.5,
    };

    [Fact]
    public void Four_networks_learn_both_arrangements_once_for_each_seed()
    {
        var plan = Experiment.Plan(Settings(seeds: 3, steps: 6001));
        plan.Count.ShouldBe(24);
        plan.Select(TrialIdentity.Hash).ShouldBeUnique();
        plan.Select(trial => trial.Network).Distinct().Count().ShouldBe(4);
        plan.Select(trial => trial.Recipe).Distinct().ShouldHaveSingleItem().Duration.ShouldBe(Duration.Steps(6001));
    }

    [Fact]
    public void The_published_table_confirms_itself()
    {
        var findings = Measure(6001, FromTable);
        findings.Claims.Where(claim => claim.Verdict != Verdict.Confirmed).Select(claim => claim.Id)
            .ShouldBe(["human-table", "human-shuffled-table"], "no training measures a human");
        Title(findings, "accuracy").ShouldBe("On MNIST-1D the convolutional network does best, with 92.5 % right");
        Title(findings, "accuracy-shuffled")
            .ShouldBe("On shuffled MNIST-1D the fully connected network does best, with 66.5 % right");
        Title(findings, "accuracy-curves").ShouldStartWith("Shuffling the positions costs");
    }

    [Fact]
    public void Networks_that_all_reach_the_same_confirm_no_order()
    {
        var findings = Measure(6001, (model, _, seed) => 66 + (model == "mlp" ? 1 : -1) * (seed - 2));
        string[] unfounded =
            ["mlp-above-logistic", "gru-above-mlp", "cnn-above-mlp", "mlp-above-cnn-shuffled"];
        findings.Claims.Where(claim => unfounded.Contains(claim.Id))
            .ShouldAllBe(claim => claim.Verdict == Verdict.Undecided);
        findings.Claims.Where(claim => claim.Id is "cnn-table" or "logistic-shuffled-table")
            .ShouldAllBe(claim => claim.Verdict == Verdict.Contradicted);
        findings.Claims.Single(claim => claim.Id == "mlp-blind-to-order").Verdict.ShouldBe(Verdict.Confirmed);
    }

    [Fact]
    public void After_fewer_steps_only_what_was_recorded_there_is_compared()
    {
        var findings = Measure(1001, (_, _, _) => 66);
        findings.Claims.Where(claim => claim.Id.EndsWith("-table"))
            .ShouldAllBe(claim => claim.Verdict == Verdict.NotTested);
        findings.Claims.Single(claim => claim.Id == "cnn-classification").Published.ShouldBe(
            "87.9 % after 1,001 steps");
        Measure(700, (_, _, _) => 66).Claims.Single(claim => claim.Id == "cnn-classification").Verdict.ShouldBe(
            Verdict.NotTested);
    }

    [Theory]
    [InlineData(96, Verdict.Contradicted, Verdict.Confirmed)]
    [InlineData(38, Verdict.Confirmed, Verdict.Contradicted)]
    public void A_network_is_held_against_the_humans_of_both_arrangements(
        double accuracy, Verdict below, Verdict aboveShuffled)
    {
        var findings = Measure(6001, (_, _, seed) => accuracy + 0.01 * (seed - 2));
        findings.Claims.Single(claim => claim.Id == "cnn-below-human").Verdict.ShouldBe(below);
        findings.Claims.Where(claim => claim.Id.EndsWith("-above-human-shuffled")).Select(claim => claim.Verdict)
            .ShouldBe([aboveShuffled, aboveShuffled]);
    }

    [Fact]
    public void The_last_step_and_the_best_on_the_test_set_are_shown_apart()
    {
        var row = Measure(6001, (_, _, _) => 60).Tables[0].Rows[0];
        row[3].ShouldStartWith("60.");
        row[4].ShouldStartWith("65.");
    }

    [Fact]
    public void Diverged_trials_are_counted_and_left_out()
    {
        var findings = Measure(6001, FromTable, diverged: trial => trial.Seed == 1);
        findings.Tables.SelectMany(table => table.Rows.SkipLast(1)).ShouldAllBe(row => row[2] == "5 (1 diverged)");
        Measure(6001, (_, _, _) => 60, diverged: _ => true).Figures.ShouldBeEmpty();
    }

    [Fact]
    public void Every_claim_points_to_a_figure_that_is_there_and_has_an_id_of_its_own()
    {
        var findings = Measure(6001, (_, _, _) => 66);
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        foreach (var claim in findings.Claims.Where(claim => claim.Figure is not null))
            findings.Figures.ShouldContain(figure => figure.Id == claim.Figure);
    }

    [Fact]
    public void A_short_real_training_goes_the_whole_way()
    {
        var settings = Settings(seeds: 1, steps: 40);
        var execution = new TrialExecution();
        var results = Experiment.Plan(settings).Select(trial => execution.Run(trial, CancellationToken.None)).ToList();
        var findings = Experiment.Measure(settings, results);
        findings.Figures.Select(figure => figure.Id)
            .ShouldBe(["accuracy", "accuracy-shuffled", "accuracy-curves", "loss-curves"]);
        results.ShouldAllBe(result => result.History.Last.Test!.Error < 0.85);
        findings.Claims.Where(claim => claim.Id.EndsWith("-parameters"))
            .ShouldAllBe(claim => claim.Verdict == Verdict.Confirmed);
    }

    static Findings Measure(int steps, Func<string, bool, int, double> accuracy, Func<Trial, bool>? diverged = null)
    {
        var settings = Settings(seeds: 5, steps);
        return Experiment.Measure(settings, [.. Experiment.Plan(settings).Select(trial =>
        {
            var model = ComparedModel.All.Single(model => ReferenceEquals(model.Network, trial.Network));
            var isShuffled = ((Mnist1dDescription)trial.Data).PositionShuffleSeed is not null;
            var right = accuracy(model.Id, isShuffled, (int)trial.Seed) + Chance.Of(trial);
            var history =
                diverged?.Invoke(trial) == true ? new History([], new Divergence(3, 2.0)) : Curve(right / 100, steps);
            return new TrialResult(trial, history, model.Parameters, 1);
        })]);
    }

    /// <summary>Five points better halfway than at the end.</summary>
    static History Curve(double right, int steps) => new(
        [
            new Evaluation(0, 0, 0.01, new Score(2.3, 0.9), null, new Score(2.3, 0.9)),
            new Evaluation(steps / 2, 75, 0.01, new Score(0.2, 0.1), null, new Score(1, 0.95 - right)),
            new Evaluation(steps, 150, 0.01, new Score(0.1, 0), null, new Score(2, 1 - right)),
        ],
        null);

    static double FromTable(string model, bool isShuffled, int seed) => Table[(model, isShuffled)] + 0.25 * (seed - 2);

    static string Title(Findings findings, string id) => findings.Figures.Single(figure => figure.Id == id).Title;

    static ExperimentSettings Settings(int seeds, int steps) =>
        new(Experiment, Preset.Quick, new Dictionary<string, double> { ["seeds"] = seeds, ["steps"] = steps });
}
