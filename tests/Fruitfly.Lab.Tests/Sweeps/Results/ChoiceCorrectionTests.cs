using Fruitfly.Data;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Sweeps.Results;

public class ChoiceCorrectionTests
{
    /// <summary>The figures of docs/choosing.md.</summary>
    [Fact]
    public void Of_settings_that_are_all_alike_the_raw_score_flatters_and_the_corrected_one_does_not()
    {
        const int Sweeps = 200;
        var (raw, corrected, swapped) = (new double[Sweeps], new double[Sweeps], new double[Sweeps]);
        var covered = 0;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var score = Correct(NoiseSweep.Of([.. Enumerable.Repeat(0.3, 20)], 100, 1, (ulong)sweep));
            (raw[sweep], corrected[sweep], swapped[sweep]) = (score.Raw, score.Score.Mean, score.Swapped);
            covered += score.Score.Low <= 0.3 && 0.3 <= score.Score.High ? 1 : 0;
        }

        Estimate.OfMean(raw).High.ShouldBeLessThan(0.23, "the best of 20 looks some 8 points better than it is");
        var mean = Estimate.OfMean(corrected, 0.99);
        (mean.Low <= 0.3 && 0.3 <= mean.High).ShouldBeTrue($"{mean}");
        var halves = Estimate.OfMean(swapped, 0.99);
        (halves.Low <= 0.3 && 0.3 <= halves.High).ShouldBeTrue($"{halves}");
        Proportion.Wilson(covered, Sweeps).High.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Seeds_are_averaged_and_folds_pooled_before_the_choice()
    {
        var (results, sources) = NoiseSweep.Of([0.2, 0.3, 0.4], 40, 2, 5, folds: 3);

        var score = Correct((results, sources));

        List<ScoredExamples> pooled = [.. results.Plan.Settings.Select(setting => Pooled(setting.Number))];
        score.Score.Mean.ShouldBe(BootstrapCorrection.Of(Candidates.Of(pooled)).Corrected, 1e-12);
        score.Raw.ShouldBe(pooled.Min(one => one.Value), 1e-12);
        (score.Candidates, score.Examples).ShouldBe((3, 120));

        ScoredExamples Pooled(int setting)
        {
            double[] all = [.. from fold in Enumerable.Range(0, 3)
                               from value in ScoredExamples.Mean([.. Enumerable.Range(0, 2).Select(seed =>
                                   TrialScores.ByExample(results.Trials[new(setting, (ulong)seed, fold)], Metric.Error,
                                       Split.Validation, sources)!)]).ByExample
                               select value];
            return new(Metric.Error, all.Average(), all, 1);
        }
    }

    [Fact]
    public void More_that_is_better_is_corrected_downwards()
    {
        var score = Correct(NoiseSweep.Of([.. Enumerable.Repeat(0.3, 10)], 60, 1, 3, metric: Metric.Accuracy));

        score.Score.Mean.ShouldBeLessThan(score.Raw);
        score.Score.Low.ShouldBeLessThan(score.Score.Mean);
        score.Score.High.ShouldBeGreaterThan(score.Score.Mean);
        score.Optimism(MetricWords.Of(Metric.Accuracy)).ShouldBe(score.Raw - score.Score.Mean);
    }

    [Fact]
    public void Seeds_that_were_validated_on_other_examples_are_choices_of_their_own()
    {
        var (one, sources) = NoiseSweep.Of([0.2, 0.3, 0.4], 40, 2, 5, folds: 2);
        var trials = one.Plan.Trials.Where(trial => (int)trial.Key.Seed == trial.Key.Fold).ToList();
        var results = new SweepResults(
            one.Plan with
            {
                Folds = 0,
                Trials = [.. trials.Select(trial => KeyValuePair.Create(trial.Key with { Fold = 0 }, trial.Value))],
            },
            trials.ToDictionary(trial => trial.Key with { Fold = 0 }, trial => one.Trials[trial.Key]));

        var score = Correct((results, sources));

        score.Score.Mean.ShouldBe(Enumerable.Range(0, 2).Average(seed => Alone((ulong)seed)), 1e-12);

        double Alone(ulong seed) => BootstrapCorrection.Of(Candidates.Of([.. results.Plan.Settings.Select(setting =>
            TrialScores.ByExample(
                results.Trials[new(setting.Number, seed)], Metric.Error, Split.Validation, sources)!)])).Corrected;
    }

    [Fact]
    public void Where_there_is_no_correction_the_reason_is_said()
    {
        Why(NoiseSweep.Of([0.2], 40, 2, 5)).ShouldBe("there was one setting to choose");
        Why((SomeSweep.Grid([SomeSweep.Width], 2, _ => 0.2), SomeSweep.Sources))
            .ShouldBe("the trials kept no predictions");
        Why((SomeSweep.Grid([SomeSweep.Width], 2, setting => setting.Number < 3 ? double.NaN : 0.2), SomeSweep.Sources))
            .ShouldBe("there was one setting to choose");

        var (results, sources) = NoiseSweep.Of([0.2, 0.3], 40, 1, 5);
        var other = NoiseSweep.Of([0.2, 0.3], 40, 1, 6);
        var second = results.Plan.Trials[1];
        Why((results, new(trial => trial == second.Value && ReferenceEquals(trial, second.Value)
            ? other.Sources.Data(other.Results.Plan.Trials[0].Value) : sources.Data(trial), _ => null)))
            .ShouldBe("the settings were not validated on the same examples");
    }

    static CorrectedScore Correct((SweepResults Results, SweepSources Sources) sweep) =>
        SweepOutcome.Of(sweep.Results, sweep.Sources).Corrected!;

    static string Why((SweepResults Results, SweepSources Sources) sweep)
    {
        var outcome = SweepOutcome.Of(sweep.Results, sweep.Sources);
        outcome.Corrected.ShouldBeNull();
        return outcome.WhyNotCorrected;
    }
}
