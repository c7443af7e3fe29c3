using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A study with every value written out: what the file leaves out stands as it is by default, and what varies
/// as the first setting has it.</summary>
static class ResolvedStudy
{
    public static string Text(ReadStudy study, bool hasOrigins)
    {
        var varied = study.Factors.Select(factor => factor.Path).ToHashSet();
        return YamlText.Block(Of(study), hasOrigins ? (path, node) =>
            varied.Contains(path) ? "varied below" : node.Origin.ToString() : null);
    }

    public static JsonObject Json(ReadStudy study)
    {
        JsonObject origins = [];
        var resolved = Of(study);
        Gather(resolved, "");
        return new() { ["study"] = Plain(resolved), ["origins"] = origins };

        void Gather(MapNode map, string path)
        {
            foreach (var entry in map.Entries)
                if (entry.Value is MapNode { Entries.Count: > 0 } inner)
                    Gather(inner, MapShape.Join(path, entry.Key));
                else
                    origins[MapShape.Join(path, entry.Key)] = entry.Value.Origin.ToString();
        }
    }

    internal static JsonNode? Plain(StudyNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Plain(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Plain)]),
        ScalarNode { Kind: ScalarKind.Number, Number: { } number } => JsonValue.Create(number),
        ScalarNode { Kind: ScalarKind.Flag } flag => JsonValue.Create(flag.Number == 1),
        ScalarNode { Kind: ScalarKind.Text } text => JsonValue.Create(text.Text),
        _ => null,
    };

    public static MapNode Of(ReadStudy study)
    {
        var (root, sections, parts) = (study.Root, study.Sections, study.Settings[0].Setting.Parts);
        var resolved = new MapNode(root.Origin, []);
        foreach (var key in (string[])[StudyWords.Study, StudyWords.Description])
            if (root[key] is { } said)
                resolved = resolved.With(key, said.Origin, said);
        resolved = Put(resolved, StudyWords.Data, Data(study, parts));
        resolved = Put(resolved, StudyWords.Network, Network(study, parts));
        resolved = Put(resolved, StudyWords.Recipe, Recipe(study, parts));
        if (root[StudyWords.Factors] is MapNode { Entries.Count: > 0 } factors)
            resolved = resolved.With(StudyWords.Factors, factors.Origin, factors);
        resolved = Put(resolved, StudyWords.Seeds,
            root[StudyWords.Seeds] ?? Number(StudySections.DefaultSeeds));
        resolved = Put(resolved, StudyWords.Search, root[StudyWords.Search] ?? Word("grid"));
        resolved = Put(resolved, StudyWords.Metric, root[StudyWords.Metric] ?? Word(MetricNames.Of(study.Metric)));
        resolved = Put(resolved, StudyWords.Validation,
            root[StudyWords.Validation] ?? Number(sections.Splits.Validation));
        resolved = Put(resolved, StudyWords.Test, root[StudyWords.Test] ?? Number(sections.Splits.Test));
        return root[StudyWords.Budget] is { } budget ? Put(resolved, StudyWords.Budget, budget) : resolved;
    }

    static MapNode Data(ReadStudy study, MapNode parts)
    {
        var given = Map(parts[StudyWords.Data]);
        var kind = SettingShapes.Data.KindIn(given)!;
        var defaults = study.First.Data.Own is null && !IsVaried(study, StudyWords.Data)
            ? SetupNodes.Sections(study.First.Setup, kind.Settings, SettingGroup.Data) : [];
        return Merged(kind.Name, given, defaults);
    }

    static MapNode Network(ReadStudy study, MapNode parts)
    {
        var given = Map(parts[StudyWords.Network]);
        var kind = SettingShapes.Network.KindIn(given)!;
        IEnumerable<(string, StudyNode)> defaults = [];
        if (!IsVaried(study, StudyWords.Network))
        {
            defaults = [(SettingShapes.Initializer, NodeOf(JsonSerializer.SerializeToNode(
                study.First.Network.Initializer, CanonicalDescription.Options)!))];
            if (kind.Name != SettingShapes.Layers)
                defaults = SetupNodes.Sections(study.First.Setup, kind.Settings, SettingGroup.Network)
                    .Where(setting => given[SettingShapes.Width] is null
                        || setting.Key != SettingShapes.KeyOf("hidden-layers"))
                    .Concat(defaults);
        }
        return Merged(kind.Name, given, defaults);
    }

    static MapNode Recipe(ReadStudy study, MapNode parts)
    {
        var given = Map(parts[StudyWords.Recipe]);
        var recipe = study.First.Recipe;
        var json = (JsonObject)JsonSerializer.SerializeToNode(recipe, CanonicalDescription.Options)!;
        var resolved = new MapNode(Origin.Default, []);
        foreach (var field in RecipeShapes.Any.Fields)
            if (json[field.Name] is { } value)
                resolved = Put(resolved, field.Name, IsVaried(study, MapShape.Join(StudyWords.Recipe, field.Name))
                    ? given[field.Name] ?? NodeOf(value) : Overlaid(NodeOf(value), given[field.Name]));
        resolved = Put(resolved, RecipeShapes.BatchSize, given[RecipeShapes.BatchSize]
            ?? (recipe.Batches.Size == 0 ? Word("full") : Number(recipe.Batches.Size)));
        var length = recipe.Duration.Unit == DurationUnit.Steps ? RecipeShapes.Steps : RecipeShapes.Epochs;
        return Put(resolved, length, given[length] ?? Number(recipe.Duration.Count));
    }

    // What belongs to one kind has no place where the kind varies.
    static bool IsVaried(ReadStudy study, string path) =>
        study.Factors.Any(factor => factor.Path == $"{path}.{StudyWords.Kind}" || factor.Path == path);

    static MapNode Merged(string kind, MapNode given, IEnumerable<(string Key, StudyNode Value)> defaults)
    {
        var merged = new MapNode(given.Origin,
            [new MapEntry(StudyWords.Kind, given.Origin, given[StudyWords.Kind] ?? Word(kind))]);
        foreach (var (key, value) in defaults)
            merged = Put(merged, key, Overlaid(value, given[key]));
        foreach (var entry in given.Entries)
            if (merged[entry.Key] is null)
                merged = Put(merged, entry.Key, entry.Value);
        return merged;
    }

    /// <summary>What is given with the rest of the defaults.</summary>
    static StudyNode Overlaid(StudyNode defaults, StudyNode? given)
    {
        if (given is null || given is ScalarNode { Text: RecipeShapes.Automatic })
            return defaults;
        if (defaults is not MapNode map)
            return given;
        if (given is ScalarNode word)
            return map.Entry(StudyWords.Kind) is null ? given : map.With(StudyWords.Kind, word.Origin, word);
        if (given is not MapNode said)
            return given;
        foreach (var entry in said.Entries)
            map = map.With(entry.Key, entry.KeyOrigin, map[entry.Key] is { } there
                ? Overlaid(there, entry.Value) : entry.Value);
        return map;
    }

    static MapNode Map(StudyNode? node) => node switch
    {
        MapNode map => map,
        ScalarNode word => new(word.Origin, [new MapEntry(StudyWords.Kind, word.Origin, word)]),
        _ => new(Origin.Default, []),
    };

    internal static StudyNode NodeOf(JsonNode json) => json switch
    {
        JsonObject map => new MapNode(Origin.Default,
            [.. map.Where(pair => pair.Value is not null)
                .Select(pair => new MapEntry(pair.Key, Origin.Default, NodeOf(pair.Value!)))]),
        JsonArray list => new ListNode(Origin.Default, [.. list.Select(item => NodeOf(item!))]),
        _ when json.GetValueKind() == JsonValueKind.String => Word((string)json!),
        _ => CoreSchema.Plain(json.ToJsonString().Replace("E", "e", StringComparison.Ordinal), Origin.Default),
    };

    static MapNode Put(MapNode map, string key, StudyNode value) => map.With(key, value.Origin, value);

    static ScalarNode Word(string word) => new(Origin.Default, word, ScalarKind.Text);

    static StudyNode Number(double number) =>
        CoreSchema.Plain(FormattableString.Invariant($"{number}"), Origin.Default);
}
