namespace Fruitfly.Studies.Tables;

/// <summary>Which settings of a study pass all conditions. A name that fits several settings, as <c>outputs</c> fits
/// those of every layer, means those of them that vary, or all where none does.</summary>
static class SettingSearch
{
    public static IEnumerable<long> Find(
        IReadOnlyDictionary<long, string> settings, IReadOnlyList<SettingFilter> conditions)
    {
        var rows = settings.Select(row => (row.Key, Values: SettingPaths.Of(row.Value))).ToList();
        var passed = rows;
        foreach (var condition in conditions)
        {
            var named = Named(condition, [.. rows.Select(row => row.Values)]);
            passed = [.. passed.Where(row => named.Any(path =>
                row.Values.TryGetValue(path, out var value) && condition.Accepts(value)))];
        }
        return passed.Select(row => row.Key);
    }

    static List<string> Named(SettingFilter condition, List<Dictionary<string, string>> rows)
    {
        var first = new Dictionary<string, (string Value, int Rows)>();
        var varying = new HashSet<string>();
        foreach (var row in rows)
            foreach (var (path, value) in row)
                if (condition.Names(path))
                {
                    var known = first.GetValueOrDefault(path, (Value: value, Rows: 0));
                    first[path] = (known.Value, known.Rows + 1);
                    if (known.Value != value)
                        varying.Add(path);
                }
        varying.UnionWith(first.Where(path => path.Value.Rows < rows.Count).Select(path => path.Key));
        return [.. varying.Count > 0 ? varying : first.Keys.AsEnumerable()];
    }
}
