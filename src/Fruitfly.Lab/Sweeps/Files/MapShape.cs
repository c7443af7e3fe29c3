using System.Text.Json.Nodes;
using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Values by name.</summary>
/// <param name="Of">what the map describes, for messages, such as <c>study</c> or <c>sgd</c></param>
sealed record MapShape(string Of, IReadOnlyList<Field> Fields) : Shape
{
    public override string Allowed => Fields.Count == 0 ? "an empty map"
        : $"a map with {string.Join(", ", Fields.Select(known => known.Name))}";

    public override bool Suits(StudyNode node) => node is MapNode;

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (node is not MapNode map)
        {
            Refuse(node, path, problems);
            return;
        }
        var misspelt = new HashSet<string>();
        foreach (var entry in map.Entries)
            if (Find(entry.Key) is { } field)
                field.Shape.Check(entry.Value, Join(path, entry.Key), problems);
            else
            {
                var meant = Suggestion.For(entry.Key, Fields.Select(known => known.Name));
                problems.Add(entry.KeyOrigin, Join(path, entry.Key), $"is not a key of {Of}; {Keys}.", meant);
                misspelt.Add(meant ?? "");
            }
        foreach (var field in Fields)
            if (field.IsNeeded && map[field.Name] is null && !misspelt.Contains(field.Name))
                problems.Add(node, Join(path, field.Name), $"is missing; it must be {field.Shape.Allowed}.");
    }

    public override JsonNode? ToJson(StudyNode node) => new JsonObject(
        ((MapNode)node).Entries.Select(entry => KeyValuePair.Create(entry.Key, Find(entry.Key)!.Shape
            .ToJson(entry.Value))));

    public override JsonObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(Fields.Select(field =>
                KeyValuePair.Create(field.Name, (JsonNode?)field.Shape.DescribedSchema(definitions)))),
            ["additionalProperties"] = false,
        };
        if (Fields.Any(field => field.IsNeeded))
            schema["required"] = new JsonArray(
                [.. Fields.Where(field => field.IsNeeded).Select(field => JsonValue.Create(field.Name))]);
        return schema;
    }

    public Field? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    string Keys => Fields.Count == 0
        ? "it has none" : $"there are {string.Join(", ", Fields.Select(known => known.Name))}";
}

/// <summary>A value of a map.</summary>
/// <param name="IsNeeded">whether there is no default</param>
sealed record Field(string Name, Shape Shape, bool IsNeeded = false);
