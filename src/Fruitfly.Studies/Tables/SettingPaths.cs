using System.Text.Json;

namespace Fruitfly.Studies.Tables;

/// <summary>The settings in a description by their paths, such as <c>recipe.optimizer.learningRate</c>. Places in a
/// list of objects count from 0 (<c>network.layers.0.outputs</c>); a list of plain values is one setting.</summary>
static class SettingPaths
{
    /// <param name="asWhole">lists, by path, that are one setting each: their items in short</param>
    /// <param name="shapes">gets the kinds of the items of each list of objects, by path</param>
    public static Dictionary<string, string> Of(
        string json, IReadOnlySet<string>? asWhole = null, IDictionary<string, string>? shapes = null)
    {
        var settings = new Dictionary<string, string>();
        JsonDocument description;
        try
        {
            description = JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return settings; // damaged: a table shows the others
        }
        using (description)
            Collect("", description.RootElement);
        return settings;

        void Collect(string path, JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object)
                foreach (var property in element.EnumerateObject())
                    Collect(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
            else if (element.ValueKind == JsonValueKind.Array
                && element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object))
            {
                if (shapes is not null)
                    shapes[path] = string.Join(' ', element.EnumerateArray().Select(Kind));
                if (asWhole?.Contains(path) == true)
                    settings[path] = string.Join(", ", element.EnumerateArray().Select(InShort));
                else
                    foreach (var (place, item) in element.EnumerateArray().Index())
                        Collect($"{path}.{place}", item);
            }
            else
                settings[path] = element.ValueKind == JsonValueKind.String
                    ? element.GetString()! : element.GetRawText();
        }
    }

    static string Kind(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("kind", out var kind)
            ? kind.ToString() : item.ValueKind.ToString();

    // Such as "linear 100": what it is, and its numbers.
    static string InShort(JsonElement item) => item.ValueKind != JsonValueKind.Object ? item.GetRawText()
        : string.Join(' ',
            [Kind(item),
                .. item.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Number)
                    .Select(property => property.Value.GetRawText())]);
}
