using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>A point of a scatter with its class's name.</summary>
public readonly record struct ClassPoint(double X, double Y, string Class);

/// <summary>A scatter coloured by class, such as an embedding, with each class's name at the centre of its points;
/// small multiples where several are compared.</summary>
public static class Points
{
    /// <summary>Okabe and Ito's eight, and two more that differ from them in lightness.</summary>
    static readonly string[] Colors =
    [
        Palette.Blue, Palette.Orange, Palette.Green, Palette.Vermilion, Palette.Purple, Palette.Sky, "#B8A800",
        Palette.Grey, "#7B3F98", "#8C5A2B",
    ];

    /// <param name="horizontal">title of the axis; null for none, where the coordinates mean nothing</param>
    /// <exception cref="ArgumentException">no points, or one that is not finite</exception>
    public static Chart Draw(IReadOnlyList<ClassPoint> points, string? horizontal = null, string? vertical = null) =>
        DrawPanels([("", points)], horizontal, vertical);

    /// <param name="panels">each with its own axes, since embeddings share no scale</param>
    /// <inheritdoc cref="Draw(IReadOnlyList{ClassPoint}, string?, string?)"/>
    public static Chart DrawPanels(
        IReadOnlyList<(string Title, IReadOnlyList<ClassPoint> Points)> panels, string? horizontal = null,
        string? vertical = null, int columns = 2)
    {
        ArgumentNullException.ThrowIfNull(panels);
        Check(panels);
        var classes = panels.SelectMany(panel => panel.Points).Select(point => point.Class).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        // Two halos and texts a class lie on the points.
        var most = (MarkBudget.Limit - 2 * classes.Count * panels.Count) / panels.Count;
        var hasPanels = panels.Count > 1;
        var parts = new ChartParts(hasPanels);
        foreach (var (title, points) in panels)
        {
            foreach (var place in MarkBudget.Thin(points.Count, Math.Max(2, most)))
                parts.Add("points", Row(title, points[place].X, points[place].Y, points[place].Class));
            foreach (var group in points.GroupBy(point => point.Class))
                parts.AddDecoration("labels",
                    Row(title, Middle(group.Select(point => point.X)), Middle(group.Select(point => point.Y)),
                        group.Key));
        }
        var specification = Chart.Frame(parts.Named());
        var encoding = new JsonObject { ["x"] = Axis("x", horizontal), ["y"] = Axis("y", vertical) };
        parts.Compose(specification, encoding, Layers(parts, classes), [.. panels.Select(panel => panel.Title)],
            columns);
        if (hasPanels)
            specification["resolve"] = new JsonObject
            {
                ["scale"] = new JsonObject
                {
                    ["x"] = "independent",
                    ["y"] = "independent"
                }
            };
        return new Chart(specification, parts.ToData(), Caption(panels, classes, most));

        ChartRow Row(string title, double x, double y, string name)
        {
            var row = new ChartRow { ["x"] = x, ["y"] = y, ["class"] = name };
            if (hasPanels)
                row.Insert(0, "panel", title);
            return row;
        }
    }

    static void Check(IReadOnlyList<(string Title, IReadOnlyList<ClassPoint> Points)> panels)
    {
        if (panels.Count == 0 || panels.Any(panel => panel.Points.Count == 0))
            throw new ArgumentException("A scatter needs at least one point in each panel.", nameof(panels));
        foreach (var (title, points) in panels)
            for (var k = 0; k < points.Count; k++)
                if (!double.IsFinite(points[k].X) || !double.IsFinite(points[k].Y))
                    throw new ArgumentException(
                        $"Point {k}{(title.Length > 0 ? $" of '{title}'" : "")} is ({points[k].X}, {points[k].Y}), " +
                        "which is not finite.", nameof(panels));
    }

    /// <summary>A few points far from their class do not move its label.</summary>
    static double Middle(IEnumerable<double> values) => Measurement.Median.Of(values);

    static JsonObject Axis(string field, string? title) => new()
    {
        ["field"] = field, ["type"] = "quantitative", ["scale"] = new JsonObject { ["zero"] = false, ["nice"] = true },
        ["axis"] = title is null ? null : new JsonObject { ["title"] = title },
    };

    static IEnumerable<JsonObject> Layers(ChartParts parts, List<string> classes)
    {
        var fontSize = classes.Max(name => name.Length) > 3 ? 14 : 20; // words need room that digits do not
        var text = () => new JsonObject { ["text"] = new JsonObject { ["field"] = "class", ["type"] = "nominal" } };
        yield return parts.Layer("points",
            new() { ["type"] = "point", ["filled"] = true, ["size"] = 12, ["opacity"] = 0.75 }, new()
            {
                ["color"] = Channel(classes, k => Colors[k % Colors.Length]),
                ["shape"] = Channel(classes, k => k / Colors.Length % 2 == 0 ? "circle" : "triangle-up"),
                ["tooltip"] = Lines.Tooltip("class", "class"),
            });
        yield return parts.Layer("labels",
            new()
            {
                ["type"] = "text", ["fontSize"] = fontSize, ["fontWeight"] = 700, ["color"] = "#FFFFFF",
                ["stroke"] = "#FFFFFF", ["strokeWidth"] = 5, ["strokeJoin"] = "round", ["opacity"] = 0.9
            }, text());
        yield return parts.Layer("labels",
            new() { ["type"] = "text", ["fontSize"] = fontSize, ["fontWeight"] = 700, ["color"] = "#1B1F24" }, text());
    }

    static JsonObject Channel(List<string> classes, Func<int, string> value) => new()
    {
        ["field"] = "class", ["type"] = "nominal", ["legend"] = null,
        ["scale"] = new JsonObject
        {
            ["domain"] = new JsonArray([.. classes.Select(name => JsonValue.Create(name))]),
            ["range"] = new JsonArray([.. classes.Select((_, k) => JsonValue.Create(value(k)))]),
        },
    };

    static string Caption(
        IReadOnlyList<(string Title, IReadOnlyList<ClassPoint> Points)> panels, List<string> classes, int most)
    {
        var counts = panels.Select(panel => panel.Points.Count).Distinct().ToList();
        var shown = string.Join(" and ",
            counts.Select(count => count > most ? $"{most:N0} of {count:N0}" : $"{count:N0}"));
        return counts.Max() > most
            ? $"{shown} points{(panels.Count > 1 && counts.Count == 1 ? " of each panel" : "")}, evenly spread " +
                $"over their order; {classes.Count} classes, labels at the medians of all."
            : $"{shown} points{(panels.Count > 1 ? " a panel" : "")}; {classes.Count} classes, labels at their medians.";
    }
}
