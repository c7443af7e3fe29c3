using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>When a factor applies: paths, each with the value or the values that it must have.</summary>
sealed record ConditionShape : Shape
{
    public const string PathPattern = @"^(data|network|recipe)(\.[a-zA-Z][a-zA-Z0-9]*)*$";

    static readonly EitherShape Value = new(new TextShape(), new ListShape(new TextShape(), 1, 100));

    public override string Allowed => "a map of paths, each with the value that it must have";

    public override bool Suits(StudyNode node) => node is MapNode;

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (node is not MapNode map)
        {
            Refuse(node, path, problems);
            return;
        }
        foreach (var entry in map.Entries)
        {
            FactorsShape.CheckPath(entry.KeyOrigin, entry.Key, path, problems);
            Value.Check(entry.Value, MapShape.Join(path, entry.Key), problems);
        }
    }

    public override JsonNode? ToJson(StudyNode node) => throw new NotSupportedException();

    public override JsonObject Schema(SchemaDefinitions definitions) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = PathPattern },
        ["additionalProperties"] = Value.Schema(definitions),
    };
}

/// <summary>A value whose shape the place it is put into tells.</summary>
sealed record AnyShape : Shape
{
    public override string Allowed => "a value";

    public override bool Suits(StudyNode node) => node is not ScalarNode { Kind: ScalarKind.Null };

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (!Suits(node))
            Refuse(node, path, problems);
    }

    public override JsonNode? ToJson(StudyNode node) => throw new NotSupportedException();

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["type"] = new JsonArray("string", "number", "boolean", "array", "object") };
}
