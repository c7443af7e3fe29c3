using Fruitfly.Lab.Sweeps;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Tests.Sweeps.Results;

public class SweepScoresTests
{
    [Fact]
    public void A_setting_scores_the_mean_over_its_seeds_with_Students_interval()
    {
        var results = SomeSweep.Grid([SomeSweep.Width], 3, _ => 0.2);
        var score = results.Scores().Compared[1];

        double[] values = [.. from seed in Enumerable.Range(0, 3)
                              select results.Trials[new(1, (ulong)seed)].History.Last.Validation!.Error];
        score.Estimate!.ShouldBe(Measurement.Estimate.OfMean(values));
        score.Repetitions.Select(one => one.Value).ShouldBe(values);
    }

    [Fact]
    public void Seeds_of_a_fold_are_averaged_and_the_interval_knows_that_folds_share_examples()
    {
        var score = SomeSweep.Grid([SomeSweep.Width], 2, _ => 0.2, folds: 5).Scores().Compared[0];

        score.Repetitions.Count.ShouldBe(5);
        score.Estimate!.ShouldBe(
            Measurement.ResampledMean.Of([.. score.Repetitions.Select(one => one.Value)], 0.25));
    }

    [Fact]
    public void The_best_mean_stands_first_but_not_where_a_trial_diverged()
    {
        var scores = SomeSweep.Grid([SomeSweep.Width], 3, setting => setting.Number switch
        {
            0 => double.NaN,
            1 => 0.3,
            2 => 0.1,
            _ => 0.2,
        }).Scores();

        scores.Candidates.Select(one => one.Setting.Number).ShouldBe([2, 3, 1], "every trial of 0 diverged");
        scores.Compared.Count.ShouldBe(4);
        scores.Diverged.ShouldBe(3);
        scores.Trials.ShouldBe(12);
    }

    [Fact]
    public void Settings_are_compared_at_the_rung_they_all_reached_and_chosen_at_the_last()
    {
        var first = SomeSweep.Grid([SomeSweep.Width], 1, setting => 0.1 * setting.Number);
        var late = new SweepKey(2, 0, Rung: 1);
        var results = new SweepResults(
            first.Plan with { Trials = [.. first.Plan.Trials, new(late, first.Trials[new(2, 0)].Trial)] },
            new Dictionary<SweepKey, TrialResult>(first.Trials) { [late] = first.Trials[new(2, 0)] });

        var scores = results.Scores();

        scores.Rung.ShouldBe(0);
        scores.Compared.Count.ShouldBe(4);
        scores.Candidates.ShouldHaveSingleItem().Setting.Number.ShouldBe(2);
    }

    [Fact]
    public void A_setting_that_lacks_trials_cannot_be_chosen()
    {
        var results = SomeSweep.Grid([SomeSweep.Width], 3, setting => 0.1 * (setting.Number + 1));
        var some = results.Trials.Where(trial => trial.Key != new SweepKey(0, 2)).ToDictionary();

        (results with { Trials = some }).Scores().Candidates.Select(one => one.Setting.Number).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Nothing_that_ended_is_nothing_to_compare() =>
        Should.Throw<ArgumentException>(() =>
            (SomeSweep.Grid([SomeSweep.Width], 3, _ => 0.2) with { Trials = new Dictionary<SweepKey, TrialResult>() })
                .Scores()).Message.ShouldContain("No trial has ended");
}
