using System.Text.Json.Nodes;
using Fruitfly.Kinds;
using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>One of several kinds, each with settings of its own: <c>{kind: adam, learningRate: 0.001}</c>, or the name
/// of the kind alone.</summary>
/// <param name="Name">of the family in the JSON Schema</param>
/// <param name="Alternatives">made when they are needed, since a kind may hold others of its family</param>
/// <param name="Default">the kind that is meant where none is named; null where one must be</param>
sealed record KindShape(string Name, Func<IReadOnlyList<KindAlternative>> Alternatives, string? Default = null) : Shape
{
    public override string Allowed =>
        $"one of {string.Join(", ", Alternatives().Select(kind => kind.Name))}, or a map with kind and its settings";

    public override bool Suits(StudyNode node) => node is MapNode or ScalarNode { Kind: ScalarKind.Text };

    public override void Check(StudyNode node, string path, Problems problems)
    {
        switch (node)
        {
            case MapNode map when KindOf(map, path, problems) is { } kind:
                kind.Settings.Check(map.Without(StudyWords.Kind), path, problems);
                break;
            case ScalarNode { Kind: ScalarKind.Text } word when Find(word.Text) is { } kind:
                kind.Settings.Check(new MapNode(word.Origin, []), path, problems);
                break;
            case ScalarNode { Kind: ScalarKind.Text } word:
                problems.Add(node, path, Unknown(word, Allowed), Nearest(word.Text));
                break;
            case not MapNode:
                Refuse(node, path, problems);
                break;
        }
    }

    public override JsonNode? ToJson(StudyNode node)
    {
        var (kind, settings) = node is MapNode map
            ? (KindIn(map)!, (JsonObject)KindIn(map)!.Settings.ToJson(map.Without(StudyWords.Kind))!)
            : (Find(((ScalarNode)node).Text)!, []);
        if (kind.IsWord && settings.Count == 0)
            return JsonValue.Create(kind.Text);
        settings.Insert(0, StudyWords.Kind, kind.Text);
        return settings;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => definitions.Reference(Name, () =>
    {
        JsonArray forms = [];
        var words = Alternatives().Where(kind => kind.Settings.Fields.All(field => !field.IsNeeded)).ToList();
        if (words.Count > 0)
            forms.Add(new ChoiceShape([.. words.Select(kind => kind.Name)]).Schema(definitions));
        foreach (var kind in Alternatives())
        {
            var schema = kind.Settings.Schema(definitions);
            var properties = (JsonObject)schema["properties"]!;
            properties.Insert(0, StudyWords.Kind, new JsonObject { ["const"] = kind.Name });
            if (kind.Name != Default && kind is { ImpliedBy: null, KindMayBeLeftOut: false })
                (schema["required"] as JsonArray ?? (JsonArray)(schema["required"] = new JsonArray()))
                    .Insert(0, StudyWords.Kind);
            if (kind.Settings.Description.Length > 0)
                schema["description"] = kind.Settings.Description;
            forms.Add(schema);
        }
        return new JsonObject { ["anyOf"] = forms };
    });

    /// <summary>The kind of a map that passed the check.</summary>
    public KindAlternative? KindIn(MapNode map) => map[StudyWords.Kind] is { } named
        ? named is ScalarNode { Text: var name } ? Find(name) : null
        : Alternatives().FirstOrDefault(kind => kind.ImpliedBy is { } key && map.Entry(key) is not null)
            ?? (Default is null ? null : Find(Default));

    public KindAlternative? Find(string name) =>
        Alternatives().FirstOrDefault(kind => kind.Name == name || kind.Text == name);

    KindAlternative? KindOf(MapNode map, string path, Problems problems)
    {
        if (KindIn(map) is { } kind)
            return kind;
        var names = string.Join(", ", Alternatives().Select(known => known.Name));
        if (map.Entry(StudyWords.Kind) is { } entry)
            problems.Add(entry.Value, MapShape.Join(path, StudyWords.Kind), Unknown(entry.Value, $"one of {names}"),
                entry.Value is ScalarNode { Text: var text } ? Nearest(text) : null);
        else
            problems.Add(map, MapShape.Join(path, StudyWords.Kind), $"is missing; it must be one of {names}.");
        return null;
    }

    // A user's kind has an owner.
    string Unknown(StudyNode kind, string allowed) => kind is ScalarNode { Text: var text }
        && text.Contains('/', StringComparison.Ordinal) && Nearest(text) is null
        ? $"is {kind.What}, a kind that this program does not have: run the study with the program that adds it."
        : $"is {kind.What}; it must be {allowed}.";

    string? Nearest(string text) => Suggestion.For(text, Alternatives().Select(kind => kind.Name));
}

/// <summary>One of the kinds.</summary>
/// <param name="Name">as a person writes it</param>
/// <param name="Text">as descriptions have it: a user's kind with its revision</param>
/// <param name="IsWord">whether it is written as its name alone where it has no settings</param>
sealed record KindAlternative(string Name, string Text, MapShape Settings, bool IsWord = false)
{
    /// <summary>The setting that only this kind has, and that names it too; null for none.</summary>
    public string? ImpliedBy { get; init; }

    /// <summary>Whether it may be the one that is meant where no kind is named.</summary>
    public bool KindMayBeLeftOut { get; init; }

    public static KindAlternative Of(Kind kind, MapShape settings, bool isWord) =>
        new(kind.Name, kind.Text, settings, isWord && kind.Revision is null);
}
