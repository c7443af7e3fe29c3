using System.Text.Json;

namespace Fruitfly.Studies.Export;

/// <summary>What the values of a setting are in all trials that have it.</summary>
enum SettingType
{
    Boolean,
    Integer,
    Real,
    Text,

    /// <summary>Lists, written as JSON.</summary>
    List,
}

static class SettingTypes
{
    public static SettingType Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => SettingType.Boolean,
        JsonValueKind.Number => value.TryGetInt64(out _) ? SettingType.Integer : SettingType.Real,
        JsonValueKind.Array => SettingType.List,
        _ => SettingType.Text,
    };

    /// <summary>The type that holds values of both.</summary>
    public static SettingType Common(SettingType one, SettingType other) => one == other ? one
        : one is SettingType.Integer or SettingType.Real && other is SettingType.Integer or SettingType.Real
            ? SettingType.Real : SettingType.Text;

    /// <summary>The value as the column holds it.</summary>
    public static object? Read(this SettingType type, JsonElement value) => type switch
    {
        SettingType.Boolean => value.GetBoolean(),
        SettingType.Integer => value.GetInt64(),
        SettingType.Real => value.GetDouble(),
        _ => value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(),
    };
}
