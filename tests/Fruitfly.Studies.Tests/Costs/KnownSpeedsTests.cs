using Fruitfly.Studies.Costs;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests.Costs;

/// <summary>Forecasts by speeds that are known, and what trials show of them.</summary>
public sealed class KnownSpeedsTests
{
    readonly SettableClock _clock = new();
    readonly KeptSpeeds _kept;
    readonly StudyCost _cost = SomeCosts.Of([.. new[] { 5, 7, 9 }.Select(width => SomeCosts.Trial(width))]);

    public KnownSpeedsTests() => _kept = new KeptSpeeds(null, _clock);

    [Fact]
    public void Where_every_speed_is_known_nothing_is_measured_or_loaded()
    {
        var fresh = Measured(_cost);

        var known = new Calibration(new NoTime(), 1, _kept).Measure(
            _cost, _ => throw new InvalidOperationException("its loading is known"));

        (fresh.Source, known.Source).ShouldBe((SpeedSource.Measured, SpeedSource.Known));
        known.SecondsOf(_cost.ToRun).ShouldBe(fresh.SecondsOf(_cost.ToRun));
        known.Peak.ShouldBe(fresh.Peak);
    }

    [Fact]
    public void Only_what_is_not_known_is_measured()
    {
        Measured(_cost);
        var more = SomeCosts.Of([.. new[] { 5, 7, 9, 100 }.Select(width => SomeCosts.Trial(width))]);

        Measured(more).Source.ShouldBe(SpeedSource.Both);

        _kept.Exactly(more.ToRun[3], 1).ShouldNotBeNull();
        Measured(more).Source.ShouldBe(SpeedSource.Known);
    }

    [Fact]
    public void One_family_that_was_measured_serves_the_next_study()
    {
        Measured(_cost);
        Measured(SomeCosts.Of(SomeCosts.Trial(6), SomeCosts.Trial(8))).Source.ShouldBe(SpeedSource.Known);
    }

    [Fact]
    public void Trials_that_take_twice_as_long_make_their_shape_twice_as_slow()
    {
        var (speed, trial) = (Measured(_cost), _cost.ToRun[1]);
        var predicted = speed.Of(trial.Shape);
        var lessons = Lessons(speed);

        lessons.Ended(_cost.ToRun[0].Hash, 1); // it loads the data for all
        lessons.Ended(trial.Hash, 2 * predicted.SecondsOf(trial.Work));
        lessons.Learn();

        var took = 2 * predicted.SecondsOf(trial.Work);
        var factor = Math.Pow(2, Math.Min(1, took)); // of less than a second a part
        _kept.Exactly(trial, 1)!.Step.ShouldBe(factor * predicted.Step, 1e-9);
        _kept.Exactly(_cost.ToRun[0], 1).ShouldBe(speed.Of(_cost.ToRun[0].Shape), "it loaded the data");
    }

    [Fact]
    public void A_second_of_trials_is_believed_wholly()
    {
        var trial = SomeCosts.Of(SomeCosts.Trial(7, steps: 100_000)).ToRun[0];
        var cost = new StudyCost([trial], 0);
        var speed = Measured(cost);
        var seconds = speed.Of(trial.Shape).SecondsOf(trial.Work);
        seconds.ShouldBeGreaterThan(2);
        var lessons = Lessons(speed, cost);

        lessons.Ended(trial.Hash, seconds / 2);
        lessons.Learn();

        _kept.Exactly(trial, 1)!.SecondsOf(trial.Work).ShouldBe(seconds / 2, 1e-6 * seconds);
    }

    [Fact]
    public void A_speed_that_was_interpolated_is_known_once_a_trial_has_shown_it()
    {
        Measured(_cost);
        var cost = SomeCosts.Of(SomeCosts.Trial(6), SomeCosts.Trial(6, seed: 1));
        var lessons = Lessons(Measured(cost), cost);
        _kept.Exactly(cost.ToRun[0], 1).ShouldBeNull();

        lessons.Ended(cost.ToRun[0].Hash, 0.01);
        lessons.Ended(cost.ToRun[1].Hash, 0.01);
        lessons.Learn();

        _kept.Exactly(cost.ToRun[0], 1).ShouldNotBeNull();
    }

    [Fact]
    public void A_machine_that_slept_teaches_nothing()
    {
        var (speed, trial) = (Measured(_cost), _cost.ToRun[1]);
        var lessons = Lessons(speed);
        lessons.Ended(trial.Hash, 3600);
        lessons.Ended(trial.Hash, 3600);
        lessons.Ended("a trial without a prediction", 1);
        lessons.Learn();
        _kept.Exactly(trial, 1)!.Step.ShouldBe(speed.Of(trial.Shape).Step, 1e-12);
    }

    [Fact]
    public void What_trials_show_makes_a_speed_younger()
    {
        var (speed, trial) = (Measured(_cost), _cost.ToRun[1]);
        _clock.Advance(KeptSpeeds.MostAge - TimeSpan.FromDays(1));
        var lessons = Lessons(speed);
        lessons.Ended(_cost.ToRun[0].Hash, 1);
        lessons.Ended(trial.Hash, speed.Of(trial.Shape).SecondsOf(trial.Work));
        lessons.Learn();
        _clock.Advance(TimeSpan.FromDays(2));
        _kept.Exactly(trial, 1).ShouldNotBeNull();
        _kept.Exactly(_cost.ToRun[0], 1).ShouldBeNull();
    }

    [Fact]
    public void Early_stopping_says_nothing_of_a_speed()
    {
        var trial = SomeCosts.Trial(7);
        var cost = SomeCosts.Of(trial with { Recipe = trial.Recipe with { EarlyStopping = new EarlyStopping() } });
        var speed = Measured(cost);
        var lessons = Lessons(speed, cost);
        lessons.Ended(cost.ToRun[0].Hash, 1e-2);
        lessons.Ended(cost.ToRun[0].Hash, 1e-2);
        lessons.Learn();
        _kept.Exactly(cost.ToRun[0], 1).ShouldBe(speed.Of(cost.ToRun[0].Shape));
    }

    MachineSpeed Measured(StudyCost cost) =>
        new Calibration(new TickingTime(TimeSpan.FromMilliseconds(1)), 1, _kept) { Share = 0.004 }.Measure(
            cost, trial => new SealedDataSet(trial.Data.Load(trial.Seed)));

    SpeedLessons Lessons(MachineSpeed speed, StudyCost? cost = null) => new(_kept, cost ?? _cost, speed, 1);

    sealed class NoTime : TimeProvider
    {
        public override long GetTimestamp() => throw new InvalidOperationException("nothing is measured");
    }
}
