using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>An axis of names, which stand at 0, 1, 2 and so on.</summary>
static class LevelAxis
{
    public static JsonObject ToScale(int levels) => ValueAxis.Scale(-0.5, levels - 0.5, false);

    public static JsonObject ToAxis(string title, IReadOnlyList<string> levels) => new()
    {
        ["title"] = title,
        ["values"] = new JsonArray([.. Enumerable.Range(0, levels.Count).Select(place => JsonValue.Create(place))]),
        ["labelExpr"] = $"{JsonSerializer.Serialize(levels)}[datum.value]",
        ["labelLimit"] = 150, ["labelOverlap"] = "greedy", ["labelSeparation"] = 4, ["grid"] = false,
    };
}
