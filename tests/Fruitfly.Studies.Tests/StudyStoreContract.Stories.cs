namespace Fruitfly.Studies.Tests;

public abstract partial class StudyStoreContract
{
    [Fact]
    public void The_story_of_a_finished_trial_tells_who_plans_it_when_it_ran_and_what_made_it()
    {
        using var store = Open();
        store.Plan("b", "one", Quick, SomeTrials.Many(3));
        store.Plan("a", "two", Quick, [SomeTrials.Trial(2), SomeTrials.Trial(0), SomeTrials.Trial(0)]);
        var claim = store.Claim("b")!;
        store.Complete(claim, SomeTrials.Run(claim.Trial) with { Seconds = 2.5 }, Somewhere);

        var story = store.Story(claim.Hash).ShouldNotBeNull();

        story.Hash.ShouldBe(TrialIdentity.Hash(SomeTrials.Trial()));
        story.Description.ShouldBe(CanonicalDescription.Write(SomeTrials.Trial()));
        (story.State, story.Attempts, story.Claims, story.Error).ShouldBe((TrialState.Done, 1, 1, null));
        story.Ended.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(story.Started.ShouldNotBeNull());
        (story.Seconds, story.DivergedStep, story.Provenance, story.Worker).ShouldBe((2.5, null, Somewhere, null));
        story.Places.ShouldBe([new("a", "two", 1), new("b", "one", 0)]);
    }

    [Fact]
    public void The_story_of_a_running_trial_names_its_process()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(1));
        store.Release(store.Claim("first")!);
        var claim = store.Claim("first")!;

        var story = store.Story(claim.Hash).ShouldNotBeNull();

        (story.State, story.Attempts, story.Claims).ShouldBe((TrialState.Running, 1, 2));
        var worker = story.Worker.ShouldNotBeNull();
        (worker.ProcessId, worker.Host, worker.IsAlive)
            .ShouldBe((Environment.ProcessId, Environment.MachineName, true));
        (story.Ended, story.Provenance).ShouldBe((null, null));
    }

    [Fact]
    public void The_story_of_a_failed_trial_has_its_error_and_one_that_is_not_there_has_none()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(1));
        var claim = store.Claim("first")!;
        store.Fail(claim, "out of luck");

        store.Story(claim.Hash)!.Error.ShouldBe("out of luck");
        store.Story(claim.Hash[..20]).ShouldBeNull();
    }

    [Fact]
    public void Hashes_are_found_by_how_they_begin()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(40));
        var all = SomeTrials.Many(40).Select(TrialIdentity.Hash).Order(StringComparer.Ordinal).ToList();

        store.Hashes("", 100).ShouldBe(all);
        store.Hashes("", 3).ShouldBe(all.Take(3));
        foreach (var prefix in (string[])["0", "f", all[7][..2], all[7].ToUpperInvariant(), all[^1]])
            store.Hashes(prefix, 100).ShouldBe(all.Where(hash =>
                hash.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
        store.Hashes("%", 100).ShouldBeEmpty();
        store.Hashes("g", 100).ShouldBeEmpty();
    }

    [Fact]
    public void What_made_a_study_is_counted_once_for_each_trial()
    {
        using var store = Open();
        var trials = SomeTrials.Many(4);
        store.Plan("first", "e", Quick, [.. trials, trials[0]]);
        store.Plan("other", "e", Quick, [SomeTrials.Trial(9)]);
        store.Environments("first").ShouldBeEmpty();
        var elsewhere = Somewhere with { InstructionSet = "neon" };
        foreach (var claim in Enumerable.Range(0, 3).Select(_ => store.Claim("first")!).ToList())
            store.Complete(claim, SomeTrials.Run(claim.Trial), claim.Trial.Seed == 1 ? elsewhere : Somewhere);

        store.Environments("first").ShouldBe([new(Somewhere, 2), new(elsewhere, 1)]);
        Should.Throw<StudyStoreException>(() => store.Environments("none"));
    }
}
