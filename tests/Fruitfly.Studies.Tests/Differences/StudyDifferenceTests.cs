using Fruitfly.Studies.Differences;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests.Differences;

public sealed class StudyDifferenceTests : IDisposable
{
    static readonly StudySettings Quick = new("quick");
    static readonly TrialProvenance Here = new("avx2", 2, "0.1.0", ".NET 10"), There = Here with { Runtime = ".NET 11" };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-diff-");
    readonly SqliteStudyStore _store;

    public StudyDifferenceTests() => _store = Open("studies.db");

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Trials_are_counted_that_both_plan_and_that_only_one_does()
    {
        Finish(_store, "a", [.. SomeTrials.Many(4)], Here);
        Finish(_store, "b", [SomeTrials.Trial(3), SomeTrials.Trial(4), SomeTrials.Trial(2)], Here);

        var difference = Of("a", "b");

        difference.Shared.ShouldBe(2);
        difference.OnlyInFirst.ShouldBe([Hash(0), Hash(1)]);
        difference.OnlyInSecond.ShouldBe([Hash(4)]);
        difference.Settings.ShouldBeEmpty();
        difference.Pairs.Count.ShouldBe(0);
        difference.Results.ShouldBeNull("one store keeps a shared trial once");
        difference.IsNone.ShouldBeFalse();
        Of("a", "a").IsNone.ShouldBeTrue();
    }

    [Fact]
    public void Settings_that_differ_are_told_by_path_with_the_values_of_each_study()
    {
        Finish(_store, "a", [WithRate(0.1), WithRate(0.2)], Here);
        Finish(_store, "b", [WithRate(0.2), SomeTrials.Trial() with { Recipe = new() { Optimizer = new Adam(0.5) } }],
            Here);

        var difference = Of("a", "b").Settings.ToDictionary(setting => setting.Path);

        difference["recipe.optimizer.learningRate"].First.ShouldBe(["0.1", "0.2"]);
        difference["recipe.optimizer.learningRate"].Second.ShouldBe(["0.2", "0.5"]);
        difference["recipe.optimizer.kind"].Second.ShouldBe(["sgd", "adam"]);
        difference["recipe.optimizer.momentum"].First.ShouldBe(["0"]);
        difference.ShouldNotContainKey("data.kind");
    }

    [Fact]
    public void Trials_that_agree_but_for_what_the_studies_differ_in_are_pairs_by_seed()
    {
        Finish(_store, "a", [WithRate(0.1, 0), WithRate(0.1, 1), WithRate(0.1, 2)], Here);
        Finish(_store, "b", [WithRate(0.2, 2), WithRate(0.2, 1), WithRate(0.2, 7)], There,
            result => result with
            {
                History = new([new Evaluation(40, 1, 0.1, new(result.Trial.Seed == 1
                    ? SomeTrials.Run(result.Trial).History.Last.Training!.Loss : 9, 0.5), null, null)], null)
            });

        var difference = Of("a", "b");

        difference.Pairs.Count.ShouldBe(2);
        var loss = difference.Pairs.Measures.Single(measure => measure.Measure == TrialMeasure.TrainingLoss);
        var kept = SomeTrials.Run(SomeTrials.Trial(2)).History.Last.Training!.Loss;
        (loss.Equal, loss.Mean.Count).ShouldBe((1, 2));
        loss.Mean.Mean.ShouldBe((9 - kept) / 2, 1e-12);
        loss.Largest.ShouldBe((9 - kept, TrialIdentity.Hash(WithRate(0.1, 2))));
        difference.Pairs.Measures.ShouldNotContain(measure => measure.Measure == TrialMeasure.TestLoss);
        (difference.FirstEnvironments[0].Made, difference.SecondEnvironments[0].Made).ShouldBe((Here, There));
    }

    [Fact]
    public void Results_of_one_trial_in_two_stores_are_compared_bit_by_bit()
    {
        using var other = Open("other.db");
        Finish(_store, "a", [.. SomeTrials.Many(4)], Here);
        other.Plan("a", "e", Quick, SomeTrials.Many(5));
        foreach (var claim in Enumerable.Range(0, 3).Select(_ => other.Claim("a")!).ToList())
        {
            var (seed, result) = (claim.Trial.Seed, SomeTrials.Run(claim.Trial));
            var shorter = new History([.. result.History.Evaluations.SkipLast(1)], null);
            other.Complete(claim, seed == 0 ? result : result with { History = shorter },
                seed == 1 ? Here with { InstructionSet = "neon" } : Here);
        }

        var results = StudyDifference.Of(_store, "a", other, "a").Results.ShouldNotBeNull();

        (results.Equal, results.Unfinished, results.OtherInstructionSet).ShouldBe((1, 1, 1));
        results.Unequal.Select(unequal => (unequal.Hash, unequal.IsOtherInstructionSet))
            .ShouldBe([(Hash(1), true), (Hash(2), false)]);
        results.Unequal[0].Difference.ShouldBe("3 evaluations, and 4 were kept");
    }

    [Fact]
    public void A_study_that_is_not_there_is_an_error() =>
        Should.Throw<StudyStoreException>(() => Of("none", "none")).Message.ShouldContain("'none'");

    [Fact]
    public void An_empty_study_differs_from_nothing_but_its_trials()
    {
        _store.Plan("empty", "e", Quick, []);
        Finish(_store, "a", [SomeTrials.Trial()], Here);
        var difference = Of("empty", "a");
        (difference.OnlyInFirst.Count, difference.OnlyInSecond.Count, difference.Shared).ShouldBe((0, 1, 0));
    }

    SqliteStudyStore Open(string name) => new(Path.Combine(_folder.FullName, name), TimeProvider.System);

    StudyDifference Of(string first, string second) => StudyDifference.Of(_store, first, _store, second);

    static Trial WithRate(double rate, ulong seed = 0) =>
        SomeTrials.Trial(seed) with { Recipe = new() { Optimizer = new Sgd(rate) } };

    static string Hash(ulong seed) => TrialIdentity.Hash(SomeTrials.Trial(seed));

    static void Finish(
        SqliteStudyStore store, string study, IReadOnlyList<Trial> trials, TrialProvenance made,
        Func<TrialResult, TrialResult>? change = null)
    {
        store.Plan(study, "e", Quick, trials);
        while (store.Claim(study) is { } claim)
        {
            var result = SomeTrials.Run(claim.Trial);
            store.Complete(claim, change?.Invoke(result) ?? result, made);
        }
    }
}
