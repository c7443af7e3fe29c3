using Fruitfly.Data;
using Fruitfly.Studies.Cluster;

namespace Fruitfly.Studies.Tests.Cluster;

public sealed class BundleCollectionTests
{
    [Fact]
    public void Collecting_again_changes_nothing_and_collecting_early_takes_what_is_there()
    {
        using var some = new SomeBundle();
        using var store = some.Open("collected.db");
        Collect().ShouldBe(0);
        some.Work(0);
        Collect().ShouldBe(3);
        var half = SomeBundle.Exported(store);
        Collect().ShouldBe(0);
        SomeBundle.Exported(store).ShouldBe(half);
        some.Work(1);
        Collect().ShouldBe(3);
        SomeBundle.Exported(store).ShouldBe(some.RunHere());
        store.Check().IsSound.ShouldBeTrue();

        int Collect() => BundleCollection.Collect(some.Bundle, store, TestContext.Current.CancellationToken).New;
    }

    [Fact]
    public void A_torn_record_is_dropped_and_its_trial_runs_again()
    {
        using var some = new SomeBundle(tasks: 1);
        some.Work(0);
        using (var torn = File.OpenWrite(some.ResultFiles.Single()))
            torn.SetLength(torn.Length - 5);
        BundleResults.Read(some.Bundle).Ended.Count.ShouldBe(5);

        some.Work(0, restart: 1).Trials!.Done.ShouldBe(6);
        some.Collected().ShouldBe(some.RunHere());
    }

    [Fact]
    public void A_trial_that_two_workers_ended_is_there_once()
    {
        using var some = new SomeBundle(tasks: 1);
        some.Work(0);
        var first = some.ResultFiles.Single();
        var hidden = some["hidden"];
        File.Move(first, hidden);
        some.Work(0, job: "2");
        File.Move(hidden, first);

        some.ResultFiles.Count.ShouldBe(2);
        some.Collected().ShouldBe(some.RunHere());
        using var store = some.Open("collected.db");
        store.Find(SomeBundle.Study)!.Trials.ShouldBe(new TrialCounts(0, 0, Done: 6, 0, 0));
        store.Trials(SomeBundle.Study).ShouldAllBe(trial => trial.Attempts == 2);
    }

    [Fact]
    public void A_failure_is_collected_and_a_later_result_takes_its_place()
    {
        using var some = new SomeBundle(tasks: 1);
        some.Work(0, execute: (_, _) => throw new InvalidOperationException("no")).Trials!.Failed.ShouldBe(6);
        using var store = some.Open("collected.db");
        Collect().Trials.Failed.ShouldBe(6);
        store.Trials(SomeBundle.Study).First().Error.ShouldBe("InvalidOperationException: no");
        File.Move(some.ResultFiles.Single(), some["failed"]);
        some.Work(0, job: "2");
        File.Move(some["failed"], Path.Combine(some.Bundle.Results, "000000-1-0-1"));

        Collect().Trials.ShouldBe(new TrialCounts(0, 0, Done: 6, 0, 0));
        SomeBundle.Exported(store).ShouldBe(some.RunHere());

        Study Collect() => BundleCollection.Collect(some.Bundle, store, TestContext.Current.CancellationToken).Study;
    }

    [Fact]
    public void A_study_that_has_grown_meanwhile_stays_as_large_as_it_is()
    {
        using var some = new SomeBundle();
        some.Work(0);
        some.Work(1);
        using var store = some.Open("collected.db");
        store.Plan(SomeBundle.Study, "e", new("quick"), [SomeBundle.Small(77), .. some.Trials]);
        BundleCollection.Collect(some.Bundle, store, TestContext.Current.CancellationToken);
        store.Find(SomeBundle.Study)!.Trials.ShouldBe(new TrialCounts(Planned: 1, 0, Done: 6, 0, 0));

        store.Plan(SomeBundle.Study, "e", new("quick"), [SomeBundle.Small(77)]);
        BundleCollection.Collect(some.Bundle, store, TestContext.Current.CancellationToken);
        store.Find(SomeBundle.Study)!.Trials.ShouldBe(new TrialCounts(Planned: 1, 0, Done: 6, 0, 0));
    }

    [Fact]
    public void Every_part_of_a_result_travels()
    {
        var recipe = SomeBundle.Small(0).Recipe;
        Trial[] trials =
        [
            SomeBundle.Small(0) with { Recipe = recipe with { KeepPredictionsOn = Split.Test } },
            SomeBundle.Small(1) with { Recipe = recipe with { CountConfusionsOn = Split.Test } },
            SomeBundle.Small(2) with { Recipe = recipe with { Optimizer = new Training.Optimizers.Sgd(1e30) } },
        ];
        using var some = new SomeBundle(trials, tasks: 1);
        some.Work(0);
        some.Collected().ShouldBe(some.RunHere());
        using var here = some.Open("here.db");
        using var there = some.Open("collected.db");
        var hash = TrialIdentity.Hash(trials[0]);
        there.Predictions(hash).ShouldBe(here.Predictions(hash));
        there.Find(SomeBundle.Study)!.Trials.Diverged.ShouldBe(1);
    }
}
