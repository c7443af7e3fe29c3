using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>Values over a grid as colours, such as a loss surface or test error over width and epoch; contours,
/// gradients, optimizers' paths and marked points lie on it.</summary>
public static class HeatMap
{
    const int MostCells = 3_600;

    /// <exception cref="ArgumentException">sizes that do not fit, places not ascending, more than 3,600
    /// cells, or nothing finite</exception>
    public static Chart Draw(HeatMapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        var (x, y) = (Edges(data.X, data.IsHorizontalLogarithmic), Edges(data.Y, data.IsVerticalLogarithmic));
        var parts = new ChartParts(hasPanels: false);
        AddCells(parts, data, x, y);
        var room = MarkBudget.Limit - data.X.Count * data.Y.Count - 2 * data.Arrows.Count - 3 * data.Points.Count
            - 4 * data.Paths.Count - 100;
        var thinned = AddLines(parts, data, room);
        AddArrows(parts, data);
        foreach (var point in data.Points)
            parts.Add("points",
                new()
                {
                    ["x"] = point.X, ["y"] = point.Y, ["label"] = point.Label,
                    ["isRight"] = Share(point.X, x, data.IsHorizontalLogarithmic) > 0.7
                });
        var styles = new SeriesStyles(data.Paths.Select(path => (path.Name, (Meaning?)null)));
        var specification = Chart.Frame(parts.Named());
        var encoding = new JsonObject
        {
            ["x"] = Axis("x", data.Horizontal, x, data.IsHorizontalLogarithmic, data.HorizontalLevels),
            ["y"] = Axis("y", data.Vertical, y, data.IsVerticalLogarithmic, data.VerticalLevels)
        };
        parts.Compose(specification, encoding, Layers(parts, data, styles), [""], 1);
        return new Chart(specification, parts.ToData(), Caption(data, thinned));
    }

    static void Check(HeatMapData data)
    {
        if (data.Values.GetLength(0) != data.Y.Count || data.Values.GetLength(1) != data.X.Count)
            throw new ArgumentException(
                $"The grid has {data.Values.GetLength(0)} × {data.Values.GetLength(1)} values, but there " +
                $"are {data.Y.Count} rows and {data.X.Count} columns.", nameof(data));
        if (data.X.Count * data.Y.Count is var cells && cells is 0 or > MostCells)
            throw new ArgumentException($"The grid has {cells:N0} cells; 1 to {MostCells:N0} can be drawn.",
                nameof(data));
        foreach (var (places, levels) in ((IReadOnlyList<double>, IReadOnlyList<string>)[])
            [(data.X, data.HorizontalLevels), (data.Y, data.VerticalLevels)])
            if (levels.Count > 0
                && !places.SequenceEqual(Enumerable.Range(0, levels.Count).Select(place => (double)place)))
                throw new ArgumentException(
                    $"{levels.Count} names stand at 0 to {levels.Count - 1}, and these are not the places.", nameof(data));
        foreach (var (name, places, isLogarithmic) in ((string, IReadOnlyList<double>, bool)[])[("column", data.X,
            data.IsHorizontalLogarithmic), ("row", data.Y, data.IsVerticalLogarithmic)])
        {
            if (places.Zip(places.Skip(1)).Any(pair => !(pair.Second > pair.First)))
                throw new ArgumentException($"The places of the {name}s are not ascending.", nameof(data));
            if (isLogarithmic && !(places[0] > 0))
                throw new ArgumentException(
                    $"The {name} at {places[0]} has no logarithm; places on a logarithmic axis are above 0.",
                    nameof(data));
        }
        if (data.Paths.FirstOrDefault(path => path.Points.Count == 0) is { } empty)
            throw new ArgumentException($"The path '{empty.Name}' has no point.", nameof(data));
        if (!data.Values.Cast<double>().Any(double.IsFinite))
            throw new ArgumentException("No cell has a finite value to draw.", nameof(data));
    }

    /// <summary>Cells meet half way between their places, on a logarithmic axis at the geometric mean.</summary>
    static double[] Edges(IReadOnlyList<double> places, bool isLogarithmic)
    {
        double[] at = [.. places.Select(place => isLogarithmic ? Math.Log(place) : place)];
        double[] edges = at.Length == 1
            ? [at[0] - 0.5, at[0] + 0.5]
            : [at[0] - (at[1] - at[0]) / 2, .. at.Zip(at.Skip(1), (a, b) => (a + b) / 2),
                at[^1] + (at[^1] - at[^2]) / 2];
        return [.. edges.Select(edge => isLogarithmic ? Math.Exp(edge) : edge)];
    }

