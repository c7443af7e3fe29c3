using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>The best setting so far, against trials and against time.</summary>
static class ProgressFigures
{
    /// <param name="corrected">the score of the choice without its optimism; null where it is not known</param>
    public static IEnumerable<Figure> Of(SweepScores scores, double? corrected)
    {
        if (scores.Candidates.Count < 2)
            yield break;
        var steps = Steps(scores);
        yield return Draw("progress", "The best score so far, against trials", "trials that ended", steps, at => at.Trials,
            scores, corrected);
        var seconds = steps[^1].Seconds;
        if (seconds <= 0)
            yield break;
        var (unit, length) = seconds >= 7200 ? ("h", 3600.0) : seconds >= 120 ? ("min", 60.0) : ("s", 1.0);
        yield return Draw("progress-time", "The best score so far, against time",
            $"training time of all trials together ({unit})", steps, at => at.Seconds / length, scores, corrected);
    }

    static Figure Draw(
        string id, string title, string horizontal, List<Step> steps, Func<Step, double> place, SweepScores scores,
        double? corrected)
    {
        var metric = scores.Metric;
        var points = new List<CurvePoint>();
        foreach (var step in steps)
        {
            if (points.Count > 0)
                points.Add(new(place(step), points[^1].Y));
            points.Add(new(place(step), metric.Factor * step.Best));
        }
        var values = steps.Select(step => step.Best).Concat(corrected is { } value ? [value] : []);
        var chart = Lines.Draw(new()
        {
            Horizontal = horizontal,
            Quantity = $"validation {metric.Name}",
            Unit = metric.Unit,
            IsZeroIncluded = EffectFigures.IncludesZero(values),
            Series = [new("best so far", Meaning.Validation) { Curve = points }],
            Reference = corrected is { } known ? new(metric.Factor * known, $"corrected {metric.Text(known)}") : null,
        });
        return chart.ToFigure(id, title, scores.Plan.Name,
            $"A falling staircase: the validation {metric.Name} of the best setting so far.",
            "Mean over the trials of the best setting so far, in the order of the plan, trained one after the other. The " +
            "longer the search, the more luck is in it" +
            (corrected is null ? "." : "; the grey line is the score of the choice without that luck."));
    }

    /// <summary>Where a setting became the best, and the end.</summary>
    static List<Step> Steps(SweepScores scores)
    {
        var candidates = scores.Candidates.ToDictionary(one => (one.Setting.Number, one.Rung));
        var left = candidates.ToDictionary(pair => pair.Key, pair => pair.Value.Trials.Count);
        var (steps, count, seconds) = (new List<Step>(), 0, 0.0);
        SettingScore? best = null;
        foreach (var trial in scores.All.OrderBy(trial => trial.Key.Rung))
        {
            count++;
            seconds += trial.Seconds;
            var key = (trial.Key.Setting, trial.Key.Rung);
            if (!left.TryGetValue(key, out var trials))
                continue;
            left[key] = trials - 1;
            if (trials > 1 || (best is not null && !IsBetter(candidates[key], best, scores.Metric)))
                continue;
            best = candidates[key];
            steps.Add(new(count, seconds, best.Mean));
        }
        steps.Add(new(count, seconds, best!.Mean));
        return steps;
    }

    static bool IsBetter(SettingScore one, SettingScore other, MetricWords metric) =>
        (one.Diverged, metric.Cost(one.Mean)).CompareTo((other.Diverged, metric.Cost(other.Mean))) < 0;

    readonly record struct Step(int Trials, double Seconds, double Best);
}
