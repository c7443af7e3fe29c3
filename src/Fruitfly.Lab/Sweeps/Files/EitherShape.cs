using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A value of one of several sorts, such as a share or a map.</summary>
sealed record EitherShape(params IReadOnlyList<Shape> Shapes) : Shape
{
    public override string Allowed => string.Join(", or ", Shapes.Select(shape => shape.Allowed));

    public override bool Suits(StudyNode node) => Shapes.Any(shape => shape.Suits(node));

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (Shapes.FirstOrDefault(shape => shape.Suits(node)) is { } suited)
            suited.Check(node, path, problems);
        else
            Refuse(node, path, problems);
    }

    public override JsonNode? ToJson(StudyNode node) => Shapes.First(shape => shape.Suits(node)).ToJson(node);

    public override JsonObject Schema(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray([.. Shapes.Select(shape => shape.Schema(definitions))]),
    };
}
