using Fruitfly.Training;

namespace Fruitfly.Studies.Tests;

/// <summary>What every store promises; a backend inherits this and says how to open one.</summary>
public abstract partial class StudyStoreContract
{
    static readonly StudySettings Quick = new("quick", new Dictionary<string, double> { ["seeds"] = 3 });
    static readonly TrialProvenance Somewhere = new("avx2", 1, "0.1.0", ".NET 10");

    /// <summary>Opens the one store of this test; more than once for more than one process.</summary>
    protected abstract IStudyStore Open();

    /// <summary>Opens it as a process that has since been killed.</summary>
    protected abstract IStudyStore OpenAsKilledProcess();

    [Fact]
    public void A_planned_study_is_found_with_its_settings_and_counts()
    {
        using var store = Open();
        store.Plan("first", "mnist1d-training", Quick, SomeTrials.Many(3));

        var study = store.Find("first").ShouldNotBeNull();

        study.Experiment.ShouldBe("mnist1d-training");
        study.Settings.Preset.ShouldBe("quick");
        study.Settings.Options.ShouldBe(Quick.Options);
        study.Trials.ShouldBe(new TrialCounts(3, 0, 0, 0, 0));
    }

    [Fact]
    public void Studies_are_listed_by_name()
    {
        using var store = Open();
        foreach (var name in (string[])["beta", "alpha", "Ünïcode 'quoted'"])
            store.Plan(name, "e", Quick, SomeTrials.Many(1));

        store.Studies().Select(study => study.Name).ShouldBe(["alpha", "beta", "Ünïcode 'quoted'"]);
    }

    [Fact]
    public void A_study_that_is_not_there_is_null_when_looked_for_and_an_error_when_used()
    {
        using var store = Open();

        store.Find("none").ShouldBeNull();
        store.Remove("none").ShouldBeFalse();
        Should.Throw<StudyStoreException>(() => store.Trials("none")).Message.ShouldContain("'none'");
        Should.Throw<StudyStoreException>(() => store.Claim("none"));
        Should.Throw<StudyStoreException>(() => store.RetryFailed("none"));
    }

    [Fact]
    public void Another_experiment_may_not_take_over_a_study()
    {
        using var store = Open();
        store.Plan("first", "one", Quick, SomeTrials.Many(1));

        Should.Throw<StudyStoreException>(() => store.Plan("first", "two", Quick, [])).Message.ShouldContain("'one'");
        store.Find("first")!.Trials.Total.ShouldBe(1);
    }

    [Fact]
    public void A_result_comes_back_to_the_bit()
    {
        var trial = SomeTrials.Trial(7);
        var history = new History(
            [
                new Evaluation(0, 0, 0.1, new Score(Math.PI, 0.9), new Score(1, double.NaN), null),
                new Evaluation(7, 0.5, 0.1, null, null, null),
                new Evaluation(8, 0.6, 0.1, null, new Score(1, 2), new Score(3, 4)),
                new Evaluation(40, 1.0 / 3, 1e-300, new Score(double.PositiveInfinity, -0.0), null,
                    new Score(double.Epsilon, 1)),
            ], null);
        using (var store = Open())
        {
            store.Plan("first", "e", Quick, [trial]);
            store.Complete(store.Claim("first")!, new TrialResult(trial, history, 123, 4.5), Somewhere).ShouldBeTrue();
        }
        using var again = Open();
        var record = again.Trials("first").ShouldHaveSingleItem();

        record.State.ShouldBe(TrialState.Done);
        record.Hash.ShouldBe(TrialIdentity.Hash(trial));
        record.Provenance.ShouldBe(Somewhere);
        var result = record.Result.ShouldNotBeNull();
        TrialIdentity.Hash(result.Trial).ShouldBe(record.Hash);
        (result.Parameters, result.Seconds, result.History.Divergence).ShouldBe((123, 4.5, null));
        result.History.Evaluations.Select(Bits).ShouldBe(history.Evaluations.Select(Bits));
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(null)]
    public void A_diverged_trial_keeps_its_step_and_last_finite_loss_and_is_never_tried_again(double? lastLoss)
    {
        using var store = Open();
        store.Plan("first", "e", Quick, [SomeTrials.Trial()]);
        var finished = SomeTrials.Run(SomeTrials.Trial());
        store.Complete(
            store.Claim("first")!,
            finished with { History = finished.History with { Divergence = new Divergence(17, lastLoss) } }, Somewhere);

        store.Find("first")!.Trials.ShouldBe(new TrialCounts(0, 0, 0, 1, 0));
        store.Results("first").Single().History.Divergence.ShouldBe(new Divergence(17, lastLoss));
        store.Claim("first").ShouldBeNull();
        store.RetryFailed("first").ShouldBe(0);
    }

