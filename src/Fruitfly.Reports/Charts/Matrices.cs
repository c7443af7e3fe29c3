using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>One panel of <see cref="Matrices"/>.</summary>
/// <param name="Title">unique within the chart</param>
/// <param name="Values">[row, column], the first row on top; a value that is not finite leaves its cell empty</param>
public sealed record MatrixPanel(string Title, double[,] Values);

/// <summary>Small matrices side by side: weights, masks, pictures, confusion matrices,
/// all on one scale of colours.</summary>
public static class Matrices
{
    const int MostNumbers = 400;

    /// <param name="value">what the colours mean, with its unit; empty for no legend, as for pictures</param>
    /// <param name="labels">of rows and columns alike, such as the classes; null for none</param>
    /// <param name="hasNumbers">whether each cell holds its value, in at most 400 cells</param>
    /// <exception cref="ArgumentException">no panel, an empty one, a title twice, or labels that do not fit</exception>
    public static Chart Draw(
        IReadOnlyList<MatrixPanel> panels, ColorScale scale = ColorScale.Sequential, string value = "", int columns = 5,
        IReadOnlyList<string>? labels = null, bool hasNumbers = false, string horizontal = "", string vertical = "")
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Check(panels, labels, hasNumbers);
        var cells = panels.Sum(panel => panel.Values.Length);
        // Blocks of neighbouring cells become their mean until all fit.
        var block = 1;
        while (panels.Sum(panel => Blocks(panel.Values.GetLength(0), block) * Blocks(panel.Values.GetLength(1), block))
            > MarkBudget.Limit)
            block++;
        var reduced = panels.Select(panel => panel with { Values = Reduce(panel.Values, block) }).ToList();
        var parts = new ChartParts(hasPanels: panels.Count > 1);
        foreach (var panel in reduced)
            Add(parts, panel, labels, panels.Count > 1);
        columns = Math.Min(columns, panels.Count);
        var specification = Chart.Frame(parts.Named());
        var scaled = scale.ToScale(reduced.SelectMany(panel => panel.Values.Cast<double>()));
        parts.Compose(specification, Encoding(labels, horizontal, vertical),
            Layers(parts, scale, scaled, value, labels is not null, hasNumbers),
            [.. panels.Select(panel => panel.Title)], columns);
        if (specification["spec"] is JsonObject view)
            SetSize(specification, view, reduced);
        return new Chart(specification, parts.ToData(), Caption(panels, block, cells, value));
    }

    static void Check(IReadOnlyList<MatrixPanel> panels, IReadOnlyList<string>? labels, bool hasNumbers)
    {
        if (panels.Count == 0)
            throw new ArgumentException("Matrices need at least one panel.", nameof(panels));
        if (panels.Count > MarkBudget.Limit)
            throw new ArgumentException(
                $"There are {panels.Count:N0} panels; at most {MarkBudget.Limit:N0} can be drawn.", nameof(panels));
        if (panels.GroupBy(panel => panel.Title).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The panel '{twice.Key}' appears {twice.Count()} times; titles are unique.",
                nameof(panels));
        if (panels.FirstOrDefault(panel => panel.Values.Length == 0) is { } empty)
            throw new ArgumentException($"The panel '{empty.Title}' has no cell.", nameof(panels));
        if (labels is not null
            && panels.FirstOrDefault(panel =>
                panel.Values.GetLength(0) != labels.Count || panel.Values.GetLength(1) != labels.Count) is { } other)
            throw new ArgumentException(
                $"The panel '{other.Title}' has {other.Values.GetLength(0)} × {other.Values.GetLength(1)} cells, " +
                $"but there are {labels.Count} labels.", nameof(labels));
        if ((hasNumbers || labels is not null) && panels.Sum(panel => panel.Values.Length) is var cells
            && cells > (hasNumbers ? MostNumbers : MarkBudget.Limit))
            throw new ArgumentException(
                $"There are {cells:N0} cells; " +
                $"with {(hasNumbers ? $"numbers at most {MostNumbers:N0}" : $"labels at most {MarkBudget.Limit:N0}")} can be drawn.", nameof(panels));
    }

    /// <summary>Small multiples have square cells; one matrix fills the chart.</summary>
    static void SetSize(JsonObject specification, JsonObject view, List<MatrixPanel> panels)
    {
        var (rows, columns) = (panels.Max(panel => panel.Values.GetLength(0)),
            panels.Max(panel => panel.Values.GetLength(1)));
        var width = Math.Min(300, view["width"]!.GetValue<int>());
        (view["width"], view["height"]) = (width, Math.Clamp(width * rows / columns, 20, 2 * width));
        specification["spacing"] = 20;
    }

    static int Blocks(int length, int block) => (length + block - 1) / block;

    static double[,] Reduce(double[,] values, int block)
    {
        if (block == 1)
            return values;
        var reduced = new double[Blocks(values.GetLength(0), block), Blocks(values.GetLength(1), block)];
        for (var row = 0; row < reduced.GetLength(0); row++)
            for (var column = 0; column < reduced.GetLength(1); column++)
            {
                var (sum, count) = (0.0, 0);
                for (var i = row * block; i < Math.Min((row + 1) * block, values.GetLength(0)); i++)
                    for (var j = column * block; j < Math.Min((column + 1) * block, values.GetLength(1)); j++)
                        (sum, count) = (sum + values[i, j], count + 1);
                reduced[row, column] = sum / count;
            }
        return reduced;
    }

    static void Add(ChartParts parts, MatrixPanel panel, IReadOnlyList<string>? labels, bool hasPanels)
    {
        for (var row = 0; row < panel.Values.GetLength(0); row++)
            for (var column = 0; column < panel.Values.GetLength(1); column++)
                if (double.IsFinite(panel.Values[row, column]))
                {
                    var cell = new ChartRow
                    {
                        ["row"] = labels is null ? row : labels[row],
                        ["column"] = labels is null ? column : labels[column],
                        ["value"] = panel.Values[row, column],
                    };
                    if (hasPanels)
                        cell.Insert(0, "panel", panel.Title);
                    parts.Add("cells", cell);
                }
    }

    static JsonObject Encoding(IReadOnlyList<string>? labels, string horizontal, string vertical)
    {
        JsonObject Axis(string field, string title) => new()
        {
            ["field"] = field, ["type"] = "ordinal",
            ["sort"] = labels is null
                ? "ascending" : new JsonArray([.. labels.Select(label => JsonValue.Create(label))]),
            ["scale"] = new JsonObject { ["padding"] = 0 },
            ["axis"] = labels is null
                ? null : new JsonObject
                {
                    ["title"] = title.Length > 0 ? title : null, ["grid"] = false,
                    ["labelAngle"] = 0, ["domain"] = false
                },
        };
        return new() { ["x"] = Axis("column", horizontal), ["y"] = Axis("row", vertical) };
    }

    static IEnumerable<JsonObject> Layers(
        ChartParts parts, ColorScale kind, JsonObject scale, string value, bool hasLabels, bool hasNumbers)
    {
        yield return parts.Layer("cells", ColorScales.Cells(isClipped: false), new()
        {
            ["fill"] = ColorScales.Fill(scale, value),
            ["tooltip"] = new JsonArray(
                Lines.Tooltip("row", "row", hasLabels ? null : ","),
                Lines.Tooltip("column", "column", hasLabels ? null : ","),
                Lines.Tooltip("value", value.Length == 0 ? "value" : value, ".4~g")),
        });
        if (!hasNumbers)
            yield break;
        // Dark ink on the light half of the colours, white on the dark half: viridis
        // and grey are light above the middle.
        var domain = scale["domain"]!.AsArray();
        var middle = (domain[0]!.GetValue<double>() + domain[^1]!.GetValue<double>()) / 2;
        var light = kind == ColorScale.Diverging
            ? FormattableString.Invariant($"abs(datum.value) < {domain[^1]!.GetValue<double>() * 0.55:R}")
            : FormattableString.Invariant($"datum.value > {middle:R}");
        yield return parts.Layer("cells", new() { ["type"] = "text", ["fontSize"] = 12 }, new()
        {
            ["text"] = new JsonObject { ["field"] = "value", ["type"] = "quantitative", ["format"] = ".3~g" },
            ["color"] = new JsonObject
            {
                ["condition"] = new JsonObject { ["test"] = light, ["value"] = "#1B1F24" },
                ["value"] = "#FFFFFF"
            },
        });
    }

    static string Caption(IReadOnlyList<MatrixPanel> panels, int block, int cells, string value)
    {
        var sizes = panels.Select(panel => $"{panel.Values.GetLength(0)} × {panel.Values.GetLength(1)}").Distinct()
            .ToList();
        var size = sizes.Count == 1 ? sizes[0] : $"{sizes[0]} to {sizes[^1]}";
        return $"{(panels.Count == 1 ? "One matrix" : $"{panels.Count:N0} matrices")} " +
            $"of {size}{(value.Length > 0 ? $", colour: {value}" : "")}{(panels.Count > 1 ? ", on one scale" : "")}."
            + (block > 1 ? $" Each cell is the mean of {block} × {block} of the {cells:N0} values." : "");
    }
}
