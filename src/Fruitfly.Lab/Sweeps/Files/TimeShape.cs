using System.Text.Json.Nodes;
using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A length of time with its unit, see <see cref="LengthOfTime"/>.</summary>
sealed record TimeShape : Shape
{
    public override string Allowed => LengthOfTime.Allowed;

    public override bool Suits(StudyNode node) => node is ScalarNode scalar && LengthOfTime.Suits(scalar.Text);

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (!Suits(node) || LengthOfTime.Read(((ScalarNode)node).Text) is null)
            Refuse(node, path, problems);
    }

    public static TimeSpan Read(StudyNode node) => LengthOfTime.Read(((ScalarNode)node).Text)!.Value;

    public override JsonNode? ToJson(StudyNode node) => JsonValue.Create(((ScalarNode)node).Text);

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["type"] = "string", ["pattern"] = LengthOfTime.Pattern };
}
