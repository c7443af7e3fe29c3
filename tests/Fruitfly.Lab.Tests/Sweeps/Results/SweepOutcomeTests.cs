using Fruitfly.Data;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Designs;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Measurement;
using Fruitfly.Reports;
using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Pages;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Sweeps.Results;

public class SweepOutcomeTests
{
    static readonly Provenance Provenance = new(
        "fruitfly sweep study.yaml", "abc", "0 to 4", [], "AVX2", [], DateTimeOffset.UnixEpoch,
        TimeSpan.FromSeconds(3));

    [Fact]
    public void The_best_is_compared_with_all_others_paired_by_seed()
    {
        var outcome = Of(SomeSweep.Grid([SomeSweep.Width], 5, setting => setting.Number switch
        {
            0 => 0.3,
            1 => 0.2,
            2 => 0.1,
            _ => 0.1005,
        }));

        outcome.Choice!.Ranked.Select(one => one.Verdict).ShouldBe(
            [SettingVerdict.Best, SettingVerdict.NotDistinguishable, SettingVerdict.Worse, SettingVerdict.Worse]);
        outcome.Choice.Ranked[3].Score.Setting.Number.ShouldBe(0);
        outcome.Choice.Ranked[3].Difference!.Mean.ShouldBe(
            outcome.Choice.Ranked[3].Score.Mean - outcome.Choice.Winner.Mean, 1e-12);
        outcome.Choice.ToDecide.Likely!.Value.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Folds_that_share_examples_make_verdicts_more_careful()
    {
        static double Error(SweepSetting setting) => setting.Number == 0 ? 0.1 : 0.112;
        static SettingVerdict Second(SweepOutcome outcome) => outcome.Choice!.Ranked[1].Verdict;

        var results = SomeSweep.Grid([SomeSweep.Activation], 1, Error, folds: 5);

        Second(Of(results)).ShouldBe(SettingVerdict.NotDistinguishable);
        Second(Of(SomeSweep.Grid([SomeSweep.Activation], 50, Error))).ShouldBe(SettingVerdict.Worse);
        Of(results).Choice!.ToDecide.Likely.ShouldBeNull("more folds of the same examples decide nothing");
    }

    [Fact]
    public void What_diverged_in_part_is_ranked_last_and_said()
    {
        var results = SomeSweep.Grid([SomeSweep.Width], 3, setting => 0.1 + 0.1 * setting.Number);
        var key = new SweepKey(0, 1);
        var lost = SomeSweep.Grid([SomeSweep.Width], 3, _ => double.NaN).Trials[key];
        var outcome = Of(results with
        {
            Trials = results.Trials.ToDictionary(pair => pair.Key, pair => pair.Key == key ? lost : pair.Value),
        });

        outcome.Choice!.Winner.Setting.Number.ShouldBe(1);
        outcome.Choice.Ranked[^1].ShouldBe(new(outcome.Choice.Ranked[^1].Score, null, SettingVerdict.Diverged));
        SweepAnswer.Of(outcome).ShouldContain("▲ 1 of 12 trials diverged");
    }

    [Fact]
    public void Where_every_trial_diverged_the_report_says_so()
    {
        var outcome = Of(SomeSweep.Grid([SomeSweep.Width], 3, _ => double.NaN));

        outcome.Choice.ShouldBeNull();
        SweepAnswer.Of(outcome, "fruitfly train")[0]
            .ShouldBe("every one of 12 trials diverged, so there is nothing to choose");
        ReportPage.ToHtml(SweepReport.Of(outcome, Provenance)).ShouldContain("Every trial diverged");
        SweepJson.Of(outcome)["best"].ShouldBeNull();
    }

    [Fact]
    public void The_answer_begins_with_the_best_and_ends_with_the_command()
    {
        var outcome = Of(SomeSweep.Grid([SomeSweep.Width, SomeSweep.Activation], 5, setting =>
            0.1 + 1 / setting.Number(SomeSweep.Width) - (setting.Text(SomeSweep.Activation) == "tanh" ? 0.003 : 0),
            noise: 0.004));

        var answer = SweepAnswer.Of(outcome, "fruitfly train --width 64");

        var json = SweepJson.Of(outcome);
        json["best"]!.GetValue<int>().ShouldBe(outcome.Choice!.Winner.Setting.Number + 1, "counted from 1, as compare does");
        json["settings"]!.AsArray().Select(one => one!["setting"]!.GetValue<int>()).Order().ShouldBe(Enumerable.Range(1, 8));
        answer[0].ShouldMatch(
            "^no clear best of 8: width 64, activation .* has the best mean, but 1 of the other 7 cannot be " +
            "told from it$");
        answer[1].ShouldStartWith("its validation error: 11.");
        answer[2].ShouldBe("not corrected for having been chosen: the trials kept no predictions");
        answer[3].ShouldStartWith("no test score");
        answer[4].ShouldStartWith("not distinguishable from it: width 64, activation ");
        answer.ShouldContain(line =>
            line.StartsWith("what matters, as shares of the variance between settings: width "));
        answer[^1].ShouldBe("train it: fruitfly train --width 64");
    }

    static readonly Factor Two = SomeSweep.Width with { Values = [.. SomeSweep.Width.Values.Take(2)] };

    [Theory]
    [InlineData(0.0, "no clear best of 2: width 8 has the best mean, but the other cannot be told from it",
        "not distinguishable from it: width 16")]
    [InlineData(0.1, "best of 2: width 8", "the other setting is worse, beyond chance")]
    public void Of_two_settings_the_other_is_spoken_of(double worse, string first, string rivals)
    {
        var outcome = Of(SomeSweep.Grid([Two], 5, setting => 0.2 + (setting.Number(Two) > 8 ? worse : -1e-4)));

        var answer = SweepAnswer.Of(outcome);
        answer[0].ShouldBe(first);
        answer.ShouldContain(rivals);
        answer.ShouldAllBe(line => !line.Contains("matters"), "one factor has no share");
    }

    [Fact]
    public void Of_one_setting_it_is_said_that_there_is_no_other()
    {
        var only = SomeSweep.Width with { Values = [SomeSweep.Width.Values[0]] };
        SweepAnswer.Of(Of(SomeSweep.Grid([only], 3, _ => 0.2)))[0].ShouldBe("the only setting: width 8");
        SweepAnswer.Of(Of(SomeSweep.Grid([], 3, _ => 0.2)))[0].ShouldBe("the only setting");
    }

    [Fact]
    public void Scores_of_examples_that_also_stopped_training_are_said_to_be_too_good()
    {
        var results = SomeSweep.Grid([SomeSweep.Width], seeds: 2, _ => 0.2);
        var stopped = results with
        {
            Trials = results.Trials.ToDictionary(trial => trial.Key, trial => trial.Value with
            {
                Trial = trial.Value.Trial with
                {
                    Recipe = trial.Value.Trial.Recipe with { EarlyStopping = new EarlyStopping(5) },
                },
            }),
        };
        SweepAnswer.Of(SweepOutcome.Of(stopped, SomeSweep.Sources)).ShouldContain(line =>
            line.Contains("also said when to stop"));
        SweepAnswer.Of(SweepOutcome.Of(results, SomeSweep.Sources)).ShouldNotContain(line =>
            line.Contains("also said when to stop"));
    }

    [Fact]
    public void A_setting_that_is_left_alone_is_not_called_the_best_of_all()
    {
        var results = SomeSweep.Grid([SomeSweep.Width], 3, _ => 0.2);
        var some = results with
        {
            Trials = results.Trials.Where(pair => pair.Key.Setting == 1
            || pair.Key.Seed == 0).ToDictionary()
        };
        SweepAnswer.Of(Of(some))[0].ShouldBe("only one setting has all its scores: width 16");
        SweepReport.Of(Of(some), Provenance).Title.ShouldBe("Only one setting has all its scores: width 16");
        var climbed = some with { Plan = some.Plan with { Ladder = HalvingLadder.Of(9, 3, 1) } };
        var answer = SweepAnswer.Of(Of(climbed));
        answer[0].ShouldBe("of 4 settings only one was trained to the end: width 16");
        answer[2].ShouldBe("not corrected for having been chosen: the others were judged by shorter trainings");
    }

    [Fact]
    public void One_seed_tells_no_setting_from_another()
    {
        var answer =
            SweepAnswer.Of(Of(SomeSweep.Grid([SomeSweep.Width], 1, setting => 1 / setting.Number(SomeSweep.Width))));
        answer[0].ShouldBe(
            "no clear best of 4: width 64 has the best mean, but none of the other 3 can be told from it");
        answer[1].ShouldEndWith("one seed, so without an interval");
    }

    [Fact]
    public void A_kind_is_called_like_what_it_is_a_kind_of()
    {
        Factor[] factors = [new("recipe.optimizer.kind", FactorScale.Categorical, []),
            new("data.kind", FactorScale.Categorical, []), SomeSweep.Rate];
        var names = new FactorNames(factors);
        factors.Select(names.Of).ShouldBe(["optimizer", "data", "learning rate"]);
    }

    [Fact]
    public void Where_the_data_are_a_factor_the_best_on_each_of_them_is_said()
    {
        var noise = new Factor("data.labelNoise", FactorScale.Linear, [new("0", 0), new("0.4", 0.4)]);
        var outcome = Of(SomeSweep.Grid([SomeSweep.Width, noise], 3, setting => 0.1 + setting.Number(noise)
            + 0.001 * Math.Abs(setting.Number(SomeSweep.Width) - (setting.Number(noise) > 0 ? 8 : 64)), noise: 0.0001));

        SweepAnswer.Of(outcome).ShouldContain(
            "the data differ as well; best by the mean at each: label noise 0: width 64; label noise 0.4: width 8");
        SweepReport.Of(outcome, Provenance).Findings.Figures.Single(figure => figure.Id == "interaction").Title
            .ShouldBe("What width does at each label noise");
    }

    [Fact]
    public void The_corrected_score_and_its_optimism_stand_in_the_answer_and_in_the_JSON()
    {
        var (results, sources) = NoiseSweep.Of([.. Enumerable.Repeat(0.3, 10)], 60, 2, 3);
        var outcome = SweepOutcome.Of(results, sources);

        SweepAnswer.Of(outcome)[2].ShouldMatch(
            @"^corrected for being the best of 10: .* % \(.* to .* %, 95 % over 60 validation examples\); " +
            @"the raw score looks .* points too good$");
        var json = SweepJson.Of(outcome);
        json["corrected"]!["raw"]!.GetValue<double>().ShouldBe(outcome.Choice!.Winner.Mean, 1e-12);
        json["settings"]!.AsArray().Count.ShouldBe(10);
        json["settings"]![0]!["trials"]!.AsArray().Count.ShouldBe(2);
        json.ToJsonString().ShouldContain("\"verdict\":\"not-distinguishable\"");
    }

    [Fact]
    public void The_test_set_judges_the_chosen_setting_alone()
    {
        var (results, sources) = NoiseSweep.Of([0.2, 0.3], 50, 2, 4);
        var outcome = SweepOutcome.Of(results, sources);
        // The validation examples stand in for test examples.
        var tested = outcome.Choice!.Winner.Trials.Select(trial => results.Trials[trial.Key])
            .Select(trial => trial with
            {
                Trial = trial.Trial with { Recipe = trial.Trial.Recipe with { KeepPredictionsOn = Split.Test } },
            }).ToList();
        var data = sources.Data(results.Plan.Trials[0].Value);
        var final = outcome.WithFinal(tested,
            new(_ => new DataSet("tested", data.Training, null, data.Validation), _ => null));

        final.Final!.Examples.Mean.ShouldBe(outcome.Choice.Winner.Mean, 1e-12);
        var wilson = Proportion.Wilson(final.Final.Examples.Mean, 50);
        (final.Final.Examples.Low, final.Final.Examples.High).ShouldBe((wilson.Low, wilson.High));
        SweepAnswer.Of(final)[3].ShouldMatch(
            "^test error: .* % \\(.*, 95 % over 50 test examples; mean of 2 networks\\), opened once, for this setting$");
    }

    [Fact]
    public void A_metric_that_needs_predictions_says_so_where_there_are_none() =>
        Should.Throw<InvalidOperationException>(() =>
        {
            var results = SomeSweep.Grid([SomeSweep.Width], 1, _ => 0.2);
            SweepOutcome.Of(results with { Plan = results.Plan with { Metric = Metric.Auc } }, SomeSweep.Sources);
        }).Message.ShouldContain("AUC needs predictions on the validation examples");

    [Fact]
    public void The_report_draws_every_factor_their_pair_importance_settings_progress_and_curves()
    {
        var report = SweepReport.Of(Of(SomeSweep.Grid([SomeSweep.Rate, SomeSweep.Width, SomeSweep.Activation], 3,
            setting => 0.1 + 1 / setting.Number(SomeSweep.Width) + 0.4 * setting.Number(SomeSweep.Rate))), Provenance);

        report.Findings.Figures.Select(figure => figure.Id).ShouldBe(
        [
            "factor-network-width", "factor-recipe-optimizer-learningRate", "factor-network-activation", "two-factors",
            "interaction", "importance", "settings", "progress", "progress-time", "curves",
        ]);
        report.Findings.Tables.Select(table => table.Id).ShouldBe(["answer", "ranking"]);
        report.Findings.Figures[0].Title.ShouldStartWith("Validation error is best at width 64, −");
        ReportPage.ToHtml(report).ShouldContain("Of 24 settings");
    }

    [Fact]
    public void Tables_of_the_report_hold_points_short_times_and_a_command_to_paste()
    {
        var report =
            SweepReport.Of(Of(SomeSweep.Grid([SomeSweep.Width], 3, _ => 0.2)), Provenance, "fruitfly sweep x.yaml");
        var tables = report.Findings.Tables;
        tables[0].Rows[^1][1].ShouldBe("Train it: fruitfly sweep x.yaml");
        tables[0].Rows[0][1].ShouldEndWith(".");
        tables[1].Rows[1][3].ShouldMatch(@"^\S+ ± \S+ points$");
        report.Title.ShouldEndWith(" leads, but each of the other 3 settings may be as good");
        report.Findings.Lead.ShouldContain("No test score:");
    }

    [Fact]
    public void A_hundred_thousand_trials_are_drawn_within_the_budget_of_marks()
    {
        SweepSetting[] settings = [.. Enumerable.Range(0, 10_000).Select(number => new SweepSetting(number,
            new Dictionary<string, FactorValue>
            {
                [SomeSweep.Rate.Path] = Value(Math.Pow(10, -4 + 3.0 * (number * 7919 % 10_000) / 10_000)),
                [SomeSweep.Width.Path] = Value(8 + number * 104_729 % 500),
                [SomeSweep.Activation.Path] = new(number % 2 == 0 ? "relu" : "tanh", null),
            }))];
        var results = SomeSweep.Of(
            SweepDesign.Random, [SomeSweep.Rate, SomeSweep.Width, SomeSweep.Activation], settings, 10,
            setting => 0.2 + 0.05 * Math.Abs(Math.Log10(setting.Number(SomeSweep.Rate)) + 2.5));

        var report = SweepReport.Of(Of(results), Provenance);

        report.Findings.Figures.Count.ShouldBe(10);
        report.Findings.Figures.ShouldAllBe(figure => MarkBudget.Count(figure.Specification) <= MarkBudget.Limit);
        report.Findings.Tables.Single(table => table.Id == "ranking").Rows.Count.ShouldBe(100);
        ReportPage.ToHtml(report).Length.ShouldBeLessThan(8_000_000);

        static FactorValue Value(double number) => new(FormattableString.Invariant($"{number}"), number);
    }

    static SweepOutcome Of(SweepResults results) => SweepOutcome.Of(results, SomeSweep.Sources);
}
