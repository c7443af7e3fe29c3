using Fruitfly.Studies;

namespace Fruitfly.Studies.Tests;

public abstract partial class StudyStoreContract
{
    [Fact]
    public void A_study_planned_anew_hands_out_its_trials_alone_and_in_the_new_order()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(4));
        store.Release(store.Claim("first")!);

        store.Plan("first", "e", Quick, [SomeTrials.Trial(3), SomeTrials.Trial(1)]);

        store.Claim("first")!.Trial.Seed.ShouldBe(3ul);
        store.Claim("first")!.Trial.Seed.ShouldBe(1ul);
        store.Claim("first").ShouldBeNull();
    }

    [Fact]
    public void The_states_of_trials_are_told_whichever_study_planned_them()
    {
        using var store = Open();
        var trials = SomeTrials.Many(4);
        store.Plan("first", "e", Quick, trials.Take(1).ToList());
        store.Complete(store.Claim("first")!, SomeTrials.Run(trials[0]), Somewhere);
        store.Plan("second", "e", Quick, trials.Take(3).ToList());
        store.Fail(store.Claim("second")!, "why");

        var states = store.States([.. trials.Select(TrialIdentity.Hash), .. Enumerable.Repeat("unknown", 2000)]);

        states.Keys.ShouldBe(trials.Take(3).Select(TrialIdentity.Hash), ignoreOrder: true);
        states[TrialIdentity.Hash(trials[0])].ShouldBe(TrialState.Done);
        states.Values.ShouldBe([TrialState.Done, TrialState.Failed, TrialState.Planned], ignoreOrder: true);
        store.States([]).ShouldBeEmpty();
    }
}
