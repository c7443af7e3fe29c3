using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What the settings of a sweep scored.</summary>
/// <param name="Compared">every setting at the rung that most of them reached, in the order of the plan: the figures
/// compare these, since all of them were trained alike</param>
/// <param name="Candidates">the settings among which is chosen, the best first: those at the last rung with all their
/// trials. Settings that diverged less come first, then the mean decides.</param>
public sealed record SweepScores(
    SweepPlan Plan, IReadOnlyList<SettingScore> Compared, IReadOnlyList<SettingScore> Candidates)
{
    public MetricWords Metric { get; } = MetricWords.Of(Plan.Metric);

    /// <summary>Trials that ended.</summary>
    public required int Trials { get; init; }

    /// <summary>Those among them that diverged.</summary>
    public required int Diverged { get; init; }

    /// <summary>What every trial scored, in the order of the plan.</summary>
    public required IReadOnlyList<TrialScore> All { get; init; }

    /// <summary>The rung of <see cref="Compared"/>.</summary>
    public int Rung => Compared.Count == 0 ? 0 : Compared[0].Rung;

    /// <param name="score">of a trial that did not diverge</param>
    /// <exception cref="ArgumentException">no trial has ended</exception>
    public static SweepScores Of(SweepResults results, Func<TrialResult, double> score)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(score);
        if (results.Trials.Count == 0)
            throw new ArgumentException("No trial has ended, so there is nothing to compare.", nameof(results));
        var (plan, metric) = (results.Plan, MetricWords.Of(results.Plan.Metric));
        List<TrialScore> trials = [.. Score(results, score)];
        var settings = plan.Settings.ToDictionary(setting => setting.Number);
        List<SettingScore> scores =
        [
            .. from trial in trials
               group trial by (trial.Key.Setting, trial.Key.Rung) into same
               select new SettingScore(settings[same.Key.Setting], same.Key.Rung, [.. same], plan.Folds),
        ];
        var rung = scores.CountBy(setting => setting.Rung).OrderByDescending(pair => pair.Value)
            .ThenByDescending(pair => pair.Key).First().Key;
        var last = scores.Max(setting => setting.Rung);
        List<SettingScore> finalists = [.. scores.Where(setting => setting.Rung == last)];
        var complete = finalists.Max(setting => setting.Trials.Count);
        return new(plan,
            [.. scores.Where(setting => setting.Rung == rung).OrderBy(setting => setting.Setting.Number)],
            [
                .. from setting in finalists
                   where setting.Trials.Count == complete && setting.Estimate is not null
                   orderby setting.Diverged, metric.Cost(setting.Mean), setting.Setting.Number
                   select setting,
            ])
        {
            Trials = trials.Count,
            Diverged = trials.Count(trial => trial.Diverged),
            All = trials,
        };
    }

    /// <summary>In the order of the plan; a trial with several keys counts for each.</summary>
    static IEnumerable<TrialScore> Score(SweepResults results, Func<TrialResult, double> score)
    {
        var known = new Dictionary<TrialResult, double>(ReferenceEqualityComparer.Instance);
        foreach (var (key, _) in results.Plan.Trials)
        {
            if (!results.Trials.TryGetValue(key, out var result))
                continue;
            if (!known.TryGetValue(result, out var value))
                known[result] = value = result.History.Diverged || result.History.Evaluations.Count == 0
                    ? double.NaN : score(result);
            yield return new(key, value, result.Seconds, result.Parameters);
        }
    }
}
