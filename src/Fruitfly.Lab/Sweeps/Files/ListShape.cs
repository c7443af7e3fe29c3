using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Several values of one shape.</summary>
sealed record ListShape(Shape Item, int Least = 0, int Most = 10_000) : Shape
{
    public override string Allowed => FormattableString.Invariant(
        $"a list{(Least > 0 ? $" of at least {Least}" : "")}{(Least > 0 ? " and" : " of")} at most {Most:N0} values");

    public override bool Suits(StudyNode node) => node is ListNode;

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (node is not ListNode list || list.Items.Count < Least || list.Items.Count > Most)
        {
            Refuse(node, path, problems);
            return;
        }
        foreach (var (place, item) in list.Items.Index())
            Item.Check(item, FormattableString.Invariant($"{path}[{place}]"), problems);
    }

    public override JsonNode? ToJson(StudyNode node) =>
        new JsonArray([.. ((ListNode)node).Items.Select(Item.ToJson)]);

    public override JsonObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JsonObject
        {
            ["type"] = "array",
            ["items"] = Item.Schema(definitions),
            ["maxItems"] = Most,
        };
        if (Least > 0)
            schema["minItems"] = Least;
        return schema;
    }
}
