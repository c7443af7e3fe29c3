using System.Text.Json;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>A description as lines, what belongs together indented: one line for each value, and for each item of a
/// list of objects.</summary>
static class DescriptionTree
{
    public static IEnumerable<string> Lines(string description)
    {
        using var document = JsonDocument.Parse(description);
        return [.. Lines(document.RootElement, "  ")];
    }

    static IEnumerable<string> Lines(JsonElement element, string indent)
    {
        foreach (var property in element.EnumerateObject())
        {
            var (name, value) = (property.Name, property.Value);
            if (value.ValueKind == JsonValueKind.Object)
            {
                yield return $"{indent}{name}:";
                foreach (var line in Lines(value, indent + "  "))
                    yield return line;
            }
            else if (value.ValueKind == JsonValueKind.Array
                && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object))
            {
                yield return $"{indent}{name}:";
                foreach (var item in value.EnumerateArray())
                    yield return $"{indent}  - {InLine(item)}";
            }
            else
                yield return $"{indent}{name}: {InLine(value)}";
        }
    }

    static string InLine(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join(", ",
            value.EnumerateObject().OrderBy(property => property.Name == "kind" ? 0 : 1)
                .Select(property => $"{property.Name} {InLine(property.Value)}")),
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(InLine))}]",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
