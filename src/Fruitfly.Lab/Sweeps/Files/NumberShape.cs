using System.Globalization;
using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A number within a range, ends included.</summary>
/// <param name="Word">that may stand in place of a number; null for none</param>
sealed record NumberShape(double Minimum, double Maximum, bool IsWhole = false, string? Word = null) : Shape
{
    public override string Allowed
    {
        get
        {
            var number = IsWhole ? "a whole number" : "a number";
            var range = (double.IsFinite(Minimum), double.IsFinite(Maximum)) switch
            {
                (true, true) => Text($" from {Minimum} to {Maximum}"),
                (true, false) => Text($" of at least {Minimum}"),
                (false, true) => Text($" of at most {Maximum}"),
                _ => "",
            };
            return number + range + (Word is null ? "" : $", or {Word}");
        }
    }

    public override bool Suits(StudyNode node) => node is ScalarNode scalar && (scalar.Kind == ScalarKind.Number
        || Word is not null && scalar.Kind == ScalarKind.Text && scalar.Text == Word);

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (!Suits(node) || ((ScalarNode)node).Number is { } number
            && !(number >= Minimum && number <= Maximum && (!IsWhole || number == Math.Floor(number))))
            Refuse(node, path, problems);
    }

    // Whole numbers beyond 2^53 are written out by their digits, since a double has no place for them.
    public override JsonNode? ToJson(StudyNode node)
    {
        var scalar = (ScalarNode)node;
        if (scalar.Number is not { } number)
            return JsonValue.Create(scalar.Text);
        return IsWhole && ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var exact)
            ? JsonValue.Create(exact) : IsWhole ? JsonValue.Create((long)number) : JsonValue.Create(number);
    }

    public override JsonObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JsonObject { ["type"] = IsWhole ? "integer" : "number" };
        if (double.IsFinite(Minimum))
            schema["minimum"] = JsonValue.Create(Minimum);
        if (double.IsFinite(Maximum))
            schema["maximum"] = JsonValue.Create(Maximum);
        return Word is null ? schema : new JsonObject
        {
            ["anyOf"] = new JsonArray(
            schema, new JsonObject { ["const"] = Word })
        };
    }

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}
