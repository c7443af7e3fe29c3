using Fruitfly.Studies.Cluster;
using Fruitfly.Studies.Stores;
using Fruitfly.Studies.Tests.Postgres;

namespace Fruitfly.Studies.Tests.Cluster;

public sealed class ServerBundleTests
{
    [Fact]
    public void A_worker_that_is_through_with_its_task_helps_others_and_nothing_is_to_be_collected()
    {
        var address = SharedServer.Instance.NewDatabase();
        using var some = new SomeBundle(tasks: 3);
        using var store = StudyStores.Open(address, TimeProvider.System);
        store.Plan(SomeBundle.Study, "e", new("quick"), some.Trials);
        some.Change(manifest => manifest with { Store = address });

        some.Work(1).Trials!.Done.ShouldBe(2, "of its own task");
        store.Find(SomeBundle.Study)!.Trials.Done.ShouldBe(6);
        some.Work(0).Trials!.Done.ShouldBe(2);
        SomeBundle.Exported(store).ShouldBe(some.RunHere());
        BundleResults.Read(some.Bundle).Ended.ShouldBeEmpty();
        BundleResults.Read(some.Bundle).Workers.ShouldBe(2);
    }

    [Fact]
    public void A_worker_does_not_wait_for_a_trial_that_another_runs()
    {
        var address = SharedServer.Instance.NewDatabase();
        using var some = new SomeBundle(tasks: 1);
        using var store = StudyStores.Open(address, TimeProvider.System);
        store.Plan(SomeBundle.Study, "e", new("quick"), some.Trials);
        some.Change(manifest => manifest with { Store = address });
        var held = store.Claim(SomeBundle.Study)!;

        some.Work(0).Trials!.ShouldBe(new TrialCounts(0, Running: 1, Done: 5, 0, 0));
        store.Complete(held, new TrialExecution().Run(held.Trial, default), TrialProvenance.Current).ShouldBeTrue();
        SomeBundle.Exported(store).ShouldBe(some.RunHere());
    }
}
