using System.Text.Json;

namespace Fruitfly.Studies.Export;

/// <summary>The settings in a description by their paths. A list is one setting, and the items of a list of objects
/// are settings too, by their places: <c>network.layers.0.outputs</c>.</summary>
static class SettingValues
{
    const string Seed = "seed";

    /// <param name="each">gets the path, the value, and the path of the list that the value is within, or null</param>
    public static void Visit(JsonElement description, Action<string, JsonElement, string?> each)
    {
        foreach (var property in description.EnumerateObject())
            if (property.Name != Seed)
                Visit(property.Name, property.Value, null);

        void Visit(string path, JsonElement value, string? list)
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in value.EnumerateObject())
                    Visit($"{path}.{property.Name}", property.Value, list);
                return;
            }
            each(path, value, list);
            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(IsObject))
                foreach (var (place, item) in value.EnumerateArray().Index())
                    Visit($"{path}.{place}", item, list ?? path);
        }
    }

    /// <summary>Which kinds a list of objects holds; null for any other value.</summary>
    public static string? ShapeOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(IsObject)
            ? string.Join(' ', value.EnumerateArray().Select(item =>
                IsObject(item) && item.TryGetProperty("kind", out var kind) ? kind.ToString() : $"{item.ValueKind}"))
            : null;

    static bool IsObject(JsonElement item) => item.ValueKind == JsonValueKind.Object;
}
