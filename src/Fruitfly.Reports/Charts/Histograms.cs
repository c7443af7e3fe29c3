using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>One distribution of <see cref="Histograms"/>.</summary>
/// <param name="Name">the same name looks the same in every panel</param>
public sealed record Distribution(string Name, IReadOnlyList<double> Values, Meaning? Meaning = null)
{
    /// <summary>The small multiple it belongs to; empty where the chart has one panel.</summary>
    public string Panel { get; init; } = "";
}

/// <summary>A density from theory, drawn in grey; with a panel, in that one only.</summary>
public sealed record TheoryCurve(IReadOnlyList<CurvePoint> Points, string Label = "theory", string? Panel = null);

/// <summary>Distributions as densities over bins that all of them share, with theory in grey and vertical marks; in
/// small multiples where the distributions name panels.</summary>
public static class Histograms
{
    /// <param name="quantity">title of the horizontal axis with its unit</param>
    /// <param name="isShare">whether heights are shares of the values (%) instead of densities;
    /// theory then is a share a bin too</param>
    /// <exception cref="ArgumentException">no distribution, a name twice, or nothing finite</exception>
    public static Chart Draw(
        string quantity, IReadOnlyList<Distribution> distributions, IReadOnlyList<TheoryCurve>? theory = null,
        IReadOnlyList<Threshold>? marks = null, int bins = 40, bool isShare = false, int columns = 2)
    {
        ArgumentNullException.ThrowIfNull(distributions);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        Check(distributions);
        var (curves, verticals) = (theory ?? [], marks ?? []);
        var panels = distributions.Select(distribution => distribution.Panel).Distinct().ToList();
        var hasPanels = panels.Any(panel => panel.Length > 0);
        var parts = new ChartParts(hasPanels);
        var room = Math.Max(1,
            (MarkBudget.Limit - 300 * curves.Count * panels.Count - 2 * verticals.Count * panels.Count)
                / (2 * distributions.Count));
        var axis = Bins(distributions, Math.Min(bins, room));
        foreach (var distribution in distributions)
            AddBins(parts, distribution, axis, isShare, hasPanels);
        var labelRows = 0;
        foreach (var panel in panels)
        {
            foreach (var curve in curves.Where(curve => curve.Panel is null || curve.Panel == panel))
                foreach (var place in MarkBudget.Thin(curve.Points.Count, 300))
                    parts.Add("curve",
                        Row(hasPanels, panel,
                            new()
                            {
                                ["series"] = curve.Label, ["x"] = curve.Points[place].X,
                                ["height"] = curve.Points[place].Y
                            }));
            var own = verticals.Where(mark => mark.Panel is null || mark.Panel == panel).ToList();
            var places = ThresholdLabels.Arrange(
                [.. own.Select(mark => ((mark.X - axis.Low) / (axis.Width * axis.Count), mark.Label))],
                ChartParts.PlotSize(hasPanels, columns).Width);
            foreach (var (mark, place) in own.Zip(places))
            {
                parts.Add("marks", Row(hasPanels, panel, new()
                {
                    ["x"] = mark.X, ["label"] = mark.Label, ["row"] = place.Row, ["align"] = place.Align,
                }));
                labelRows = Math.Max(labelRows, place.Row + 1);
            }
        }
        var styles = new SeriesStyles(distributions.Select(distribution => (distribution.Name, distribution.Meaning))
            .Concat(curves.Select(curve => (curve.Label, (Meaning?)Meaning.Theory))));
        var specification = Chart.Frame(parts.Named());
        parts.Compose(specification, Encoding(quantity, axis, isShare),
            Layers(parts, styles, distributions, curves.Count > 0), panels, columns,
            ThresholdLabels.Height(labelRows));
        return new Chart(specification, parts.ToData(), Caption(distributions, axis.Count));
    }

