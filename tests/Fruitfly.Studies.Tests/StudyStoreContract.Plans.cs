namespace Fruitfly.Studies.Tests;

public abstract partial class StudyStoreContract
{
    [Fact]
    public void A_plan_with_other_settings_is_another_study_and_leaves_the_first_as_it_is()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(3));
        RunAll(store, "first");

        foreach (var (settings, name) in (ReadOnlySpan<(StudySettings, string)>)
            [(Seeds("quick", 1), "first-seeds-1"), (new("quick"), "first-quick"), (new("full"), "first-full"),
                (Seeds("full", 3), "first-seeds-3")])
            for (var again = 0; again < 2; again++)
                store.Plan("first", "e", settings, SomeTrials.Many(1)).Name.ShouldBe(name);
        store.Plan("first", "e", Seeds("full", 1), SomeTrials.Many(1)).Name.ShouldStartWith("first-full-");

        store.Find("first")!.Trials.Done.ShouldBe(3);
        store.Find("first")!.Settings.Options.ShouldBe(Quick.Options);

        static StudySettings Seeds(string preset, int seeds) =>
            new(preset, new Dictionary<string, double> { ["seeds"] = seeds });
    }

    [Fact]
    public void A_reader_sees_what_is_committed_and_leaves_the_store_open()
    {
        using var store = Open();
        using (var reader = store.OpenReader())
        {
            var planned = store.Plan("first", "e", Quick, SomeTrials.Many(2));
            reader.Find("first")!.Trials.ShouldBe(planned.Trials);
            RunAll(store, "first");
            reader.Find("first")!.Trials.Done.ShouldBe(2);
        }
        store.Find("first")!.Trials.Done.ShouldBe(2);
    }

    [Fact]
    public void A_list_is_claimed_counted_and_read_in_its_order_whichever_studies_hold_its_trials()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(4));
        store.Plan("second", "e", Quick, [SomeTrials.Trial(7)]);
        var trials =
            new TrialList([.. ((ulong[])[7, 2, 0, 2]).Select(seed => TrialIdentity.Hash(SomeTrials.Trial(seed)))]);
        store.Count(trials).ShouldBe(new TrialCounts(4, 0, 0, 0, 0));

        var seeds = new List<ulong>();
        while (store.Claim(trials) is { } claim)
        {
            store.Complete(claim, SomeTrials.Run(claim.Trial), Somewhere).ShouldBeTrue();
            seeds.Add(claim.Trial.Seed);
        }

        seeds.ShouldBe([7ul, 2ul, 0ul]);
        store.Count(trials).ShouldBe(new TrialCounts(0, 0, 4, 0, 0));
        store.Trials(trials).Select(trial => (trial.Position, trial.Result!.Trial.Seed))
            .ShouldBe([(0, 7ul), (1, 2ul), (2, 0ul), (3, 2ul)]);
        store.Find("first")!.Trials.ShouldBe(new TrialCounts(2, 0, 2, 0, 0));
    }

    [Fact]
    public void What_the_store_does_not_hold_is_left_out_of_a_list()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(1200));
        var hashes = store.List("first").Hashes;
        var trials = new TrialList([.. Enumerable.Repeat("unknown", 700), hashes[5], "unknown", .. hashes]);

        store.Count(trials).Total.ShouldBe(1201);
        store.Trials(trials).Select(trial => trial.Position).ShouldBe([700, .. Enumerable.Range(702, 1200)]);
    }

    [Fact]
    public void A_store_serves_many_lists_one_after_another_and_again()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(3));
        var lists = Enumerable.Range(0, 40).Select(_ => new TrialList(store.List("first").Hashes)).ToList();

        foreach (var list in (TrialList[])[.. lists, .. lists])
            store.Count(list).Planned.ShouldBe(3);
        store.Claim(lists[0])!.Trial.Seed.ShouldBe(0ul);
        store.Claim(lists[39])!.Trial.Seed.ShouldBe(1ul);
    }
}
