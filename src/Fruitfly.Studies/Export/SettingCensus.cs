using System.Text.Json;

namespace Fruitfly.Studies.Export;

/// <summary>Which settings there are in many descriptions, of which types, and which of them vary.</summary>
sealed class SettingCensus
{
    readonly Dictionary<string, Setting> _settings = [];
    readonly Dictionary<string, string> _shapes = [];
    readonly HashSet<string> _irregular = [];
    int _descriptions;

    public IEnumerable<Setting> Settings =>
        _settings.Values.Select(setting => setting with { Varies = setting.Varies || setting.Count < _descriptions });

    public bool IsIrregular(string list) => _irregular.Contains(list);

    public void Add(string json)
    {
        _descriptions++;
        using var description = JsonDocument.Parse(json);
        SettingValues.Visit(description.RootElement, (path, value, list) =>
        {
            var (type, text) = (SettingTypes.Of(value), value.GetRawText());
            var shape = SettingValues.ShapeOf(value);
            if (shape is not null && !_shapes.TryAdd(path, shape) && _shapes[path] != shape)
                _irregular.Add(path);
            _settings[path] = _settings.TryGetValue(path, out var known)
                ? known with
                {
                    Type = SettingTypes.Common(known.Type, type),
                    Count = known.Count + 1,
                    Varies = known.Varies || known.First != text,
                    HasPlaces = known.HasPlaces || shape is not null,
                }
                : new(path, list, type, text, Varies: false, Count: 1, HasPlaces: shape is not null);
        });
    }
}

/// <summary>A setting by its path.</summary>
/// <param name="List">the path of the list that it is within; null where it is within none</param>
/// <param name="First">its value in the first description, as JSON</param>
/// <param name="Count">how many descriptions have it</param>
/// <param name="HasPlaces">whether it is a list whose items are settings themselves</param>
sealed record Setting(
    string Path, string? List, SettingType Type, string First, bool Varies, int Count, bool HasPlaces);
