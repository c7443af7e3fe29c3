using Fruitfly.Data;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests;

public abstract partial class StudyStoreContract
{
    static readonly Trial Predicting = SomeTrials.Trial(3) with
    {
        Recipe = new Recipe { KeepPredictionsOn = Split.Test },
    };

    [Fact]
    public void Predictions_come_back_to_the_bit_and_are_counted()
    {
        float[] predictions = [0, -0f, float.NaN, float.Epsilon, -1e30f, 0.1f];
        using (var store = Open())
        {
            store.Plan("first", "e", Quick, [Predicting, SomeTrials.Trial(4)]);
            Complete(store, predictions);
            RunAll(store, "first");
        }
        using var again = Open();
        again.Predictions(TrialIdentity.Hash(Predicting)).ShouldNotBeNull()
            .Select(BitConverter.SingleToInt32Bits).ShouldBe(predictions.Select(BitConverter.SingleToInt32Bits));
        again.Predictions(TrialIdentity.Hash(SomeTrials.Trial(4))).ShouldBeNull("it kept none");
        again.Predictions("no such trial").ShouldBeNull();
        again.KeptPredictions("first").Trials.ShouldBe(1);
        again.KeptPredictions("first").Bytes.ShouldBeGreaterThan(0);
        again.Plan("second", "e", Quick, [SomeTrials.Trial(4)]);
        again.KeptPredictions("second").ShouldBe(new KeptPredictions(0, 0));
        Should.Throw<StudyStoreException>(() => again.KeptPredictions("third"));
        again.Check().Damage.ShouldBeEmpty();
    }

    [Fact]
    public void Records_of_trials_come_without_their_predictions()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, [Predicting]);
        Complete(store, [1, 2]);
        store.Trials("first").Single().Result!.History.Predictions.ShouldBeNull();
    }

    [Fact]
    public void Predictions_go_with_their_study()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, [Predicting]);
        Complete(store, [1, 2]);
        store.Remove("first");
        store.Predictions(TrialIdentity.Hash(Predicting)).ShouldBeNull();
    }

    [Fact]
    public void Predictions_of_a_claim_that_was_lost_are_not_written()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, [Predicting]);
        var lost = store.Claim("first")!;
        store.Release(lost);
        store.Complete(lost, With(lost, [1, 2]), Somewhere).ShouldBeFalse();
        store.Predictions(lost.Hash).ShouldBeNull();
        store.Check().Damage.ShouldBeEmpty();
    }

    [Fact]
    public void Predictions_that_a_recipe_asks_for_and_a_done_trial_lacks_are_found()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, [Predicting]);
        Complete(store, null);
        store.Check().Damage.Single().ShouldContain("predictions are missing");
    }

    [Fact]
    public void A_study_keeps_its_definition_until_it_gets_another()
    {
        using (var store = Open())
        {
            store.Plan("first", "e", Quick, SomeTrials.Many(1)).Definition.ShouldBeNull();
            store.Plan("first", "e", Quick, SomeTrials.Many(1), "seeds: 1").Definition.ShouldBe("seeds: 1");
            store.Plan("first", "e", Quick, SomeTrials.Many(2)).Definition.ShouldBe("seeds: 1");
        }
        using var again = Open();
        again.Plan("first", "e", Quick, SomeTrials.Many(3), "seeds: 3").Definition.ShouldBe("seeds: 3");
        again.Find("first")!.Trials.Total.ShouldBe(3);
        again.Check().Damage.ShouldBeEmpty();
    }

    static void Complete(IStudyStore store, float[]? predictions)
    {
        var claim = store.Claim("first")!;
        store.Complete(claim, With(claim, predictions), Somewhere).ShouldBeTrue();
    }

    static TrialResult With(TrialClaim claim, float[]? predictions)
    {
        var result = SomeTrials.Run(claim.Trial);
        return result with { History = result.History with { Predictions = predictions } };
    }
}
