using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>The score against each factor.</summary>
static class EffectFigures
{
    const int MostLevels = 12;

    public static Figure? Of(Factor factor, FactorNames names, SweepScores scores)
    {
        var (plan, metric) = (scores.Plan, scores.Metric);
        // As many bins as settings in each.
        var bins = Math.Clamp((int)Math.Sqrt(scores.Compared.Count), 3, MostLevels);
        var levels = new FactorLevels(
            factor, names.Of(factor), [.. scores.Compared.Select(one => one.Setting)], MostLevels, bins);
        var groups = scores.Compared.ToLookup(one => levels.Of(one.Setting));
        LineEstimate[] means =
        [
            .. from level in levels.All.Index()
               let mean = GroupMean.Of([.. groups[level.Index]], plan)
               where mean is not null
               select new LineEstimate(level.Item.Place, metric.Scaled(mean)),
        ];
        if (means.Length == 0)
            return null;
        var drawn = scores.Compared.Where(one => levels.Of(one.Setting) is not null).ToList();
        var chart = Effect.Draw(new()
        {
            Factor = levels.Title,
            Levels = levels.HasPlaces ? [] : levels.Names,
            IsHorizontalLogarithmic = levels.IsLogarithmic,
            Ticks = levels.Ticks,
            IsOrdered = levels.IsOrdered,
            Quantity = $"validation {metric.Name}",
            Unit = metric.Unit,
            IsZeroIncluded = IncludesZero(drawn.Select(one => one.Mean)),
            Trials = [.. Trials(drawn, levels, metric)],
            Settings = levels.IsBinned ? [] : Settings(drawn, levels, metric),
            Means = means,
            Diverged = [.. drawn.GroupBy(one => levels.All[levels.Of(one.Setting)!.Value].Place)
                .Select(same => (same.Key, same.Sum(one => one.Diverged)))],
            Note = Note(levels, plan),
        });
        return chart.ToFigure(Id(factor), Title(levels, groups, scores), plan.Name,
            $"Validation {metric.Name} against {levels.Title}.", Doubt(scores));
    }

    public static string Id(Factor factor) =>
        $"factor-{string.Concat(factor.Path.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}";

    /// <summary>An axis from zero shows nothing where all values lie far from it.</summary>
    public static bool IncludesZero(IEnumerable<double> values)
    {
        double[] sizes = [.. values.Where(double.IsFinite).Select(Math.Abs)];
        return sizes.Length == 0 || sizes.Min() < 0.5 * sizes.Max();
    }

    static IEnumerable<CurvePoint> Trials(List<SettingScore> settings, FactorLevels levels, MetricWords metric) =>
        from setting in settings
        let place = levels.PlaceOf(setting.Setting)!.Value
        from trial in setting.Trials
        where !trial.Diverged
        select new CurvePoint(place, metric.Factor * trial.Value);

    /// <summary>Settings that agree in every other factor, in the order of the levels.</summary>
    static List<IReadOnlyList<CurvePoint>> Settings(
        List<SettingScore> settings, FactorLevels levels, MetricWords metric) =>
    [
        .. from setting in settings
           group setting by Others(setting.Setting, levels.Factor) into same
           where same.Count() > 1
           select (IReadOnlyList<CurvePoint>)
           [
               .. from setting in same
                  where double.IsFinite(setting.Mean)
                  orderby levels.PlaceOf(setting.Setting)
                  select new CurvePoint(levels.PlaceOf(setting.Setting)!.Value, metric.Factor * setting.Mean),
           ],
    ];

    static string Others(SweepSetting setting, Factor factor) => string.Join('\n',
        setting.Values.Where(pair => pair.Key != factor.Path).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} {pair.Value.Text}"));

    static string Note(FactorLevels levels, SweepPlan plan) =>
        $"Discs: mean over {(levels.IsBinned ? $"the settings of {levels.All.Count} bins" : "the other factors")}, with " +
        $"{GroupMean.Covers(plan)}.";

    /// <summary>Where drawn settings stand in for all combinations, or all were not trained to the end, it is
    /// said.</summary>
    static string Doubt(SweepScores scores) => string.Join(' ', ((string?[])
    [
        scores.Plan.Design == SweepDesign.Grid ? null
            : "The other factors were drawn by chance, so they differ a little from disc to disc.",
        scores.Candidates.Count > 0 && scores.Candidates[0].Rung > scores.Rung
            ? $"Every setting is shown as it was after rung {scores.Rung}, which all of them reached." : null,
    ]).OfType<string>());

    /// <summary>The finding: the best and the worst level differ, at 95 % for all pairs of levels together; else only
    /// what is drawn.</summary>
    static string Title(FactorLevels levels, ILookup<int?, SettingScore> groups, SweepScores scores)
    {
        var (plan, metric) = (scores.Plan, scores.Metric);
        var plain = $"Validation {metric.Name} against {levels.Title}";
        var ranked = Enumerable.Range(0, levels.All.Count)
            .Select(level => (Level: level, Mean: GroupMean.Of([.. groups[level]], plan)?.Mean))
            .Where(level => level.Mean is not null).OrderBy(level => metric.Cost(level.Mean!.Value)).ToList();
        if (plan.Design != SweepDesign.Grid || ranked.Count < 2)
            return plain;
        var pairs = ranked.Count * (ranked.Count - 1) / 2;
        var (best, worst) = (ranked[0].Level, ranked[^1].Level);
        if (GroupMean.Difference([.. groups[best]], [.. groups[worst]], plan, 1 - 0.05 / pairs) is not { } difference)
            return plain;
        if (difference.Low <= 0 && difference.High >= 0)
            return $"No level of {levels.Title} is clearly better than another";
        return $"Validation {metric.Name} is best at {levels.Title} {levels.All[best].Text}, " +
            $"{metric.Difference(difference.Mean)} against {levels.All[worst].Text}";
    }
}
