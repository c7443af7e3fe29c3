using Fruitfly.Studies.StudyHost;
using Fruitfly.Studies.Tables;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests;

// What a table of trials shows.
public abstract partial class StudyStoreContract
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(3, 4)]
    [InlineData(1999, 500)]
    [InlineData(400, 1200)]
    [InlineData(2000, 10)]
    public void Trials_are_read_a_page_at_a_time(int skip, int take)
    {
        using var store = Open();
        store.Plan("first", "e", Quick, SomeTrials.Many(2000));

        store.Trials("first", skip, take).Select(trial => trial.Position)
            .ShouldBe(Enumerable.Range(skip, Math.Min(take, 2000 - skip)));
    }

    [Fact]
    public void A_study_of_100_000_trials_is_planned_counted_paged_and_claimed()
    {
        using var store = Open();
        store.Plan("large", "e", Quick, PretendedTraining.Plan(100_000)).Trials.Planned.ShouldBe(100_000);

        store.Trials("large", 99_990, 100).Count().ShouldBe(10);
        for (var i = 0ul; i < 50; i++)
            store.Claim("large")!.Trial.Seed.ShouldBe(i);
        store.Studies().Single().Trials.ShouldBe(new TrialCounts(99_950, 50, 0, 0, 0));
        store.Remove("large").ShouldBeTrue();
    }

    [Fact]
    public void A_page_of_trials_tells_everything_but_their_curves()
    {
        using var store = Open();
        store.Plan("first", "e", Quick, [SomeTrials.Trial(ulong.MaxValue)]);
        store.Complete(store.Claim("first")!, SomeTrials.Run(SomeTrials.Trial(3)) with { Seconds = 1.5 }, Somewhere);

        var page = store.Page("first", new());

        page.Total.ShouldBe(1);
        var trial = page.Trials.ShouldHaveSingleItem();
        var last = SomeTrials.Run(SomeTrials.Trial(3)).History.Last;
        (trial.Position, trial.Hash, trial.State, trial.Attempts).ShouldBe(
            (0, TrialIdentity.Hash(SomeTrials.Trial(ulong.MaxValue)), TrialState.Done, 1));
        (trial.Seed, trial.Error, trial.DivergedStep, trial.TestScores).ShouldBe(
            ("18446744073709551615", null, null, 4));
        trial.Measures.ShouldBe(new Dictionary<TrialMeasure, double>
        {
            [TrialMeasure.TrainingLoss] = last.Training!.Loss, [TrialMeasure.TrainingError] = last.Training.Error,
            [TrialMeasure.TestLoss] = last.Test!.Loss, [TrialMeasure.TestError] = last.Test.Error,
            [TrialMeasure.Step] = 120, [TrialMeasure.Parameters] = 5110, [TrialMeasure.Seconds] = 1.5,
        }, ignoreOrder: true);
        trial[TrialMeasure.ValidationError].ShouldBeNull();
        trial.Started.ShouldNotBeNull();
        trial.Ended.ShouldNotBeNull();
        store.Settings("first")[trial.Settings].ShouldBe(
            CanonicalDescription.WithoutSeed(CanonicalDescription.Write(SomeTrials.Trial())));
    }

    [Theory]
    [InlineData(TrialColumn.Position, false, "0 1 2 3 4")]
    [InlineData(TrialColumn.Position, true, "4 3 2 1 0")]
    [InlineData(TrialColumn.Seed, false, "2 3 1 0 4")]
    [InlineData(TrialColumn.Seed, true, "4 0 1 3 2")]
    [InlineData(TrialColumn.Measure, false, "0 1 3 2 4")]
    [InlineData(TrialColumn.Measure, true, "3 1 0 2 4")]
    [InlineData(TrialColumn.State, false, "0 1 3 2 4")]
    public void Trials_are_in_the_order_asked_for_and_what_has_no_value_comes_last(
        TrialColumn column, bool isDescending, string order)
    {
        using var store = Some();
        var query = new TrialQuery { Order = new(column, isDescending) { Measure = TrialMeasure.TestLoss } };
        string.Join(' ', store.Page("some", query).Trials.Select(trial => trial.Position)).ShouldBe(order);
        string.Join(' ', store.Page("some", query with { Skip = 1, Take = 2 }).Trials.Select(trial => trial.Position))
            .ShouldBe(order.Substring(2, 3));
    }

    [Theory]
    [InlineData(false, "2 3 0 1 4")]
    [InlineData(true, "0 1 2 3 4")]
    public void Trials_are_in_the_order_of_a_setting_and_what_does_not_have_it_comes_last(
        bool isDescending, string order)
    {
        using var store = Open();
        store.Plan("some", "e", Quick,
        [
            With(new Sgd(0.1, Momentum: 0.9), 1), With(new Sgd(0.1, Momentum: 0.9), 2),
            With(new Sgd(0.1, Momentum: 0.125), 1), With(new Sgd(0.1, Momentum: 0.125), 2), With(new Adam(0.1), 1),
        ]);
        var ranks = SettingTable.Of(store.Settings("some")).Ranks("recipe.optimizer.momentum");
        var query = new TrialQuery { Order = TrialOrder.By(ranks, isDescending) };
        string.Join(' ', store.Page("some", query).Trials.Select(trial => trial.Position)).ShouldBe(order);
        string.Join(' ', store.Page("some", query with { Skip = 3, Take = 1 }).Trials.Select(trial => trial.Position))
            .ShouldBe(order.Substring(6, 1));

        static Trial With(Optimizer optimizer, ulong seed) =>
            SomeTrials.Trial(seed) with { Recipe = new Recipe { Optimizer = optimizer } };
    }

    [Fact]
    public void What_every_trial_came_to_is_told_in_one_pass_and_one_planned_twice_once()
    {
        using var some = Some();
        var values = some.Values("some", TrialMeasure.TestLoss);
        values.Select(trial => (trial.Position, trial.Seed, trial.State, trial.Value)).ShouldBe(
        [
            (0, "300", TrialState.Done, 1), (1, "100", TrialState.Done, 2), (2, "3", TrialState.Failed, null),
            (3, "20", TrialState.Done, 3), (4, "400", TrialState.Planned, null),
        ]);
        values.Take(4).Select(trial => trial.Ended).ShouldBe(
            some.Page("some", new()).Trials.Take(4).Select(trial => trial.Ended));
        values[4].Ended.ShouldBeNull();
        values.Select(trial => trial.Settings).Distinct().ShouldBe(some.Settings("some").Keys, ignoreOrder: true);
        some.Values("some", TrialMeasure.TestLoss, TrialFilter.Parse("test-loss>1", []))
            .Select(trial => trial.Position).ShouldBe([1, 3]);
        some.Plan("some", "e", Quick, [SomeTrials.Trial(20), SomeTrials.Trial(20)]);
        some.Values("some", TrialMeasure.TestLoss).ShouldHaveSingleItem().Value.ShouldBe(3);
    }

    [Theory]
    [InlineData("", "done", "0 1 3")]
    [InlineData("", "failed planned", "2 4")]
    [InlineData("luck", "", "2")]
    [InlineData("MNIST1D", "", "0 1 2 3 4")]
    [InlineData("learningRate=0.1", "", "0 1 2 3")]
    [InlineData("recipe.optimizer.learningRate=1e-1", "done", "0 1 3")]
    [InlineData("Rate=0.1", "", "")]
    [InlineData("kind=sgd learningRate=0.2", "", "4")]
    [InlineData("outputs<20", "done", "0 1 3")]
    [InlineData("no-such-text", "", "")]
    [InlineData("%", "", "")]
    [InlineData("' OR 1=1 --", "", "")]
    public void A_filter_finds_states_settings_and_texts(string typed, string states, string found)
    {
        using var store = Some();
        var filter = TrialFilter.Parse(typed,
            [.. states.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(state => Enum.Parse<TrialState>(state, ignoreCase: true))]);
        var page = store.Page("some", new() { Filter = filter });
        string.Join(' ', page.Trials.Select(trial => trial.Position)).ShouldBe(found);
        page.Total.ShouldBe(page.Trials.Count);
        store.Groups("some", TrialMeasure.TestLoss, filter).Sum(group => group.Trials.Total).ShouldBe(page.Total);
    }

    [Fact]
    public void A_trial_is_found_by_the_beginning_of_its_hash()
    {
        using var store = Some();
        var trial = store.Page("some", new()).Trials[3];
        store.Page("some",
            new() { Filter = new() { Texts = [trial.Hash[..12]] } }).Trials.ShouldHaveSingleItem().Position.ShouldBe(3);
        store.Trial("some", trial.Hash).ShouldNotBeNull().Result!.History.Last.Test!.Loss.ShouldBe(3);
        store.Trial("some", new string('0', 64)).ShouldBeNull();
    }

    [Fact]
    public void Trials_that_differ_in_the_seed_only_are_a_group_with_its_interval_and_its_losses()
    {
        using var store = Some();

        var groups = store.Groups("some", TrialMeasure.TestLoss);

        groups.Select(group => group.Position).ShouldBe([0, 4]);
        groups[0].Trials.ShouldBe(new TrialCounts(Planned: 0, Running: 0, Done: 3, Diverged: 0, Failed: 1));
        groups[0].Estimate.ShouldBe(Fruitfly.Measurement.Estimate.OfMean([1, 2, 3]));
        groups[1].Trials.ShouldBe(new TrialCounts(1, 0, 0, 0, 0));
        groups[1].Estimate.ShouldBeNull();
        store.Groups("some", TrialMeasure.ValidationLoss)[0].Estimate.ShouldBeNull();
    }

    [Fact]
    public void A_diverged_trial_is_counted_and_not_averaged_and_one_planned_twice_counts_once()
    {
        using var store = Open();
        var trials = SomeTrials.Many(3);
        store.Plan("some", "e", Quick, [.. trials, trials[0]]);
        foreach (var (place, trial) in trials.Index())
        {
            var result = Losing(trial, place + 1);
            store.Complete(store.Claim("some")!,
                place == 2 ? result with { History = result.History with { Divergence = new(7, 9) } } : result,
                Somewhere);
        }

        var group = store.Groups("some", TrialMeasure.TestLoss).ShouldHaveSingleItem();

        group.Trials.ShouldBe(new TrialCounts(0, 0, Done: 2, Diverged: 1, 0));
        group.Estimate.ShouldBe(Fruitfly.Measurement.Estimate.OfMean([1, 2]));
        store.Page("some", new()).Total.ShouldBe(4);
        store.TestSet("some").Times.ShouldBe(3);
    }

    [Fact]
    public void Openings_of_the_test_set_are_the_same_as_counted_from_the_curves()
    {
        using var store = Some();
        var (quick, counted) = (store.TestSet("some"), TestSetUse.Of("some", store.Trials("some")));
        quick.Openings.ShouldBe(counted.Openings);
        (quick.Study, quick.Trials, quick.Between).ShouldBe((counted.Study, counted.Trials, counted.Between));
    }

    [Fact]
    public void A_study_without_trials_has_an_empty_table()
    {
        using var store = Open();
        store.Plan("some", "e", Quick, []);
        store.Page("some", new())
            .ShouldSatisfyAllConditions(page => page.Total.ShouldBe(0), page => page.Trials.ShouldBeEmpty());
        store.Groups("some", TrialMeasure.TestLoss).ShouldBeEmpty();
        store.Settings("some").ShouldBeEmpty();
        store.TestSet("some").Trials.ShouldBe(0);
    }

    [Fact]
    public void Tables_refuse_studies_that_are_not_there_and_pages_that_are_too_large()
    {
        using var store = Open();
        Should.Throw<StudyStoreException>(() => store.Page("none", new()));
        Should.Throw<StudyStoreException>(() => store.Values("none", TrialMeasure.TestLoss));
        Should.Throw<StudyStoreException>(() => store.Settings("none"));
        Should.Throw<StudyStoreException>(() => store.Trial("none", "0"));
        Should.Throw<StudyStoreException>(() => store.TestSet("none"));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            store.Page("none", new() { Take = TrialQuery.LargestPage + 1 }));
        Should.Throw<ArgumentOutOfRangeException>(() => store.Page("none", new() { Skip = -1 }));
    }

    [Fact]
    public void A_study_says_how_many_times_it_was_planned()
    {
        using var store = Open();
        store.Plan("some", "e", Quick, SomeTrials.Many(1)).Plans.ShouldBe(1);
        store.Plan("some", "e", Quick, SomeTrials.Many(2)).Plans.ShouldBe(2);
        store.Studies().Single().Plans.ShouldBe(2);
    }

    [Fact]
    public void What_runs_is_told_with_its_rate_and_what_its_process_left_behind_is_not_alive()
    {
        using (var killed = OpenAsKilledProcess())
        {
            killed.Plan("some", "e", Quick, SomeTrials.Many(4));
            killed.Activities().ShouldBeEmpty();
            killed.Complete(killed.Claim("some")!, SomeTrials.Run(SomeTrials.Trial()), Somewhere);
            killed.Claim("some").ShouldNotBeNull();
            killed.Activities().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                activity => activity.Study.ShouldBe("some"),
                activity => activity.IsAlive.ShouldBeFalse(),
                activity => activity.IsStale(activity.News).ShouldBeTrue());
        }
        using var store = Open();
        store.Claim("some").ShouldNotBeNull();
        var alive = store.Activities().ShouldHaveSingleItem();
        alive.IsAlive.ShouldBeTrue();
        alive.IsStale(alive.News).ShouldBeFalse();
        alive.IsStale(alive.News.AddMinutes(4)).ShouldBeTrue();
    }

    [Fact]
    public void What_another_process_commits_is_noticed()
    {
        using var one = Open();
        var before = one.Changes();
        one.Changes().ShouldBe(before);
        using (var two = Open())
            two.Plan("some", "e", Quick, SomeTrials.Many(1));
        one.Changes().ShouldNotBe(before);
    }

    /// <summary>Seeds 300, 100, 3 (fails) and 20 with test losses 1, 2, 3, and one of another
    /// learning rate that has not run.</summary>
    IStudyStore Some()
    {
        var store = Open();
        Trial[] trials =
        [
            SomeTrials.Trial(300), SomeTrials.Trial(100), SomeTrials.Trial(3), SomeTrials.Trial(20),
            SomeTrials.Trial(400) with { Recipe = new Recipe { Optimizer = new Sgd(0.2, Momentum: 0.9) } },
        ];
        store.Plan("some", "e", Quick, trials);
        double loss = 0;
        for (var i = 0; i < 4; i++)
        {
            var claim = store.Claim("some")!;
            if (claim.Trial.Seed == 3)
                store.Fail(claim, "Exception: out of luck");
            else
                store.Complete(claim, Losing(claim.Trial, ++loss), Somewhere);
        }
        return store;
    }

    static TrialResult Losing(Trial trial, double loss) =>
        new(trial, new History([new Evaluation(0, 0, 0.1, null, null, new Score(loss, 0.5))], null), 10, 1);

    [Theory]
    [InlineData("test-loss<2", 1)]
    [InlineData("test-loss<=2", 2)]
    [InlineData("test-loss=2..3", 2)]
    [InlineData("test-loss>5", 0)]
    [InlineData("test-error=50%", 3)]
    [InlineData("test-error>0.4 test-loss>1", 2)]
    [InlineData("learningRate>0.15", 1)]
    [InlineData("learningRate=0.15..0.25", 1)]
    [InlineData("learningRate<0.15", 4)]
    [InlineData("learningRate<0.15 test-loss>=1", 3)]
    public void Trials_are_filtered_by_ranges_of_settings_and_measures(string typed, int expected)
    {
        using var store = Some();
        var filter = TrialFilter.Parse(typed, []);
        var page = store.Page("some", new() { Filter = filter });
        (page.Total, page.Trials.Count).ShouldBe((expected, expected));
        store.Groups("some", TrialMeasure.TestLoss, filter).Sum(group => group.Trials.Total).ShouldBe(expected);
    }
}
