using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>What trials came to in the order in which they ended, as dots, and the best so far as a line. Of very many
/// trials some are drawn, and all that were the best.</summary>
public static class TrialHistory
{
    const int MostDots = 2_000;
    const int MostSteps = 500;
    const int MostDiverged = 100;

    /// <summary>Values above 0 that lie further apart stand on a logarithmic axis.</summary>
    const double MostOnLinear = 1_000;

    /// <exception cref="ArgumentException">no finite value</exception>
    public static Chart Draw(TrialHistoryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var finite = data.Points.Index().Where(at => double.IsFinite(at.Item.Value)).ToList();
        if (finite.Count == 0)
            throw new ArgumentException("No trial has a finite value to draw.", nameof(data));
        int[] steps = data.HasBest ? [.. Steps(data.Points)] : [];
        steps = [.. MarkBudget.Thin(steps.Length, MostSteps).Select(place => steps[place])];
        var (least, most) = (finite.Min(at => at.Item.Value), finite.Max(at => at.Item.Value));
        var axis = least > 0 && most / least > MostOnLinear
            ? ValueAxis.Logarithmic([least, most]) : ValueAxis.Linear([least, most]);
        var parts = new ChartParts(hasPanels: false);
        var dots = MarkBudget.Thin(finite.Count, MostDots).Select(place => finite[place].Index).Union(steps).Order();
        foreach (var place in dots)
            parts.Add("trials", new()
            {
                ["x"] = place + 1, ["value"] = data.Points[place].Value, ["trial"] = data.Points[place].Label,
            });
        int[] diverged = [.. data.Points.Index().Where(at => !double.IsFinite(at.Item.Value)).Select(at => at.Index)];
        foreach (var place in MarkBudget.Thin(diverged.Length, MostDiverged).Select(place => diverged[place]))
            parts.Add("diverged", new()
            {
                ["x"] = place + 1, ["value"] = axis.High, ["trial"] = $"{data.Points[place].Label}, diverged",
            });
        foreach (var place in steps)
            parts.Add("best", new() { ["x"] = place + 1, ["value"] = data.Points[place].Value });
        if (steps.Length > 0)
        {
            var best = data.Points[steps[^1]].Value;
            parts.AddDecoration("best", new() { ["x"] = data.Points.Count, ["value"] = best });
            parts.AddDecoration("label", new()
            {
                ["x"] = data.Points.Count, ["value"] = best, ["label"] = $"best so far {axis.Text(best, data.Unit)}",
            });
        }
        var specification = Chart.Frame(parts.Named());
        parts.Compose(specification, Encoding(data, axis), Layers(parts, data), [""], 1);
        return new Chart(specification, parts.ToData(), Caption(data, finite.Count, diverged.Length, steps.Length > 0));
    }

    static IEnumerable<int> Steps(IReadOnlyList<HistoryPoint> points)
    {
        var best = double.PositiveInfinity;
        foreach (var (place, point) in points.Index())
            if (point.Value < best && double.IsFinite(point.Value))
            {
                best = point.Value;
                yield return place;
            }
    }

    static string Title(TrialHistoryData data) =>
        data.Unit.Length == 0 ? data.Quantity : $"{data.Quantity} ({data.Unit})";

    static JsonObject Encoding(TrialHistoryData data, ValueAxis axis)
    {
        var horizontal = HorizontalAxis.Of([1, data.Points.Count], isLogarithmic: false);
        var vertical = axis.ToAxis();
        vertical["title"] = Title(data);
        var drawn = horizontal.ToAxis("trials that have ended");
        drawn["tickMinStep"] = 1;
        return new()
        {
            ["x"] = new JsonObject
            {
                ["field"] = "x", ["type"] = "quantitative", ["scale"] = horizontal.ToScale(), ["axis"] = drawn,
            },
            ["y"] = new JsonObject
            {
                ["field"] = "value", ["type"] = "quantitative", ["scale"] = axis.ToScale(), ["axis"] = vertical,
            },
        };
    }

    static IEnumerable<JsonObject> Layers(ChartParts parts, TrialHistoryData data)
    {
        var tooltip = new JsonArray(Lines.Tooltip("trial", "trial"), Lines.Tooltip("x", "ended as number", ","),
            Lines.Tooltip("value", Title(data), ".4~g"));
        yield return parts.Layer("trials",
            new()
            {
                ["type"] = "point", ["filled"] = true, ["size"] = data.Points.Count > 300 ? 14 : 40,
                ["opacity"] = data.Points.Count > 300 ? 0.6 : 0.85,
                ["color"] = data.Meaning is { } meaning ? MeaningStyle.Of(meaning).Color : Palette.Neutral,
            },
            new() { ["tooltip"] = tooltip });
        if (parts.Has("diverged"))
            yield return parts.Layer("diverged",
                new()
                {
                    ["type"] = "point", ["shape"] = "triangle-up", ["filled"] = true, ["size"] = 50,
                    ["color"] = Palette.Vermilion, ["opacity"] = 1,
                },
                new() { ["tooltip"] = Lines.Tooltip("trial", "trial") });
        if (!parts.Has("best"))
            yield break;
        yield return parts.Layer("best", new()
        {
            ["type"] = "line", ["interpolate"] = "step-after", ["strokeWidth"] = 2.5, ["color"] = Palette.Vermilion,
        });
        foreach (var style in (string?[])["halo", null])
        {
            var mark = new JsonObject
            {
                ["type"] = "text", ["align"] = "right", ["baseline"] = "top", ["dy"] = 5, ["fontSize"] = 13,
            };
            if (style is not null)
                (mark["style"], mark["aria"]) = (style, false);
            yield return parts.Layer("label", mark,
                new() { ["text"] = new JsonObject { ["field"] = "label", ["type"] = "nominal" } });
        }
    }

    static string Caption(TrialHistoryData data, int finite, int diverged, bool hasBest)
    {
        var parts = new List<string> { $"{data.Points.Count:N0} trials in the order in which they ended." };
        if (finite > MostDots)
            parts.Add($"{MostDots:N0} of them are drawn, evenly spread"
                + (hasBest ? ", with every one that was the best so far; the line uses all." : "."));
        if (hasBest)
            parts.Add("Line: the best so far. The best of many is best by luck as well.");
        if (diverged > 0)
            parts.Add($"▲ {diverged:N0} {(diverged == 1 ? "trial" : "trials")} diverged and " +
                $"{(diverged == 1 ? "has" : "have")} no value: at the top"
                + (diverged > MostDiverged ? $", {MostDiverged:N0} of them." : "."));
        if (data.Note.Length > 0)
            parts.Add(data.Note);
        return string.Join(' ', parts);
    }
}
