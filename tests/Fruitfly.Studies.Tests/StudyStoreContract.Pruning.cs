namespace Fruitfly.Studies.Tests;

// What a chain of rounds of pruning leaves behind.
public abstract partial class StudyStoreContract
{
    [Fact]
    public void The_rounds_of_pruned_parameters_come_back_with_their_trial()
    {
        var trial = SomeTrials.Trial() with { Pruning = new PruningPlan { Sparsities = [0, 0.5], ScoredAfter = 1 } };
        using var store = Open();
        store.Plan("first", "e", Quick, [trial]);
        store.Complete(store.Claim("first")!, SomeTrials.Run(trial) with { PrunedIn = [1, 2, 2, 0] }, Somewhere)
            .ShouldBeTrue();

        var result = store.Trials("first").ShouldHaveSingleItem().Result.ShouldNotBeNull();
        result.PrunedIn.ShouldBe([1, 2, 2, 0]);
        TrialIdentity.Hash(result.Trial).ShouldBe(TrialIdentity.Hash(trial));
    }
}
