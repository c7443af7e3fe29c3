using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>Labels of a categorical axis at the left: those that are too long for it go on in further lines, each label
/// centred on its row.</summary>
static class WrappedLabels
{
    /// <summary>What an axis has room for, in pixels, and in characters of the theme's size.</summary>
    const int Room = 260, Characters = 36;

    /// <summary>Of <see cref="Theme.ToChartConfig"/>.</summary>
    const int LineHeight = 16;

    /// <summary>Gives the axis its labels.</summary>
    /// <returns>the most lines of a label</returns>
    public static int AddTo(JsonObject axis, IEnumerable<string> labels)
    {
        axis["labelLimit"] = Room;
        var wrapped = labels.Distinct().Select(label => (Label: label, Lines: Lines(label)))
            .Where(each => each.Lines.Count > 1).ToList();
        if (wrapped.Count == 0)
            return 1;
        axis["labelExpr"] =
            $"({JsonSerializer.Serialize(wrapped.ToDictionary(each => each.Label, each => each.Lines))})[datum.value]" +
            " || datum.label";
        // The first line stands where a single one would.
        axis["labelOffset"] = new JsonObject
        {
            ["condition"] = new JsonArray([.. wrapped.GroupBy(each => each.Lines.Count).Select(some => new JsonObject
            {
                ["test"] = $"indexof({JsonSerializer.Serialize(some.Select(each => each.Label))}, datum.value) >= 0",
                ["value"] = -LineHeight * (some.Key - 1) / 2,
            })]),
            ["value"] = 0,
        };
        return wrapped.Max(each => each.Lines.Count);
    }

    static List<string> Lines(string label)
    {
        List<string> lines = [];
        foreach (var word in label.Split(' '))
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= Characters)
                lines[^1] += ' ' + word;
            else
                lines.Add(word);
        return lines;
    }
}
