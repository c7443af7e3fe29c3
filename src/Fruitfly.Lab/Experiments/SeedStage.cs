using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments;

/// <summary>A plan with fewer seeds, all of whose trials belong to the whole plan too: it can be measured while the
/// others still run.</summary>
/// <param name="Seeds">of the option that asks for most</param>
/// <param name="OfSeeds">how many that option asks for in the whole plan</param>
sealed record SeedStage(ExperimentSettings Settings, TrialPlan Plan, int Seeds, int OfSeeds)
{
    public TrialList Trials => Plan.List;

    /// <summary>The stages with 1, 2, 4, … seeds, each larger than the one before; the whole plan is not among them.
    /// None where nothing is repeated over seeds, and none of those whose trials are others.</summary>
    public static IReadOnlyList<SeedStage> Of(Experiment experiment, ExperimentSettings settings, TrialList trials)
    {
        ExperimentOption[] seeds = [.. experiment.Options.Where(option => option.IsSeedCount)];
        var most = seeds.Select(option => checked((int)settings[option.Name])).DefaultIfEmpty().Max();
        var whole = trials.Hashes.ToHashSet();
        var stages = new List<SeedStage>();
        for (var count = 1L; count < most; count *= 2)
        {
            var fewer = settings.With(seeds.ToDictionary(
                option => option.Name, option => Math.Min(settings[option.Name], Math.Max(option.Minimum, count))));
            var stage = new SeedStage(fewer, experiment.Plan(fewer), (int)count, most);
            var size = stage.Trials.Hashes.Distinct().Count();
            if (size > (stages.Count > 0 ? stages[^1].Trials.Hashes.Distinct().Count() : 0) && size < whole.Count
                && stage.Trials.Hashes.All(whole.Contains))
                stages.Add(stage);
        }
        return stages;
    }

    /// <summary>The same trials, each once, those of the first stage first; within a
    /// stage in the order of the plan.</summary>
    public static TrialList InOrder(IReadOnlyList<SeedStage> stages, TrialList trials)
    {
        var ranks = new Dictionary<string, int>();
        for (var stage = 0; stage < stages.Count; stage++)
            foreach (var hash in stages[stage].Trials.Hashes)
                ranks.TryAdd(hash, stage);
        return new([.. trials.Hashes.Distinct().OrderBy(hash => ranks.GetValueOrDefault(hash, stages.Count))]);
    }
}