    static void AddCells(ChartParts parts, HeatMapData data, double[] x, double[] y)
    {
        for (var row = 0; row < data.Y.Count; row++)
            for (var column = 0; column < data.X.Count; column++)
                if (data.Values[row, column] is var value && double.IsFinite(value)
                    && (data.Scale != ColorScale.Logarithmic || value > 0))
                {
                    var cell = new ChartRow
                    {
                        ["column"] = Name(data.HorizontalLevels, column) ?? data.X[column],
                        ["row"] = Name(data.VerticalLevels, row) ?? data.Y[row], ["value"] = value,
                        ["x"] = x[column], ["x2"] = x[column + 1], ["y"] = y[row], ["y2"] = y[row + 1],
                    };
                    if (data.Estimates?[row, column] is { } estimate)
                    {
                        cell["interval"] = estimate.Count > 1
                            ? NumberText.Interval(estimate.Low, estimate.High) : "none (n = 1)";
                        cell["n"] = estimate.Count;
                    }
                    parts.Add("cells", cell);
                }
    }

    static Cell? Name(IReadOnlyList<string> levels, int place) => levels.Count > 0 ? levels[place] : null;

    static double Share(double place, double[] edges, bool isLogarithmic) => isLogarithmic
        ? Math.Log(place / edges[0]) / Math.Log(edges[^1] / edges[0])
        : (place - edges[0]) / (edges[^1] - edges[0]);

    /// <summary>Contours and paths, thinned alike where the cells leave too little room.</summary>
    static bool AddLines(ChartParts parts, HeatMapData data, int room)
    {
        // A path is drawn twice: its seam and itself.
        var points = data.Lines.Sum(line => line.Count) + 2 * data.Paths.Sum(path => path.Points.Count);
        var share = Math.Min(1, room / Math.Max(1.0, points));
        IEnumerable<CurvePoint> Thin(IReadOnlyList<CurvePoint> line) =>
            MarkBudget.Thin(line.Count, Math.Max(2, (int)(line.Count * share))).Select(place => line[place]);
        for (var k = 0; k < data.Lines.Count; k++)
            foreach (var (point, order) in Thin(data.Lines[k]).Select((point, order) => (point, order)))
                parts.Add("contours", new() { ["line"] = k, ["order"] = order, ["x"] = point.X, ["y"] = point.Y });
        foreach (var path in data.Paths)
        {
            foreach (var (point, order) in Thin(path.Points).Select((point, order) => (point, order)))
                parts.Add("paths",
                    new() { ["series"] = path.Name, ["order"] = order, ["x"] = point.X, ["y"] = point.Y });
            parts.Add("starts", new() { ["series"] = path.Name, ["x"] = path.Points[0].X, ["y"] = path.Points[0].Y });
            parts.AddDecoration("ends",
                new() { ["series"] = path.Name, ["x"] = path.Points[^1].X, ["y"] = path.Points[^1].Y });
        }
        return share < 1;
    }

    static void AddArrows(ChartParts parts, HeatMapData data)
    {
        foreach (var arrow in data.Arrows)
        {
            var (x2, y2) = (arrow.X + arrow.Dx, arrow.Y + arrow.Dy);
            // The head's angle as the plot shows it, whose axes have scales of their own.
            var (right, up) = (arrow.Dx / (data.X[^1] - data.X[0]) * Chart.Width,
                arrow.Dy / (data.Y[^1] - data.Y[0]) * Chart.Height);
            parts.Add("arrows", new()
            {
                ["x"] = arrow.X, ["y"] = arrow.Y, ["x2"] = x2, ["y2"] = y2,
                ["angle"] = Math.Atan2(right, up) * 180 / Math.PI,
            });
        }
    }

    static IEnumerable<JsonObject> Layers(ChartParts parts, HeatMapData data, SeriesStyles styles)
    {
        yield return parts.Layer("cells", ColorScales.Cells(isClipped: true), new()
        {
            ["x2"] = Field("x2"), ["y2"] = Field("y2"),
            ["fill"] = ColorScales.Fill(data.Scale.ToScale(data.Values.Cast<double>()), data.Value),
            ["tooltip"] = new JsonArray([.. Tooltips(data)]),
        });
        if (parts.Has("contours"))
            yield return parts.Layer("contours",
                new()
                {
                    ["type"] = "line", ["color"] = "#FFFFFF", ["strokeWidth"] = 1, ["opacity"] = 0.55,
                    ["clip"] = true
                },
                new() { ["detail"] = Nominal("line"), ["order"] = Quantity("order") });
        if (parts.Has("arrows"))
        {
            yield return parts.Layer("arrows",
                new() { ["type"] = "rule", ["color"] = "#FFFFFF", ["strokeWidth"] = 1.25, ["clip"] = true },
                new() { ["x2"] = Field("x2"), ["y2"] = Field("y2") });
            yield return parts.Layer("arrows",
                new()
                {
                    ["type"] = "point", ["shape"] = "triangle-up", ["filled"] = true, ["size"] = 28,
                    ["color"] = "#FFFFFF", ["opacity"] = 1, ["clip"] = true
                },
                new()
                {
                    ["x"] = Quantity("x2"), ["y"] = Quantity("y2"),
                    ["angle"] = new JsonObject { ["field"] = "angle", ["type"] = "quantitative", ["scale"] = null },
                });
        }
        foreach (var layer in parts.Has("paths") ? PathLayers(parts, styles) : [])
            yield return layer;
        if (parts.Has("points"))
        {
            yield return parts.Layer("points", new()
            {
                ["type"] = "point", ["filled"] = true, ["size"] = 90, ["color"] = "#FFFFFF", ["stroke"] = "#1B1F24",
                ["strokeWidth"] = 2, ["opacity"] = 1,
            });
            foreach (var layer in LabelLayers(parts))
                yield return layer;
        }
    }

