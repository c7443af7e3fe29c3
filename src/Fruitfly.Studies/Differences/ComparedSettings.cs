using Fruitfly.Studies.Tables;

namespace Fruitfly.Studies.Differences;

/// <summary>The settings of two studies in one table.</summary>
/// <param name="Differences">settings with other values in one than in the other</param>
/// <param name="FirstPlaces">by the number of a trial's settings in the first study, what a trial of the second must
/// agree in to be its pair: every setting but those that are one value in each study and not the same in both</param>
sealed record ComparedSettings(
    IReadOnlyList<SettingDifference> Differences, IReadOnlyDictionary<long, string> FirstPlaces,
    IReadOnlyDictionary<long, string> SecondPlaces)
{
    const long Second = 1L << 40;

    public static ComparedSettings Of(
        IReadOnlyDictionary<long, string> first, IReadOnlyDictionary<long, string> second)
    {
        // One table over both, so that a list is a column in both or in neither.
        var all = SettingTable.Of(first
            .Concat(second.Select(row => KeyValuePair.Create(Second | row.Key, row.Value))).ToDictionary());
        var differences = new List<SettingDifference>();
        var matched = new List<int>();
        foreach (var (column, path) in all.Varying.Index())
        {
            var (one, other) = (Values(first.Keys, column), Values(second.Keys.Select(id => Second | id), column));
            if (!one.ToHashSet().SetEquals(other))
                differences.Add(new(path, Named(one), Named(other)));
            if (one.Count > 1 || other.Count > 1)
                matched.Add(column);
        }
        return new(differences, first.Keys.ToDictionary(id => id, Place), second.Keys.ToDictionary(id => id,
            id => Place(Second | id)));

        List<string> Values(IEnumerable<long> rows, int column) =>
            [.. rows.Select(row => all.Rows[row][column]).Distinct()];

        string Place(long row) => string.Join('\u001f', matched.Select(column => all.Rows[row][column]));
    }

    // A trial without the setting has an empty value.
    static List<string> Named(List<string> values) => [.. values.Where(value => value.Length > 0)];
}
