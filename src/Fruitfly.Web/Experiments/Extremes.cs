using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Lab.Reports;

namespace Fruitfly.Web.Experiments;

/// <summary>Where the lines of a chart peak and dip, so that a reader can say it first and compare. Read from the chart's
/// specification: lines of means over a quantity, as <see cref="Lab.Reports.Charts.Lines"/> draws them.</summary>
/// <param name="Horizontal">the title of the horizontal axis</param>
/// <param name="Low">where that axis begins</param>
/// <param name="Vertical">the title of the vertical axis</param>
sealed record Extremes(
    string Figure, string Horizontal, string Vertical, double Low, double High, bool IsLogarithmic, IReadOnlyList<LineExtremes> Lines)
{
    /// <summary>A line through fewer places has no peak worth predicting.</summary>
    const int FewestPlaces = 4;

    const string Field = "x";

    /// <summary>null where the figure is no such chart</summary>
    public static Extremes? Of(Figure figure)
    {
        var view = figure.Specification["spec"] as JsonObject ?? figure.Specification;
        if (view["encoding"]?["x"] is not JsonObject x || Text(x["field"]) != Field || x["scale"]?["domain"] is not JsonArray { Count: 2 } domain)
            return null;
        var lines = Rows(figure.Specification).Where(row => Number(row[Field]) is not null && Number(row["value"]) is not null)
            .GroupBy(row => (Panel: Text(row["panel"]) ?? "", Series: Text(row["series"]) ?? ""))
            .Select(line => LineExtremes.Of(Name(line.Key), [.. line.Select(row => (Number(row[Field])!.Value, Number(row["value"])!.Value)).OrderBy(point => point.Item1)]))
            .Where(line => line.Places.Count >= FewestPlaces).ToList();
        return lines.Count == 0 || Number(domain[0]) is not { } low || Number(domain[1]) is not { } high ? null : new(
            figure.Id, Text(x["axis"]?["title"]) ?? "", Text(view["encoding"]?["y"]?["axis"]?["title"]) ?? "", low, high, Text(x["scale"]?["type"]) == "log", lines);
    }

    // One table for each kind of mark, or with small multiples one for all of them.
    static IEnumerable<JsonObject> Rows(JsonObject specification) =>
        (specification["datasets"]?["mean"] as JsonArray
            ?? new JsonArray([.. (specification["datasets"]?["rows"] as JsonArray ?? []).Where(row => Text(row?["part"]) == "mean").Select(row => row!.DeepClone())]))
        .OfType<JsonObject>();

    static string Name((string Panel, string Series) line) => string.Join(" · ", new[] { line.Panel, line.Series }.Where(part => part.Length > 0));

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // Whole numbers, too, which a value that was not read from a text keeps as such.
    static double? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
