using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>What one factor does: the mean over the other factors with its interval, behind it every setting as a thin
/// line and every trial as a dot; trials that diverged stand as triangles at the top.</summary>
public static class Effect
{
    const int MostTrials = 1_500;
    const int MostSettingPoints = 1_500;

    /// <exception cref="ArgumentException">no finite mean to draw, or a place that a logarithmic axis
    /// does not have</exception>
    public static Chart Draw(EffectData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var means = data.Means.Where(at => double.IsFinite(at.Estimate.Mean)).OrderBy(at => at.X).ToList();
        if (means.Count == 0)
            throw new ArgumentException($"No mean over '{data.Factor}' is finite.", nameof(data));
        if (data.IsHorizontalLogarithmic && means[0].X is var first && !(first > 0))
            throw new ArgumentException($"The place {first} has no logarithm; places on a logarithmic axis are above 0.",
                nameof(data));
        var trials = data.Trials.Where(trial => double.IsFinite(trial.Y)).ToList();
        var axis = Axis(data, means, trials);
        var parts = new ChartParts(hasPanels: false);
        foreach (var place in MarkBudget.Thin(trials.Count, MostTrials))
            parts.Add("trials", new() { ["x"] = trials[place].X, ["value"] = trials[place].Y });
        var lines = AddSettings(parts, data);
        foreach (var (x, estimate) in means)
            parts.Add("mean", MeanRow(x, estimate, axis));
        foreach (var (x, count) in data.Diverged.Where(at => at.Count > 0))
            parts.Add("diverged", new() { ["x"] = x, ["value"] = axis.High, ["n"] = count });
        var specification = Chart.Frame(parts.Named());
        var vertical = axis.ToAxis();
        vertical["title"] = data.Unit.Length == 0 ? data.Quantity : $"{data.Quantity} ({data.Unit})";
        var encoding = new JsonObject
        {
            ["x"] = Horizontal(data, means),
            ["y"] = new JsonObject
            {
                ["field"] = "value", ["type"] = "quantitative", ["scale"] = axis.ToScale(), ["axis"] = vertical,
            },
        };
        parts.Compose(specification, encoding, Layers(parts, data), [""], 1);
        return new Chart(specification, parts.ToData(), Caption(data, trials.Count, lines));
    }

    static ValueAxis Axis(EffectData data, List<LineEstimate> means, List<CurvePoint> trials)
    {
        var drawn = means.Select(at => at.Estimate.Mean).Concat(trials.Select(trial => trial.Y)).ToList();
        var (least, most) = (drawn.Min(), drawn.Max());
        // Intervals of few seeds are long: one that would stretch the axis beyond twice what was measured is cut.
        var reach = Math.Max(most - least, 1e-9 * Math.Abs(most)) / 2;
        var ends = means.Where(at => at.Estimate.Count > 1)
            .SelectMany(at => (double[])[at.Estimate.Low, at.Estimate.High]).Where(double.IsFinite)
            .Select(end => Math.Clamp(end, Math.Max(least - reach, Math.Min(0, least)), most + reach));
        return ValueAxis.Linear(drawn.Concat(ends), data.IsZeroIncluded);
    }

    /// <returns>how many lines are drawn</returns>
    static int AddSettings(ChartParts parts, EffectData data)
    {
        var room = MostSettingPoints;
        var longest = data.Settings.Select(line => line.Count).DefaultIfEmpty(1).Max();
        var kept = MarkBudget.Thin(data.Settings.Count, Math.Max(2, room / Math.Max(1, longest)));
        foreach (var line in kept)
            foreach (var point in data.Settings[line].Where(point => double.IsFinite(point.Y)))
                parts.Add("settings", new() { ["line"] = line, ["x"] = point.X, ["value"] = point.Y });
        return kept.Count;
    }

    static ChartRow MeanRow(double x, Measurement.Estimate estimate, ValueAxis axis)
    {
        var hasInterval = estimate.Count > 1 && double.IsFinite(estimate.Low);
        return new()
        {
            ["x"] = x, ["value"] = estimate.Mean,
            ["low"] = hasInterval ? axis.Clamp(estimate.Low) : estimate.Mean,
            ["high"] = hasInterval ? axis.Clamp(estimate.High) : estimate.Mean,
            ["interval"] = hasInterval ? NumberText.Interval(estimate.Low, estimate.High) : "none (n = 1)",
            ["n"] = estimate.Count,
        };
    }

