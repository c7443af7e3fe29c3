using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.GeneralizationGap;
using Fruitfly.Measurement;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Verdict = Fruitfly.Studies.Evidence.Verdict;

namespace Fruitfly.Lab.Tests.Experiments.GeneralizationGap;

public sealed class GeneralizationGapExperimentTests
{
    /// <summary>Repetitions, enough to tell a point.</summary>
    const int Many = 20;

    /// <summary>Fewer networks that all fit do not say that most do.</summary>
    const int Seeds = 4;

    static readonly GeneralizationGapExperiment Experiment = new();

    [Fact]
    public void The_plan_has_every_kind_of_training_data_the_peeking_and_both_searches()
    {
        var plan = Experiment.Plan(Settings());
        plan.Count.ShouldBe(5 * Seeds + 2 + 2 * (48 + AlgorithmCandidate.All.Count));
        plan.Select(TrialIdentity.Hash).ShouldBeUnique();
        plan.Select(trial => (Mnist1dDescription)trial.Data).Count(data => data.LabelNoise == 1).ShouldBe(Seeds);
        plan.Select(trial => (Mnist1dDescription)trial.Data).Count(data => data.RandomInputsSeed is not null)
            .ShouldBe(Seeds);
    }

    [Fact]
    public void No_candidate_of_a_search_sees_the_test_set_and_every_chosen_one_sees_it_once()
    {
        var (plan, after, _) = Fabricated(curse: 0.03);
        plan.Skip(5 * Seeds + Many).ShouldAllBe(trial => !SealedTestSet.IsOpenedBy(trial.Recipe));
        after.Count.ShouldBe(Many * 10);
        after.ShouldAllBe(trial =>
            trial.Recipe.CountConfusionsOn == Split.Test && !trial.Recipe.EvaluateOn.Contains(Split.Test));
        after.Select(trial => trial.Data).Distinct().Count().ShouldBe(Many);
    }

    [Fact]
    public void What_the_sources_say_is_confirmed_where_it_is_so()
    {
        var findings = Fabricated(curse: 0.03).Findings;
        findings.Claims.Where(claim => claim.Verdict != Verdict.Confirmed)
            .Select(claim => (claim.Id, claim.Verdict, claim.Reason)).ShouldBeEmpty();
        findings.Figures.Select(figure => figure.Id)
            .ShouldBe(["gap", "memorization", "label-noise", "settings", "halving", "searches", "winners-curse",
                "peeking"]);
        findings.Lead.ShouldContain("0.0 % of its training examples wrong on true labels and 0.0 % on random ones");
    }

    [Fact]
    public void A_validation_error_that_does_not_flatter_confirms_no_curse_and_an_unfitted_example_no_fit()
    {
        var findings = Fabricated(curse: -0.03, unfitted: 0.01).Findings;
        string[] unfounded =
        [
            "winners-curse", "curse-grows", "random-labels-fit", "random-inputs-fit", "peeking",
            "algorithm-choice-helps",
        ];
        findings.Claims.Where(claim => unfounded.Contains(claim.Id))
            .ShouldAllBe(claim => claim.Verdict == Verdict.Contradicted);
        findings.Figures.Single(figure => figure.Id == "memorization").Title.ShouldStartWith(
            "Not every training example is fitted with random labels");
    }

    [Fact]
    public void Where_everything_diverged_there_is_nothing_to_draw()
    {
        var settings = Settings();
        var results = Experiment.Plan(settings)
            .Select(trial => new TrialResult(trial, new History([], new Divergence(1, null)), 1, 0)).ToList();
        Experiment.PlanAfter(settings, results).ShouldBeEmpty();
        var findings = Experiment.Measure(settings, results);
        findings.Figures.ShouldBeEmpty();
        findings.Claims.ShouldAllBe(claim => claim.Verdict == Verdict.NotTested && claim.Figure == null);
        findings.Lead.ShouldBe("No trial came to its end.");
    }

