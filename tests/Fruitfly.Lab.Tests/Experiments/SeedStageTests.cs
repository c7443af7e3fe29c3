using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class SeedStageTests
{
    [Fact]
    public void Seeds_double_from_stage_to_stage_and_what_is_left_out_stays_left_out()
    {
        var stages = Stages(new GrowingExperiment());
        stages.Select(stage => (stage.Seeds, stage.OfSeeds, stage.Trials.Hashes.Count))
            .ShouldBe([(1, 5, 1), (2, 5, 2), (4, 5, 4)]);
        stages.ShouldAllBe(stage => stage.Settings["wide-seeds"] == 0 && stage.Settings["first-seed"] == 0);
    }

    [Fact]
    public void No_option_grows_beyond_what_was_asked()
    {
        var stages = Stages(new GrowingExperiment(), new() { ["seeds"] = 2, ["wide-seeds"] = 7 });
        stages.Select(stage => (stage.Settings["seeds"], stage.Settings["wide-seeds"]))
            .ShouldBe([(1, 1), (2, 2), (2, 4)]);
        stages.Select(stage => (stage.Seeds, stage.OfSeeds)).ShouldBe([(1, 7), (2, 7), (4, 7)]);
    }

    [Fact]
    public void The_trials_of_the_first_seeds_come_first_each_once()
    {
        var experiment = new GrowingExperiment();
        var settings = Settings(experiment, new() { ["seeds"] = 3, ["wide-seeds"] = 3 });
        var trials = experiment.Plan(settings);
        var ordered = SeedStage.InOrder(SeedStage.Of(experiment, settings, TrialList.Of(trials)),
            TrialList.Of([.. trials, .. trials]));
        var seeds = trials.ToDictionary(TrialIdentity.Hash, trial => trial.Seed);
        ordered.Hashes.Select(hash => seeds[hash]).ShouldBe([0ul, 0ul, 1ul, 1ul, 2ul, 2ul]);
        ordered.Hashes.ShouldBe(seeds.Keys, ignoreOrder: true);
    }

    [Fact]
    public void A_plan_with_fewer_seeds_is_no_stage_where_its_trials_are_others() =>
        Stages(new GrowingExperiment { IsAnotherWithFewer = true }).ShouldBeEmpty();

    [Fact]
    public void One_seed_has_no_stages() => Stages(new GrowingExperiment(), new() { ["seeds"] = 1 }).ShouldBeEmpty();

    static IReadOnlyList<SeedStage> Stages(GrowingExperiment experiment, Dictionary<string, double>? changed = null)
    {
        var settings = Settings(experiment, changed);
        return SeedStage.Of(experiment, settings, TrialList.Of(experiment.Plan(settings)));
    }

    static ExperimentSettings Settings(GrowingExperiment experiment, Dictionary<string, double>? changed) =>
        new(experiment, Preset.Quick, changed);
}