    static JsonObject Horizontal(EffectData data, List<LineEstimate> means)
    {
        var all = means.Select(at => at.X).Concat(data.Trials.Select(trial => trial.X))
            .Concat(data.Diverged.Select(at => at.X));
        var axis = HorizontalAxis.Of(all, data.IsHorizontalLogarithmic);
        var drawn = data.Levels.Count > 0
            ? LevelAxis.ToAxis(data.Factor, data.Levels) : axis.ToAxis(data.Factor, data.Ticks);
        return new()
        {
            ["field"] = "x", ["type"] = "quantitative",
            ["scale"] = data.Levels.Count > 0 ? LevelAxis.ToScale(data.Levels.Count) : axis.ToScale(),
            ["axis"] = drawn,
        };
    }

    static IEnumerable<JsonObject> Layers(ChartParts parts, EffectData data)
    {
        var color = MeaningStyle.Of(Meaning.Validation).Color;
        if (parts.Has("settings") && data.IsOrdered)
            yield return parts.Layer("settings",
                new() { ["type"] = "line", ["strokeWidth"] = 0.75, ["color"] = Palette.Neutral, ["opacity"] = 0.6 },
                new() { ["detail"] = new JsonObject { ["field"] = "line", ["type"] = "nominal" } });
        if (parts.Has("trials"))
            yield return parts.Layer("trials", new()
            {
                ["type"] = "point", ["filled"] = true, ["size"] = 40, ["opacity"] = 0.5, ["color"] = Palette.Neutral,
            });
        if (data.IsOrdered)
            yield return parts.Layer("mean",
                new() { ["type"] = "line", ["strokeWidth"] = 2.5, ["strokeJoin"] = "round", ["color"] = color });
        yield return parts.Layer("mean",
            new() { ["type"] = "rule", ["strokeWidth"] = 3, ["color"] = color },
            new()
            {
                ["y"] = new JsonObject { ["field"] = "low", ["type"] = "quantitative" },
                ["y2"] = new JsonObject { ["field"] = "high" },
            });
        yield return parts.Layer("mean",
            new()
            {
                ["type"] = "point", ["filled"] = true, ["size"] = 90, ["style"] = "end", ["opacity"] = 1,
                ["fill"] = color,
            },
            new()
            {
                ["tooltip"] = new JsonArray(
                    Lines.Tooltip("x", data.Factor, ",.4~g"), Lines.Tooltip("value", data.Quantity, ".4~g"),
                    Lines.Tooltip("interval", "95 % interval"), Lines.Tooltip("n", "n")),
            });
        if (parts.Has("diverged"))
            yield return parts.Layer("diverged",
                new()
                {
                    ["type"] = "point", ["shape"] = "triangle-up", ["filled"] = true, ["size"] = 90,
                    ["color"] = Palette.Vermilion, ["opacity"] = 1,
                },
                new()
                {
                    ["tooltip"] = new JsonArray(
                        Lines.Tooltip("x", data.Factor, ",.4~g"), Lines.Tooltip("n", "diverged trials", ",")),
                });
    }

    static string Caption(EffectData data, int trials, int lines)
    {
        var parts = new List<string> { data.Note };
        if (data.Settings.Count > 0 && data.IsOrdered)
            parts.Add("Thin lines: settings that differ in this factor alone"
                + (lines < data.Settings.Count ? $", {lines:N0} of {data.Settings.Count:N0}." : "."));
        if (trials > 0)
            parts.Add(trials > MostTrials
                ? $"Dots: {MostTrials:N0} of {trials:N0} single trials; means use all." : "Dots: single trials.");
        if (data.Diverged.Sum(at => at.Count) is var diverged and > 0)
            parts.Add($"▲ {diverged:N0} {(diverged == 1 ? "trial" : "trials")} diverged and " +
                $"{(diverged == 1 ? "has" : "have")} no score: at the top, and not in the means.");
        return string.Join(' ', parts);
    }
}