    [Fact]
    public void A_short_real_run_goes_the_whole_way_and_opens_what_was_chosen()
    {
        var settings = Settings(repetitions: 1);
        var execution = new TrialExecution();
        var results = Experiment.Plan(settings).Select(trial => execution.Run(trial, CancellationToken.None)).ToList();
        var after = Experiment.PlanAfter(settings, results);
        results.AddRange(after.Select(trial => execution.Run(trial, CancellationToken.None)));

        var findings = Experiment.Measure(settings, results);
        findings.Figures.Count.ShouldBe(8);
        findings.Tables.ShouldAllBe(table => table.Rows.All(row => row.Count == table.Columns.Count));
        foreach (var opened in results.Skip(results.Count - after.Count))
        {
            // The opened training is the beginning of the candidate's, to the bit.
            var candidate = results.First(result =>
                CanonicalDescription.WriteLayers(result.Trial.Network)
                    == CanonicalDescription.WriteLayers(opened.Trial.Network)
                && result.Trial.Recipe.Optimizer == opened.Trial.Recipe.Optimizer
                && result.Trial.Data == opened.Trial.Data && result != opened);
            candidate.History.Evaluations.Single(evaluation => evaluation.Step == opened.History.Last.Step).Validation
                .ShouldBe(opened.History.Last.Validation);
            opened.History.Confusions.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Each_repetition_has_another_algorithm_taken_as_it_comes_and_tells_which_is_chosen()
    {
        var (_, after, findings) = Fabricated(curse: 0.03);
        after.Where(trial => trial.Recipe.Optimizer is not AdamW).Select(trial => trial.Recipe.Optimizer).Distinct()
            .ShouldBe(AlgorithmCandidate.All.Select(candidate => candidate.Optimizer), ignoreOrder: true);
        var table = findings.Tables.Single(table => table.Id == "algorithms");
        table.Rows.Count.ShouldBe(8);
        // Validation gives all the same score, so the first is chosen.
        table.Rows[0].ShouldBe(["SGD", "0.03", "40.0 ± 0.0", $"{Many} of {Many}"]);
    }

    [Fact]
    public void Random_candidates_stay_in_their_box_and_differ_by_seed()
    {
        var drawn = Candidate.Random(1);
        drawn.Count.ShouldBe(Candidate.Grid.Count);
        drawn.ShouldAllBe(at =>
            at.Width >= 11 && at.Width <= 91 && (at.Depth == 1 || at.Depth == 2) && at.Rate >= 0.00095
                && at.Rate <= 0.095);
        drawn.ShouldBe(Candidate.Random(1));
        drawn.ShouldNotBe(Candidate.Random(2));
    }

    /// <param name="curse">by how much the test error of what was chosen is above its validation error</param>
    static (IReadOnlyList<Trial> Plan, IReadOnlyList<Trial> After, Findings Findings) Fabricated(
        double curse, double unfitted = 0)
    {
        var settings = Settings(Many);
        var plan = Experiment.Plan(settings);
        var results = plan.Keys.Zip(plan.Select((trial, i) => Result(trial, i, curse, unfitted)))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        var after = Experiment.PlanAfter(settings, new TrialResults(results));
        foreach (var (key, trial) in after.Keys.Zip(after))
            results.Add(key, key is GapTraining.AlgorithmOpened algorithm
                ? Opened(trial, 0.45 + (algorithm.IsChosen ? -curse : 0) + (algorithm.Seed % 2 == 0 ? 0.002 : 0))
                : Opened((GapTraining.Opened)key, trial, curse));
        return (plan, after, Experiment.Measure(settings, new TrialResults(results)));
    }

    static TrialResult Opened(GapTraining.Opened key, Trial trial, double curse)
    {
        var (validation, optimism) = key switch
        {
            { Method: SearchMethod.None } => (0.49 + (key.Seed % 2 == 0 ? 0.002 : -0.002), 0),
            { Count: 1 } => (0.4, 0),
            { Count: 3 } => (0.4, curse / 4),
            { Count: 6 } => (0.4, curse / 3),
            { Count: 12 } => (0.4, curse / 2),
            _ => (0.4, curse),
        };
        return Opened(trial, validation + optimism);
    }

    static TrialResult Opened(Trial trial, double error)
    {
        var wrong = (int)Math.Round(3000 * error);
        return new TrialResult(trial, new History([At(0, null), At(8, null)], null)
        {
            Confusions = new ConfusionMatrix(2, [3000 - wrong, wrong, 0, 0]),
        }, 1, 0);
    }

    static TrialResult Result(Trial trial, int place, double curse, double unfitted)
    {
        IReadOnlyList<Evaluation> evaluations = trial.Recipe.EvaluateOn switch
        {
            [Split.Validation] =>
                [.. Enumerable.Range(0, 17).Select(i => At(i, null, validation: i == 16 ? 0.49 : i == 8 ? 0.4 : 0.5))],
            [Split.Validation, Split.Test] =>
                [At(0, null), At(250, null, curse > 0 ? 0.4 : 0.3, 0.39), At(500, null, 0.4, 0.4)],
            _ => Memorized(trial, unfitted),
        };
        return new TrialResult(trial, new History(evaluations, null), 1, place);
    }

    /// <summary>True labels fit after 2 epochs, random ones after 4 or 5, random inputs after 3.</summary>
    static IReadOnlyList<Evaluation> Memorized(Trial trial, double unfitted)
    {
        var data = (Mnist1dDescription)trial.Data;
        var fit = data.LabelNoise == 1 ? 4 + (int)(trial.Seed % 2) : data.RandomInputsSeed is not null ? 3 : 2;
        var test = 0.4 + 0.5 * data.LabelNoise + Chance.Of(trial);
        return [.. Enumerable.Range(0, 6)
            .Select(epoch => At(epoch, epoch < fit ? 0.5 : data.LabelNoise == 1 || fit == 3 ? unfitted : 0, 0, test))];
    }

    static Evaluation At(int step, double? training, double? validation = 0.5, double? test = 0.5) => new(
        step, step, 0.1, training is { } error ? new Score(error, error) : null,
        new Score(validation!.Value, validation.Value), new Score(test!.Value, test.Value));

    static ExperimentSettings Settings(int repetitions = 2) =>
        new(Experiment, Preset.Quick, new Dictionary<string, double>
        {
            ["seeds"] = Seeds, ["samples"] = 100, ["epochs"] = 2, ["repetitions"] = repetitions, ["search-steps"] = 16,
            ["peeked-steps"] = 250,
        });
}