    static void Check(IReadOnlyList<Distribution> distributions)
    {
        if (distributions.Count == 0)
            throw new ArgumentException("Histograms need at least one distribution.", nameof(distributions));
        if (distributions.GroupBy(one => (one.Panel, one.Name)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"The distribution '{twice.Key.Name}' is there {twice.Count()} times; it may be there once in a panel.",
                nameof(distributions));
        if (distributions.FirstOrDefault(one => !one.Values.Any(double.IsFinite)) is { } empty)
            throw new ArgumentException($"The distribution '{empty.Name}' has no finite value.", nameof(distributions));
    }

    readonly record struct BinAxis(double Low, double Width, int Count);

    /// <summary>From the least to the greatest of all values.</summary>
    static BinAxis Bins(IReadOnlyList<Distribution> distributions, int bins)
    {
        var all = distributions.SelectMany(distribution => distribution.Values).Where(double.IsFinite).ToList();
        var (low, high) = (all.Min(), all.Max());
        if (low == high)
            (low, high) = (low - 0.5, high + 0.5);
        return new(low, (high - low) / bins, bins);
    }

    static void AddBins(ChartParts parts, Distribution distribution, BinAxis axis, bool isShare, bool hasPanels)
    {
        var counts = new int[axis.Count];
        var n = 0;
        foreach (var value in distribution.Values.Where(double.IsFinite))
        {
            counts[Math.Clamp((int)((value - axis.Low) / axis.Width), 0, axis.Count - 1)]++;
            n++;
        }
        for (var k = 0; k < axis.Count; k++)
            parts.Add("bins", Row(hasPanels, distribution.Panel, new()
            {
                ["series"] = distribution.Name, ["x"] = axis.Low + k * axis.Width,
                ["x2"] = axis.Low + (k + 1) * axis.Width,
                ["height"] = counts[k] * (isShare ? 100.0 : 1 / axis.Width) / n, ["count"] = counts[k],
            }));
    }

    static ChartRow Row(bool hasPanels, string panel, ChartRow row)
    {
        if (hasPanels)
            row.Insert(0, "panel", panel);
        return row;
    }

    static JsonObject Encoding(string quantity, BinAxis axis, bool isShare) => new()
    {
        ["x"] = new JsonObject
        {
            ["field"] = "x", ["type"] = "quantitative",
            ["scale"] = ValueAxis.Scale(axis.Low, axis.Low + axis.Width * axis.Count, false),
            ["axis"] = new JsonObject { ["title"] = quantity, ["labelFlush"] = false, ["format"] = ",.4~g" },
        },
        ["y"] = new JsonObject
        {
            ["field"] = "height", ["type"] = "quantitative",
            ["axis"] = new JsonObject { ["title"] = isShare ? "share (%)" : "density", ["tickCount"] = 4 },
        },
    };

    static IEnumerable<JsonObject> Layers(
        ChartParts parts, SeriesStyles styles, IReadOnlyList<Distribution> distributions, bool hasTheory)
    {
        var hasLegend = hasTheory || distributions.Select(one => one.Name).Distinct().Count() > 1;
        yield return parts.Layer("bins", new() { ["type"] = "rect", ["opacity"] = 0.45, ["clip"] = true }, new()
        {
            ["x2"] = new JsonObject { ["field"] = "x2" },
            ["y2"] = new JsonObject { ["datum"] = 0 },
            ["color"] = styles.Color(hasLegend ? "square" : null),
            ["tooltip"] = new JsonArray(
                Lines.Tooltip("series", "distribution"), Lines.Tooltip("x", "from", ".3~g"),
                Lines.Tooltip("x2", "to", ".3~g"), Lines.Tooltip("count", "values", ",")),
        });
        if (parts.Has("curve"))
            yield return parts.Layer("curve", new() { ["type"] = "line", ["strokeWidth"] = 2.5, ["clip"] = true },
                new() { ["color"] = styles.Color(hasLegend ? "square" : null) });
        if (!parts.Has("marks"))
            yield break;
        yield return parts.Layer("marks", new() { ["type"] = "rule", ["style"] = "threshold" }, new() { ["y"] = null });
        yield return ThresholdLabels.Layer(parts, "marks");
    }

    static string Caption(IReadOnlyList<Distribution> distributions, int bins)
    {
        var counts = distributions.Select(one => one.Values.Count(double.IsFinite)).ToList();
        var n = counts.Min() == counts.Max() ? $"{counts.Max():N0}" : $"{counts.Min():N0} to {counts.Max():N0}";
        var lost = distributions.Sum(one => one.Values.Count) - counts.Sum();
        return $"{(distributions.Count == 1 ? "One distribution" : $"{distributions.Count} distributions")} of n " +
            $"= {n} values in {bins} bins."
            + (lost > 0 ? $" ▲ {lost:N0} {(lost == 1 ? "value is" : "values are")} not finite and left out." : "");
    }
}
