using System.Text.Json;

namespace Fruitfly.Studies.Export;

/// <summary>The settings that stand in a table as columns, each of one type over all trials.</summary>
sealed class SettingColumns
{
    readonly List<Setting> _columns;
    readonly Dictionary<string, int> _places;
    (string Settings, object?[] Values) _latest = ("", []);

    SettingColumns(List<Setting> columns, IReadOnlyDictionary<string, string> constant)
    {
        (_columns, Constant) = (columns, constant);
        _places = columns.Index().ToDictionary(column => column.Item.Path, column => column.Index);
    }

    /// <summary>By path, what all trials have, as JSON.</summary>
    public IReadOnlyDictionary<string, string> Constant { get; }

    /// <summary>In ordinal order of their names.</summary>
    public IEnumerable<ExportColumn> Columns => _columns.Select((column, place) => ColumnOf(column, place));

    /// <param name="settings">different descriptions of the study's trials, without seeds</param>
    /// <param name="varyingOnly">whether settings that all trials share are left out</param>
    public static SettingColumns Of(IEnumerable<string> settings, bool varyingOnly)
    {
        var found = new SettingCensus();
        foreach (var json in settings)
            found.Add(json);
        // Within lists only what varies, since the list stands as a whole beside it; and places of a list mean
        // something only where its items are of the same kinds in all trials.
        return new(
            [.. found.Settings.Where(setting => setting.List is { } list
                    ? setting.Varies && !found.IsIrregular(list)
                    : !varyingOnly || (setting.Varies
                        && (setting.Type != SettingType.List || !setting.HasPlaces || found.IsIrregular(setting.Path))))
                .OrderBy(setting => setting.Path, StringComparer.Ordinal)],
            found.Settings.Where(setting => setting is { Varies: false, List: null })
                .OrderBy(setting => setting.Path, StringComparer.Ordinal)
                .ToDictionary(setting => setting.Path, setting => setting.First));
    }

    /// <summary>The values of a trial, one for each column.</summary>
    public object?[] Of(TrialRecord trial)
    {
        // Seeds of one setting stand together in most plans.
        var settings = CanonicalDescription.WithoutSeed(trial.Description);
        if (_latest.Settings == settings)
            return _latest.Values;
        var values = new object?[_columns.Count];
        using var description = JsonDocument.Parse(settings);
        SettingValues.Visit(description.RootElement, (path, value, _) =>
        {
            if (_places.TryGetValue(path, out var place))
                values[place] = _columns[place].Type.Read(value);
        });
        _latest = (settings, values);
        return values;
    }

    static ExportColumn ColumnOf(Setting column, int place)
    {
        var meaning = column.Type == SettingType.List ? "setting of the trial: a list, as JSON"
            : column.Varies ? "setting of the trial" : "setting of the trial, the same in all";
        return column.Type switch
        {
            SettingType.Boolean => new ValueColumn<bool>(column.Path, null, meaning, row => (bool?)row.Settings[place]),
            SettingType.Integer => new ValueColumn<long>(column.Path, null, meaning, row => (long?)row.Settings[place]),
            SettingType.Real => new ValueColumn<double>(column.Path, null, meaning,
                row => (double?)row.Settings[place]),
            _ => new TextColumn(column.Path, meaning, row => (string?)row.Settings[place]),
        };
    }
}
