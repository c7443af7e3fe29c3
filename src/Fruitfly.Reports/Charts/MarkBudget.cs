using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>Keeps charts quick to draw and small to store: a chart that would exceed the limit aggregates its data and
/// says so in its caption; one that exceeds it nevertheless is a mistake in the chart.</summary>
public static class MarkBudget
{
    public const int Limit = 5_000;

    /// <summary>Marks drawn: over all views, the rows of each view's data. A line
    /// counts as many as it has points.</summary>
    /// <exception cref="ArgumentException">a view without named data</exception>
    public static int Count(JsonObject specification) =>
        Count(specification, specification["datasets"]?.AsObject() ?? [], null);

    internal static void Check(JsonObject specification)
    {
        if (Count(specification) is var count && count > Limit)
            throw new InvalidOperationException(
                $"The chart has {count:N0} marks; at most {Limit:N0} are allowed. Aggregate its data and say so in " +
                "the caption.");
    }

    /// <summary>The places to keep of <paramref name="count"/> when only <paramref name="most"/> fit: evenly spread,
    /// with both ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">fewer than two fit</exception>
    public static IReadOnlyList<int> Thin(int count, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        return count <= most
            ? [.. Enumerable.Range(0, count)]
            : [.. Enumerable.Range(0, most).Select(k => (int)((long)k * (count - 1) / (most - 1)))];
    }

    static int Count(JsonObject view, JsonObject datasets, string? inherited)
    {
        var name = view["data"]?["name"]?.GetValue<string>() ?? inherited;
        if (view["mark"] is not null)
            return name is not null && datasets[name] is JsonArray rows
                ? rows.Count(row => IsKept(row, view["transform"]))
                : throw new ArgumentException(
                    $"A view draws the data '{name ?? "(none)"}', which the chart does not hold.");
        return Views(view).Sum(inner => Count(inner, datasets, name));
    }

    static bool IsKept(JsonNode? row, JsonNode? transform) => (transform?.AsArray() ?? [])
        .Select(step => step!["filter"]).OfType<JsonObject>()
        .All(filter =>
            filter["equal"]!.GetValue<string>() == row![filter["field"]!.GetValue<string>()]?.GetValue<string>());

    static IEnumerable<JsonObject> Views(JsonObject view)
    {
        foreach (var part in (string[])["layer", "concat", "hconcat", "vconcat"])
            foreach (var inner in view[part]?.AsArray() ?? [])
                yield return inner!.AsObject();
        if (view["spec"] is JsonObject spec)
            yield return spec;
    }
}
