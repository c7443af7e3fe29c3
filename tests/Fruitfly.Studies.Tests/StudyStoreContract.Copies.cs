namespace Fruitfly.Studies.Tests;

public abstract partial class StudyStoreContract
{
    [Fact]
    public void Results_of_another_store_are_received_once_with_their_times_and_attempts()
    {
        using var store = Open();
        var trials = SomeTrials.Many(4);
        store.Plan("first", "e", Quick, trials);
        var own = store.Claim("first")!;
        store.Complete(own, SomeTrials.Run(own.Trial), Somewhere);
        var running = store.Claim("first")!;
        TrialCopy[] copies =
        [
            .. trials.Select((trial, place) => new TrialCopy(
                new(place, TrialIdentity.Hash(trial), CanonicalDescription.Write(trial), TrialState.Done, 2, null,
                    SomeTrials.Run(trial) with { Seconds = 7 }, Somewhere)
                { Ended = May.AddMilliseconds(1), Host = "elsewhere" }, May, place == 3 ? [1, 2] : null)),
        ];
        copies[2] = new(copies[2].Trial with { State = TrialState.Failed, Error = "why", Result = null }, null, null);

        store.Receive(copies).ShouldBe(2, "one has ended here, and one runs");
        store.Receive(copies).ShouldBe(0);

        var records = store.Trials("first").ToList();
        records.Select(record => record.State)
            .ShouldBe([TrialState.Done, TrialState.Running, TrialState.Failed, TrialState.Done]);
        (records[0].Result!.Seconds, records[2].Error).ShouldBe((0, "why"));
        records[0].Host.ShouldNotBeNull().ShouldNotBe("elsewhere");
        records.Select(record => record.Host).Skip(1).ShouldBe([null, null, "elsewhere"]);
        (records[3].Attempts, records[3].Ended, records[3].Result!.Seconds).ShouldBe((2, May.AddMilliseconds(1), 7));
        store.Page("first", new()).Trials[3].Started.ShouldBe(May);
        store.Predictions(records[3].Hash).ShouldBe([1, 2]);
        store.Complete(running, SomeTrials.Run(running.Trial), Somewhere).ShouldBeTrue();
        store.Check().Damage.ShouldBeEmpty();
    }
}
