using System.Globalization;
using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Pages;

/// <summary>The numbers of a chart with as many digits as a picture can show: all seventeen would be half of a page.
/// The data beside the chart keep all of their digits.</summary>
static class DrawnNumbers
{
    const string Digits = "G7";

    /// <returns>a copy</returns>
    public static JsonNode Of(JsonNode chart) => chart switch
    {
        JsonObject parts => new JsonObject(
            parts.Select(part => KeyValuePair.Create(part.Key, part.Value is { } value ? Of(value) : null))),
        JsonArray values => new JsonArray([.. values.Select(value => value is null ? null : Of(value))]),
        JsonValue single when single.TryGetValue<double>(out var number) && number != Math.Truncate(number) =>
            JsonValue.Create(double.Parse(number.ToString(Digits, CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture)),
        _ => chart.DeepClone(),
    };
}
