using Fruitfly.Studies.Costs;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests.Costs;

public sealed class CalibrationTests
{
    [Fact]
    public void With_a_clock_that_ticks_a_step_an_evaluation_and_a_start_take_a_tick_each()
    {
        // Asking for the time takes a millisecond: a step, an evaluation of 100 examples, the loading; the
        // start is asked for four times more than what lies within it.
        var cost = SomeCosts.Of(SomeCosts.Trial(7), SomeCosts.Trial(7, seed: 1));

        var seconds = Calibration(1).Measure(cost, Load).SecondsOf(cost.ToRun);

        const double steps = (6 + 2 * 20 / 30.0) * 1e-3, evaluations = 2e-3;
        var start = seconds[1] - steps - evaluations;
        start.ShouldBeInRange(0, 3e-3);
        seconds[0].ShouldBe(seconds[1] + 1e-3, 1e-9, "the first loads the data for both");
    }

    [Fact]
    public void Several_cores_are_measured_at_once()
    {
        var cost = SomeCosts.Of(SomeCosts.Trial(7));
        var speed = Calibration(3).Measure(cost, Load);
        speed.SecondsOf(cost.ToRun).Single().ShouldBeGreaterThan(0);
        // A tick of a millisecond for 100,000 rounds of 24 operations in each lane.
        (speed.Peak / 2.4e9).ShouldBeOneOf(1, 4, 8, 16);
    }

    [Fact]
    public void Of_many_widths_some_are_measured_spread_over_the_logarithm_of_their_operations()
    {
        var trials =
            Enumerable.Range(0, 28).Select(i => SomeCosts.Trial((int)Math.Round(4 * Math.Pow(1.2, i)))).ToList();
        var chosen = Studies.Costs.Calibration.Choose(SomeCosts.Of(trials).ToRun).Select(trial => trial.Trial).ToList();
        chosen.Count.ShouldBe(8);
        (chosen[0], chosen[^1]).ShouldBe((trials[0], trials[^1]));
        chosen.Select(trial => trials.IndexOf(trial)).ShouldBe([0, 4, 8, 12, 15, 19, 23, 27]);
    }

    [Fact]
    public void Every_family_has_its_ends_measured_and_some_between_them()
    {
        Optimizer[] optimizers = [new Sgd(0.1), new Sgd(0.1, 0.9), new Adam(), new AdamW(), new Sgd(0.1, 0.5)];
        var trials = optimizers.SelectMany(optimizer =>
            Enumerable.Range(1, 10).Select(width => SomeCosts.Trial(width, optimizer: optimizer))).ToList();
        var chosen =
            Studies.Costs.Calibration.Choose(SomeCosts.Of(trials).ToRun).Select(trial => trials.IndexOf(trial.Trial))
                .ToList();
        chosen.Count.ShouldBe(4 * optimizers.Length);
        for (var family = 0; family < optimizers.Length; family++)
            chosen.ShouldSatisfyAllConditions(() => chosen.ShouldContain(10 * family),
                () => chosen.ShouldContain(10 * family + 9));
    }

    [Fact]
    public void All_shapes_of_a_study_have_a_speed_though_few_are_measured()
    {
        var cost = SomeCosts.Of([.. Enumerable.Range(1, 20).Select(width => SomeCosts.Trial(width))]);
        Calibration(1).Measure(cost, Load).SecondsOf(cost.ToRun)
            .ShouldAllBe(seconds => seconds > 0 && double.IsFinite(seconds));
    }

    [Fact]
    public void Where_nothing_is_to_run_nothing_is_measured()
    {
        var cost = SomeCosts.Of();
        Calibration(2).Measure(cost, Load).SecondsOf(cost.ToRun).ShouldBeEmpty();
    }

    [Fact]
    public void A_network_that_does_not_fit_its_data_is_an_error_on_one_core_and_on_several()
    {
        var trial = SomeCosts.Trial(7);
        var cost = SomeCosts.Of(trial with { Network = Fruitfly.Networks.Architecture.Mlp(41, 10) });
        foreach (var cores in (int[])[1, 2])
            Should.Throw<ArgumentException>(() => Calibration(cores).Measure(cost, Load)).Message.ShouldContain(
                "41 inputs");
    }

    [Fact]
    public void Of_a_pair_of_networks_one_is_timed_since_the_work_counts_both()
    {
        var trial = SomeCosts.Trial(7);
        var pair = SomeCosts.Of(trial with { Recipe = trial.Recipe with { ReplacedExample = 3 } }).ToRun[0];
        pair.Work.Steps.ShouldBe(2 * 8);
        new SampleTraining(pair).Recipe.ReplacedExample.ShouldBeNull();
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        var cost = SomeCosts.Of(SomeCosts.Trial(7));
        Should.Throw<OperationCanceledException>(() =>
            Calibration(2).Measure(cost, Load, new CancellationToken(canceled: true)));
    }

    static Calibration Calibration(int workers) => new(new TickingTime(TimeSpan.FromMilliseconds(1)), workers)
    {
        Share = 0.004,
    };

    static SealedDataSet Load(Trial trial) => new(trial.Data.Load(trial.Seed));
}
