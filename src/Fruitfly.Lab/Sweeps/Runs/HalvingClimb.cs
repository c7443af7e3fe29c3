using Fruitfly.Lab.Sweeps.Designs;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Runs;

/// <summary>Successive halving (Jamieson and Talwalkar 2016): all settings of a bracket are trained briefly, the better
/// ones for longer, by the mean of the metric over seeds and folds. Of equals the one that comes first climbs, and one
/// that diverged comes last, so that the same trials always lead the same way.</summary>
/// <param name="score">of a trial by the plan's metric; NaN where it diverged</param>
sealed class HalvingClimb(SweepPlan plan, HalvingLadder ladder, Func<TrialResult, double> score)
{
    readonly ILookup<(int Setting, int Rung), KeyValuePair<SweepKey, Trial>> _trials =
        plan.Trials.ToLookup(pair => (pair.Key.Setting, pair.Key.Rung));

    /// <summary>Trains rung after rung.</summary>
    /// <param name="train">trains trials, and gives the results of all that ended so far</param>
    /// <returns>the settings of each rung, after it was trained</returns>
    public IEnumerable<IReadOnlyList<int>> Climb(
        Func<IReadOnlyList<KeyValuePair<SweepKey, Trial>>, IReadOnlyDictionary<SweepKey, TrialResult>> train)
    {
        // A bracket is the settings that begin at one rung.
        List<List<int>> brackets = [.. plan.Trials.GroupBy(pair => pair.Key.Setting)
            .Select(group => (Setting: group.Key, Start: group.Min(pair => pair.Key.Rung)))
            .GroupBy(setting => setting.Start).OrderBy(bracket => bracket.Key)
            .Select(bracket => bracket.Select(setting => setting.Setting).ToList())];
        foreach (var bracket in brackets)
        {
            IReadOnlyList<int> left = bracket;
            for (var rung = StartOf(bracket[0]); rung < ladder.Rungs; rung++)
            {
                var results = train([.. left.SelectMany(setting => _trials[(setting, rung)])]);
                yield return left;
                left = [.. left.OrderBy(setting => CostOf(setting, rung, results)).ThenBy(setting => setting)
                    .Take(ladder.Climbing(left.Count))];
            }
        }
    }

    /// <summary>The trials that will run, as far as that is known before: at each rung as many settings as climb, the
    /// first ones in place of those that will.</summary>
    public IEnumerable<Trial> Expected() => Climb(_ => new Dictionary<SweepKey, TrialResult>())
        .Zip(RungsClimbed(), (settings, rung) => settings.SelectMany(setting => _trials[(setting, rung)]))
        .SelectMany(trials => trials.Select(pair => pair.Value));

    IEnumerable<int> RungsClimbed()
    {
        foreach (var start in plan.Trials.GroupBy(pair => pair.Key.Setting).Select(group =>
            group.Min(pair => pair.Key.Rung)).Distinct().Order())
            for (var rung = start; rung < ladder.Rungs; rung++)
                yield return rung;
    }

    int StartOf(int setting)
    {
        var rung = 0;
        while (!_trials.Contains((setting, rung)))
            rung++;
        return rung;
    }

    double CostOf(int setting, int rung, IReadOnlyDictionary<SweepKey, TrialResult> results)
    {
        double[] scores = [.. _trials[(setting, rung)].Select(pair => pair.Key)
            .Where(results.ContainsKey).Select(key => score(results[key]))];
        return scores.Length == 0 || scores.Any(double.IsNaN) ? double.PositiveInfinity
            : MetricWords.Of(plan.Metric).Cost(scores.Average());
    }
}