    static IEnumerable<JsonObject> Tooltips(HeatMapData data)
    {
        yield return Lines.Tooltip("column", data.Horizontal, data.HorizontalLevels.Count > 0 ? null : ",.4~g");
        yield return Lines.Tooltip("row", data.Vertical, data.VerticalLevels.Count > 0 ? null : ",.4~g");
        yield return Lines.Tooltip("value", data.Value, ".4~g");
        if (data.Estimates is not null)
        {
            yield return Lines.Tooltip("interval", "95 % interval");
            yield return Lines.Tooltip("n", "n");
        }
    }

    /// <summary>A white seam keeps a path apart from any colour below it.</summary>
    static IEnumerable<JsonObject> PathLayers(ChartParts parts, SeriesStyles styles)
    {
        yield return parts.Layer("paths",
            new()
            {
                ["type"] = "line", ["color"] = "#FFFFFF", ["strokeWidth"] = 4.5, ["strokeJoin"] = "round",
                ["clip"] = true
            },
            new() { ["detail"] = Nominal("series"), ["order"] = Quantity("order") });
        yield return parts.Layer("paths",
            new() { ["type"] = "line", ["strokeWidth"] = 2.5, ["strokeJoin"] = "round", ["clip"] = true },
            new()
            {
                ["color"] = styles.Color(SeriesStyles.LineSymbol), ["order"] = Quantity("order"),
                ["tooltip"] = Lines.Tooltip("series", "path")
            });
        yield return parts.Layer("starts",
            new()
            {
                ["type"] = "point", ["size"] = 90, ["filled"] = false, ["strokeWidth"] = 2.5, ["fill"] = "#FFFFFF",
                ["opacity"] = 1
            },
            new() { ["color"] = styles.Color(SeriesStyles.LineSymbol) });
        yield return parts.Layer("ends",
            new()
            {
                ["type"] = "point", ["size"] = 110, ["filled"] = true, ["stroke"] = "#FFFFFF",
                ["strokeWidth"] = 1.5, ["opacity"] = 1
            },
            new() { ["color"] = styles.Color(SeriesStyles.LineSymbol) });
    }

    /// <summary>Dark on a white halo over any colour, to the left of points near the right edge.</summary>
    static IEnumerable<JsonObject> LabelLayers(ChartParts parts)
    {
        JsonObject Mark(string color) => new()
        {
            ["type"] = "text", ["color"] = color, ["fontWeight"] = 600,
            ["align"] = new JsonObject { ["expr"] = "datum.isRight ? 'right' : 'left'" },
            ["dx"] = new JsonObject { ["expr"] = "datum.isRight ? -9 : 9" },
        };
        var halo = Mark("#FFFFFF");
        (halo["stroke"], halo["strokeWidth"], halo["strokeJoin"]) = ("#FFFFFF", 4, "round");
        yield return parts.Layer("points", halo, new() { ["text"] = Nominal("label") });
        yield return parts.Layer("points", Mark("#1B1F24"), new() { ["text"] = Nominal("label") });
    }

    static JsonObject Axis(
        string field, string title, double[] edges, bool isLogarithmic, IReadOnlyList<string> levels)
    {
        if (levels.Count > 0)
            return new()
            {
                ["field"] = field, ["type"] = "quantitative", ["scale"] = LevelAxis.ToScale(levels.Count),
                ["axis"] = LevelAxis.ToAxis(title, levels),
            };
        var axis = new HorizontalAxis(edges[0], edges[^1], isLogarithmic);
        var drawn = axis.ToAxis(title);
        drawn["grid"] = false;
        return new() { ["field"] = field, ["type"] = "quantitative", ["scale"] = axis.ToScale(), ["axis"] = drawn };
    }

    static JsonObject Field(string name) => new() { ["field"] = name };

    static JsonObject Nominal(string name) => new() { ["field"] = name, ["type"] = "nominal" };

    static JsonObject Quantity(string name) => new() { ["field"] = name, ["type"] = "quantitative" };

    static string Caption(HeatMapData data, bool isThinned)
    {
        var values = data.Values.Cast<double>().ToList();
        var parts = new List<string> { $"{data.X.Count} × {data.Y.Count} cells, colour: {data.Value}." };
        if (data.Note.Length > 0)
            parts.Add(data.Note);
        if (data.Paths.Count > 0)
            parts.Add("Paths run from the ring to the disc.");
        if (values.Count(value =>
            !double.IsFinite(value) || (data.Scale == ColorScale.Logarithmic && value <= 0)) is var empty && empty > 0)
            parts.Add($"{empty:N0} of {values.Count:N0} cells have no value that can be drawn and are empty.");
        if (isThinned)
            parts.Add("Lines are drawn at some of their points, evenly spread.");
        return string.Join(' ', parts);
    }
}
