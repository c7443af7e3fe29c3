using System.Globalization;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>The settings, the best first, with all that says how sure that is.</summary>
static class SettingTable
{
    const int MostRows = 100;

    public static Table Of(SweepOutcome outcome)
    {
        var (scores, names) = (outcome.Scores, outcome.Names);
        var factors = outcome.Factors;
        IReadOnlyList<RankedSetting> ranked = outcome.Choice?.Ranked ?? [];
        var isRanked = ranked.Select(one => one.Score.Setting.Number).ToHashSet();
        var left = scores.Compared.Where(one => !isRanked.Contains(one.Setting.Number))
            .OrderBy(one => one.Estimate is null).ThenBy(one => scores.Metric.Cost(one.Mean)).ToList();
        string[][] rows =
        [
            .. ranked.Take(MostRows).Select((setting, place) =>
                Row($"{place + 1}", setting.Score, setting.Difference, Words(setting.Verdict), outcome, factors)),
            .. left.Take(Math.Max(0, MostRows - ranked.Count)).Select(one => Row("–", one, null,
                one.Estimate is null
                    ? "▲ diverged" : scores.Candidates.Count > 0 && one.Rung < scores.Candidates[0].Rung
                    ? $"dropped after rung {one.Rung}" : "not all trials ended", outcome, factors)),
        ];
        return new Table("ranking", "Settings, the best first",
            Caption(outcome, ranked.Count + left.Count, rows.Length),
            ["rank", .. factors.Select(names.Of), $"validation {scores.Metric.Name}", "difference to the best",
                "verdict",
                "trials", "parameters", "time"],
            rows);
    }

    public static string Words(SettingVerdict verdict) => verdict switch
    {
        SettingVerdict.Best => "best",
        SettingVerdict.NotDistinguishable => "? not distinguishable",
        SettingVerdict.Worse => "✗ worse",
        SettingVerdict.Diverged => "▲ diverged in part",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };

    static string[] Row(
        string rank, SettingScore score, Measurement.Estimate? difference, string verdict, SweepOutcome outcome,
        IReadOnlyList<Factor> factors) =>
    [
        rank,
        .. factors.Select(factor =>
            score.Setting.Values.TryGetValue(factor.Path, out var value) ? FactorNames.Text(value) : "–"),
        score.Estimate is { } estimate ? outcome.Metric.Text(estimate) : "–",
        difference is null ? "–" : Points(outcome.Metric).Text(difference with { Count = 0 }),
        verdict,
        score.Diverged > 0 ? $"{score.Trials.Count} (▲ {score.Diverged})" : $"{score.Trials.Count}",
        score.Parameters.ToString("N0", CultureInfo.InvariantCulture),
        Time(score.Seconds),
    ];

    // A difference of shares is no share of anything.
    static MetricWords Points(MetricWords metric) => metric.Unit == "%" ? metric with { Unit = "points" } : metric;

    static string Time(double seconds) => seconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{1000 * seconds:0} ms")
        : seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 60):N0} min {seconds % 60:0} s");

    static string Caption(SweepOutcome outcome, int settings, int shown)
    {
        var plan = outcome.Results.Plan;
        var parts = new List<string>
        {
            plan.Folds > 1
                ? $"Means over {plan.Folds} folds with the 95 % interval over examples, split and seed, corrected " +
                    "for the " +
                    "examples that folds share (Nadeau and Bengio 2003)."
                : "Means over seeds with the 95 % interval (Student's t), which covers the seed alone.",
            $"Differences are paired by {(plan.Folds > 1 ? "fold" : "seed")}, with their 95 % interval each; the " +
            "verdicts hold " +
                "at 95 % for all of them together (Holm 1979).",
        };
        if (outcome.Scores.Diverged > 0)
            parts.Add($"▲ {outcome.Scores.Diverged:N0} of {outcome.Scores.Trials:N0} trials diverged; a setting " +
                "with fewer of " +
                "them stands before one with more.");
        if (shown < settings)
            parts.Add($"{shown} of {settings:N0} settings are shown; the data of the report hold the rest.");
        return string.Join(' ', parts);
    }
}
