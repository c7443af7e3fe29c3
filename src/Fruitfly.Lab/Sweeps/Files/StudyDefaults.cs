using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What a study has where it says nothing, as far as conditions ask for it.</summary>
static class StudyDefaults
{
    /// <summary>The default at a path of a setting's parts; null where there is none.</summary>
    public static string? TextAt(MapNode parts, string path)
    {
        var data = DataKind(parts);
        if (path == $"{StudyWords.Data}.{StudyWords.Kind}")
            return data;
        if (path == $"{StudyWords.Network}.{StudyWords.Kind}")
            return SettingShapes.Network.KindIn(parts[StudyWords.Network] as MapNode ?? Nothing)?.Name;
        var keys = path.Split('.');
        if (keys[0] != StudyWords.Recipe || Setting.Find("data")!.Choices.All(choice => choice.Name != data))
            return null;
        var setup = SetupNodes.Data(Nothing, data);
        // Any size will do: the recipe follows from the kind of data alone.
        JsonNode? node = JsonSerializer.SerializeToNode(
            setup.ToRecipe(new DataSize(100, 10, 10, 40, 2, 2)), CanonicalDescription.Options);
        foreach (var key in keys.AsSpan(1))
            node = (node as JsonObject)?[key];
        return node is JsonValue value ? value.ToString() : null;
    }

    public static string DataKind(MapNode parts) => parts[StudyWords.Data] switch
    {
        MapNode map => SettingShapes.Data.KindIn(map)?.Name ?? "",
        ScalarNode word => word.Text,
        _ => SettingShapes.Data.Default!,
    };

    static MapNode Nothing => new(Origin.Default, []);
}