    [Fact]
    public void A_trial_whose_loss_was_never_finite_has_a_curve_without_points()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, [SomeTrials.Trial()]);
        store.Complete(
            store.Claim("first")!, new TrialResult(SomeTrials.Trial(), new History([], new Divergence(0, null)), 1, 0),
            Somewhere);

        var history = store.Results("first").Single().History;
        history.Evaluations.ShouldBeEmpty();
        history.Divergence.ShouldBe(new Divergence(0, null));
    }

    [Fact]
    public void A_failed_trial_keeps_its_error_and_runs_again_only_when_asked()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(1));
        store.Fail(store.Claim("first")!, "no such file").ShouldBeTrue();

        var record = store.Trials("first").Single();
        (record.State, record.Error, record.Result).ShouldBe((TrialState.Failed, "no such file", null));
        store.Claim("first").ShouldBeNull();

        store.RetryFailed("first").ShouldBe(1);
        store.Trials("first").Single().Error.ShouldBeNull();
        store.Claim("first")!.Attempt.ShouldBe(1);
    }

    [Fact]
    public void Results_come_in_the_order_of_the_plan_whatever_the_order_they_finished_in()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(5));
        var claims = Enumerable.Range(0, 5).Select(_ => store.Claim("first")!).Reverse().ToList();
        foreach (var claim in claims)
            store.Complete(claim, SomeTrials.Run(claim.Trial), Somewhere);

        store.Results("first").Select(result => result.Trial.Seed).ShouldBe([0ul, 1ul, 2ul, 3ul, 4ul]);
    }

    [Fact]
    public void Growing_a_study_leaves_only_what_is_missing_to_do()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(3));
        RunAll(store, "first");

        store.Plan("first", "e", Quick, SomeTrials.Many(5)).Trials.ShouldBe(new TrialCounts(2, 0, 3, 0, 0));

        RunAll(store, "first").ShouldBe([3ul, 4ul]);
        store.Plan("first", "e", Quick, SomeTrials.Many(2)).Trials.ShouldBe(new TrialCounts(0, 0, 2, 0, 0));
        store.Plan("first", "e", Quick, SomeTrials.Many(5)).Trials.ShouldBe(new TrialCounts(0, 0, 5, 0, 0));
    }

    [Fact]
    public void Studies_share_the_trials_they_have_in_common()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(3));
        RunAll(store, "first");

        store.Plan("second", "f", Quick, SomeTrials.Many(4)).Trials.ShouldBe(new TrialCounts(1, 0, 3, 0, 0));
    }

    [Fact]
    public void A_trial_planned_twice_runs_once_and_counts_in_both_places()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, [SomeTrials.Trial(1), SomeTrials.Trial(2), SomeTrials.Trial(1)]);

        RunAll(store, "first").ShouldBe([1ul, 2ul]);
        store.Results("first").Select(result => result.Trial.Seed).ShouldBe([1ul, 2ul, 1ul]);
    }

    [Fact]
    public void Removing_a_study_keeps_the_trials_that_another_one_shares()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(4));
        store.Plan("second", "e", Quick, SomeTrials.Many(2));
        RunAll(store, "first");

        store.Remove("first").ShouldBeTrue();

        store.Studies().Select(study => study.Name).ShouldBe(["second"]);
        store.Find("second")!.Trials.Done.ShouldBe(2);
        store.Plan("first", "e", Quick, SomeTrials.Many(4)).Trials.ShouldBe(new TrialCounts(2, 0, 2, 0, 0));
    }

    [Fact]
    public void Two_processes_never_hold_the_same_trial()
    {
        using var one = Open();
        using var two = Open();
        one.Plan("first", "e", Quick, SomeTrials.Many(20));

        var seeds = new List<ulong>();
        for (var i = 0; i < 10; i++)
            seeds.AddRange([one.Claim("first")!.Trial.Seed, two.Claim("first")!.Trial.Seed]);

        seeds.ShouldBeUnique();
        one.Claim("first").ShouldBeNull();
        two.Claim("first").ShouldBeNull();
    }

    [Fact]
    public void Many_threads_of_two_processes_run_every_trial_once()
    {
        using var one = Open();
        using var two = Open();
        one.Plan("first", "e", Quick, SomeTrials.Many(60));
        var seeds = new System.Collections.Concurrent.ConcurrentBag<ulong>();

        Parallel.ForEach((IStudyStore[])[one, two, one, two], new ParallelOptions { MaxDegreeOfParallelism = 4 },
            store =>
        {
            foreach (var seed in RunAll(store, "first"))
                seeds.Add(seed);
        });

        seeds.Order().ShouldBe(Enumerable.Range(0, 60).Select(seed => (ulong)seed));
        one.Find("first")!.Trials.Done.ShouldBe(60);
    }

    [Fact]
    public void A_released_trial_is_planned_again_and_the_attempt_does_not_count()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(1));
        for (var i = 0; i < 5; i++)
            store.Release(store.Claim("first")!);

        store.Claim("first")!.Attempt.ShouldBe(1);
    }

    [Fact]
    public void Closing_a_store_gives_back_what_it_had_claimed()
    {
        using var other = Open();
        using (var store = Open())
        {
            store.Plan("first", "e", Quick, SomeTrials.Many(1));
            store.Claim("first").ShouldNotBeNull();
            other.Claim("first").ShouldBeNull();
        }
        other.Claim("first")!.Attempt.ShouldBe(1);
    }

    [Fact]
    public void A_trial_whose_process_was_killed_is_planned_again_when_the_store_is_opened_next()
    {
        var killed = OpenAsKilledProcess();
        killed.Plan("first", "e", Quick, SomeTrials.Many(2));
        killed.Claim("first").ShouldNotBeNull();

        using var store = Open();

        store.Find("first")!.Trials.ShouldBe(new TrialCounts(2, 0, 0, 0, 0));
    }

    [Fact]
    public void The_trials_of_a_living_process_are_left_to_it()
    {
        using var living = Open();
        living.Plan("first", "e", Quick, SomeTrials.Many(1));
        living.Claim("first").ShouldNotBeNull();

        using var store = Open();

        store.Recover().ShouldBe(0);
        store.Find("first")!.Trials.Running.ShouldBe(1);
    }

    [Fact]
    public void A_worker_that_was_thought_dead_cannot_write_over_the_one_that_took_its_trial()
    {
        var late = OpenAsKilledProcess();
        late.Plan("first", "e", Quick, SomeTrials.Many(2));
        var claim = late.Claim("first")!;
        using var store = Open();
        var retaken = store.Claim("first") is { } first && first.Hash == claim.Hash ? first : store.Claim("first")!;
        retaken.Hash.ShouldBe(claim.Hash);

        late.Complete(claim, SomeTrials.Run(claim.Trial), Somewhere).ShouldBeFalse();
        late.Fail(claim, "late").ShouldBeFalse();
        late.Release(claim);

        store.Complete(retaken, SomeTrials.Run(retaken.Trial), Somewhere).ShouldBeTrue();
        late.Claim("first").ShouldBeNull();
        late.Dispose();
        store.Find("first")!.Trials.ShouldBe(new TrialCounts(0, 1, 1, 0, 0));
    }

    [Fact]
    public void A_trial_that_ends_its_process_three_times_fails_and_is_not_tried_again()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(1));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            OpenAsKilledProcess().Claim("first", lastAttempts: true)!.Attempt.ShouldBe(attempt);
            store.Recover().ShouldBe(1);
        }

        var record = store.Trials("first").Single();
        (record.State, record.Attempts).ShouldBe((TrialState.Failed, 3));
        record.Error.ShouldNotBeNull().ShouldContain("3 times");
        store.Claim("first", lastAttempts: true).ShouldBeNull();
    }

    [Fact]
    public void A_trial_that_ended_its_process_waits_behind_the_others_and_its_last_attempt_must_be_asked_for()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(3));
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            using var probe = OpenAsKilledProcess();
            var claims = Enumerable.Range(0, 3).Select(_ => probe.Claim("first")).ToList();
            foreach (var claim in claims.Where(claim => claim!.Trial.Seed != 0))
                probe.Release(claim!);
            store.Recover().ShouldBe(1);
        }

        store.Claim("first")!.Trial.Seed.ShouldBe(1ul);
        store.Claim("first")!.Trial.Seed.ShouldBe(2ul);
        store.Claim("first").ShouldBeNull();
        store.Claim("first", lastAttempts: true)!.Attempt.ShouldBe(3);
    }

    static List<ulong> RunAll(IStudyStore store, string study)
    {
        var seeds = new List<ulong>();
        while (store.Claim(study) is { } claim)
        {
            store.Complete(claim, SomeTrials.Run(claim.Trial), Somewhere).ShouldBeTrue();
            seeds.Add(claim.Trial.Seed);
        }
        return seeds;
    }

    static string Bits(Evaluation evaluation)
    {
        return string.Join(' ', evaluation.Step, Hex(evaluation.Epoch), Hex(evaluation.LearningRate),
            Both(evaluation.Training), Both(evaluation.Validation), Both(evaluation.Test));

        static string Both(Score? score) => score is null ? "none" : $"{Hex(score.Loss)} {Hex(score.Error)}";
        static string Hex(double value) => BitConverter.DoubleToInt64Bits(value).ToString("x16");
    }
}
