using System.Text.Json.Nodes;
using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What varies: paths with a list of values, a range, or both with a condition.</summary>
sealed record FactorsShape : Shape
{
    public const string From = "from", To = "to", Scale = "scale", Count = "count", Values = "values", When = "when",
        Value = "value", Label = "label";

    public const int Most = 50, MostValues = 1000;

    public const string Linear = "linear", Log = "log";

    static readonly Shape Condition = new ConditionShape();

    static readonly Field ScaleField = new(Scale, new ChoiceShape([Linear, Log])
    {
        Description =
            "how its values lie; default: log where all are positive and the largest is ten times the smallest",
    });

    static readonly Field WhenField = new(When, Condition);

    public static MapShape Range { get; } = new("a range",
    [
        new Field(From, new NumberShape(double.NegativeInfinity, double.PositiveInfinity), IsNeeded: true),
        new Field(To, new NumberShape(double.NegativeInfinity, double.PositiveInfinity), IsNeeded: true),
        ScaleField,
        new Field(Count, new NumberShape(2, MostValues, IsWhole: true) { Description = "values, ends included" }),
        WhenField,
    ]);

    public static MapShape Listed { get; } = new("values",
    [
        new Field(Values, new ListShape(new AnyShape(), 1, MostValues), IsNeeded: true),
        ScaleField,
        WhenField,
    ]);

    static readonly ListShape Plain = new(new AnyShape(), 1, MostValues);

    public override string Allowed => "a map of paths, such as recipe.optimizer.learningRate, each with its values";

    public override bool Suits(StudyNode node) => node is MapNode;

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (node is not MapNode map)
        {
            Refuse(node, path, problems);
            return;
        }
        if (map.Entries.Count > Most)
            problems.Add(map.Entries[Most].KeyOrigin, path,
                FormattableString.Invariant($"has {map.Entries.Count:N0} factors; there may be at most {Most}."));
        foreach (var entry in map.Entries.Take(Most))
        {
            CheckPath(entry.KeyOrigin, entry.Key, path, problems);
            CheckValues(entry, path, problems);
        }
    }

    public override JsonNode? ToJson(StudyNode node) => throw new NotSupportedException();

    public override JsonObject Schema(SchemaDefinitions definitions) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = ConditionShape.PathPattern },
        ["additionalProperties"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                Plain.Schema(definitions), Range.Schema(definitions), Listed.Schema(definitions)),
        },
        ["maxProperties"] = Most,
    };

    /// <summary>Whether a map describes values of a factor, and is not a value itself.</summary>
    public static bool IsFactor(MapNode map) =>
        map.Entry(Values) is not null || map.Entry(From) is not null && map.Entry(To) is not null;

    internal static void CheckPath(Origin origin, string key, string path, Problems problems)
    {
        if (StudyShape.At(key, out var unknown).Count > 0)
            return;
        var (word, known) = unknown!.Value;
        var meant = Suggestion.For(word, known);
        problems.Add(origin, MapShape.Join(path, key),
            known.Count == 0 ? $"names '{word}' in a value that holds nothing."
                : $"is no path: '{word}' is not one of {string.Join(", ", known.Take(40))}.",
            meant is null ? null : key.Replace(word, meant, StringComparison.Ordinal));
    }

    static void CheckValues(MapEntry entry, string path, Problems problems)
    {
        var inner = MapShape.Join(path, entry.Key);
        switch (entry.Value)
        {
            case ListNode list:
                Plain.Check(list, inner, problems);
                break;
            case MapNode map when map.Entry(Values) is not null:
                Listed.Check(map, inner, problems);
                break;
            case MapNode map:
                Range.Check(map, inner, problems);
                break;
            default:
                problems.Add(entry.Value, inner, $"is {entry.Value.What}; it must be a list of values, a range with " +
                    "from and to, or a map with values.");
                break;
        }
    }
}
