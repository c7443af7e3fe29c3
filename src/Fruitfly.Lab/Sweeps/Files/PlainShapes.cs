using System.Text.Json.Nodes;
using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Any text; a number or <c>true</c> is taken as it is written.</summary>
sealed record TextShape(int Longest = 1000) : Shape
{
    public override string Allowed => $"a text of up to {Longest} letters";

    public override bool Suits(StudyNode node) => node is ScalarNode { Kind: not ScalarKind.Null };

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (!Suits(node) || ((ScalarNode)node).Text.Length > Longest)
            Refuse(node, path, problems);
    }

    public override JsonNode? ToJson(StudyNode node) => JsonValue.Create(((ScalarNode)node).Text);

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["type"] = new JsonArray("string", "number", "boolean"), ["maxLength"] = Longest };
}

/// <summary><c>true</c> or <c>false</c>.</summary>
sealed record FlagShape : Shape
{
    public override string Allowed => "true or false";

    public override bool Suits(StudyNode node) => node is ScalarNode { Kind: ScalarKind.Flag };

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (!Suits(node))
            Refuse(node, path, problems);
    }

    public override JsonNode? ToJson(StudyNode node) => JsonValue.Create(((ScalarNode)node).Number == 1);

    public override JsonObject Schema(SchemaDefinitions definitions) => new() { ["type"] = "boolean" };
}

/// <summary>One of a few words.</summary>
sealed record ChoiceShape(IReadOnlyList<string> Words) : Shape
{
    public override string Allowed => Words.Count == 1 ? Words[0] : $"one of {string.Join(", ", Words)}";

    public override bool Suits(StudyNode node) => node is ScalarNode { Kind: ScalarKind.Text or ScalarKind.Flag };

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (node is ScalarNode word && Words.Contains(word.Text))
            return;
        problems.Add(node, path, $"is {node.What}; it must be {Allowed}.",
            node is ScalarNode { Text: var text } ? Suggestion.For(text, Words) : null);
    }

    public override JsonNode? ToJson(StudyNode node) => JsonValue.Create(((ScalarNode)node).Text);

    // true is one of the words only where it is quoted; a reader takes both.
    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["enum"] = new JsonArray([.. Words.Select(word => JsonValue.Create(word))]) };
}

/// <summary>One word, where other sorts of values may stand too.</summary>
sealed record WordShape(string Word) : Shape
{
    public override string Allowed => Word;

    public override bool Suits(StudyNode node) => node is ScalarNode scalar && scalar.Text == Word;

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (!Suits(node))
            Refuse(node, path, problems);
    }

    public override JsonNode? ToJson(StudyNode node) => JsonValue.Create(Word);

    public override JsonObject Schema(SchemaDefinitions definitions) => new() { ["const"] = Word };
}
