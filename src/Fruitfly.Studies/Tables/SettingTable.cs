using System.Globalization;

namespace Fruitfly.Studies.Tables;

/// <summary>The settings of a study's trials as a table: those that vary are its
/// columns, the others are said once.</summary>
/// <param name="Constant">by path, what all trials have</param>
/// <param name="Varying">the paths of those in which trials differ, in ordinal order</param>
/// <param name="Rows">for each settings of <see cref="IStudyStore.Settings"/> the values of the varying ones; empty
/// where a trial does not have the setting</param>
public sealed record SettingTable(
    IReadOnlyDictionary<string, string> Constant, IReadOnlyList<string> Varying,
    IReadOnlyDictionary<long, IReadOnlyList<string>> Rows)
{
    public static SettingTable Of(IReadOnlyDictionary<long, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var asWhole = Irregular(settings.Values);
        Dictionary<string, string> first = [];
        var varying = new HashSet<string>();
        var isFirst = true;
        foreach (var json in settings.Values)
        {
            var values = SettingPaths.Of(json, asWhole);
            if (isFirst)
                (first, isFirst) = (values, false);
            else
            {
                varying.UnionWith(
                    first.Where(setting => !values.TryGetValue(setting.Key, out var value) || value != setting.Value)
                        .Select(setting => setting.Key));
                varying.UnionWith(values.Keys.Where(path => !first.ContainsKey(path)));
            }
        }
        var columns = varying.Order(StringComparer.Ordinal).ToList();
        var rows = settings.ToDictionary(row => row.Key, row =>
        {
            if (columns.Count == 0)
                return (IReadOnlyList<string>)[];
            var values = SettingPaths.Of(row.Value, asWhole);
            return [.. columns.Select(path => values.GetValueOrDefault(path, ""))];
        });
        return new(first.Where(setting => !varying.Contains(setting.Key)).ToDictionary(), columns, rows);
    }

    /// <summary>For each settings the rank of its value of one that varies: numbers by size, then words in ordinal
    /// order. Equal values have the same rank, and settings without the value none.</summary>
    /// <exception cref="ArgumentException">the setting does not vary</exception>
    public IReadOnlyDictionary<long, int> Ranks(string path)
    {
        var column = Varying.Index().Where(one => one.Item == path).Select(one => one.Index).FirstOrDefault(-1);
        if (column < 0)
            throw new ArgumentException($"The setting '{path}' does not vary.", nameof(path));
        var having = Rows.Where(row => row.Value[column].Length > 0).ToList();
        var ranks = having.Select(row => row.Value[column]).Distinct()
            .OrderBy(Number).ThenBy(value => value, StringComparer.Ordinal).Index()
            .ToDictionary(value => value.Item, value => value.Index);
        return having.ToDictionary(row => row.Key, row => ranks[row.Value[column]]);
    }

    static double Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : double.PositiveInfinity;

    // Lists whose items are not the same kinds in all: place by place, other layers would stand below each other.
    static HashSet<string> Irregular(IEnumerable<string> settings)
    {
        var (known, irregular) = (new Dictionary<string, string>(), new HashSet<string>());
        foreach (var json in settings)
        {
            var shapes = new Dictionary<string, string>();
            SettingPaths.Of(json, shapes: shapes);
            foreach (var (path, shape) in shapes)
                if (!known.TryAdd(path, shape) && known[path] != shape)
                    irregular.Add(path);
        }
        return irregular;
    }
}
