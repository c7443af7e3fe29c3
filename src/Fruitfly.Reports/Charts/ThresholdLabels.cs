using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>Labels of dotted verticals: horizontal, in the margin above the plot, where no data are; those that would
/// touch stand in rows above each other.</summary>
static class ThresholdLabels
{
    /// <summary>Of a character of the labels' size, about, in pixels.</summary>
    const double CharacterWidth = 7;

    const int LineHeight = 17;

    /// <summary>Between a label and the plot's upper edge, and between two labels beside each other.</summary>
    const int Gap = 6;

    /// <summary>Where each label goes.</summary>
    /// <param name="labels">each with its vertical's place on the axis, 0 to 1</param>
    /// <param name="width">of the plot, in pixels</param>
    public static IReadOnlyList<LabelPlace> Arrange(IReadOnlyList<(double Place, string Text)> labels, double width)
    {
        var arranged = new LabelPlace[labels.Count];
        var ends = new List<double>(); // of the rows, from the plot upwards
        foreach (var (k, (place, text)) in labels.Index().OrderBy(label => label.Item.Place))
        {
            var (middle, half) = (place * width, text.Length * CharacterWidth / 2);
            // At an edge a label stands beside its vertical rather than beyond the plot.
            var align = middle < half ? "left" : middle > width - half ? "right" : "center";
            var left = align switch { "left" => middle, "right" => middle - 2 * half, _ => middle - half };
            var row = ends.FindIndex(end => end + Gap <= left);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }
            ends[row] = left + 2 * half;
            arranged[k] = new(row, align);
        }
        return arranged;
    }

    /// <summary>The height of that many rows, in pixels.</summary>
    public static int Height(int rows) => rows * LineHeight;

    /// <summary>For rows with the fields <c>label</c>, <c>row</c> and <c>align</c>.</summary>
    public static JsonObject Layer(ChartParts parts, string part) => parts.Layer(part,
        new()
        {
            ["type"] = "text", ["baseline"] = "bottom", ["fontSize"] = 13,
            ["align"] = new JsonObject { ["expr"] = "datum.align" },
            ["dy"] = new JsonObject { ["expr"] = $"-{Gap} - {LineHeight} * datum.row" },
        },
        new()
        {
            ["y"] = new JsonObject { ["value"] = 0 },
            ["text"] = new JsonObject { ["field"] = "label", ["type"] = "nominal" },
        });
}

/// <param name="Row">above the plot, from 0</param>
/// <param name="Align">as Vega names it: where the vertical stands of the text</param>
readonly record struct LabelPlace(int Row, string Align);
