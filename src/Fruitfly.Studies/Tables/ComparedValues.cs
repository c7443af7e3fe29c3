using System.Globalization;

namespace Fruitfly.Studies.Tables;

/// <summary>The settings of several studies in one table, so that a list is a column in each or in none.</summary>
/// <param name="paths">of those that are not the same everywhere</param>
/// <param name="rows">for each study, by the number of the settings, their values</param>
sealed class ComparedValues(
    IReadOnlyList<string> paths, IReadOnlyList<IReadOnlyDictionary<long, IReadOnlyList<string>>> rows)
{
    // Of each column and study.
    readonly List<List<string[]>> _distinct =
    [
        .. Enumerable.Range(0, paths.Count).Select(column => rows.Select(study =>
            study.Values.Select(row => row[column]).Distinct().ToArray()).ToList()),
    ];

    public static ComparedValues Of(IReadOnlyList<ComparedStudy> studies)
    {
        var all = SettingTable.Of(studies
            .SelectMany((study, i) => study.Settings.Select(row => (Key: Key(i, row.Key), row.Value)))
            .ToDictionary(row => row.Key, row => row.Value));
        return new(all.Varying, [.. studies.Select((study, i) =>
            study.Settings.Keys.ToDictionary(id => id, id => all.Rows[Key(i, id)]))]);

        static long Key(int study, long settings) => (long)study << 40 | settings;
    }

    /// <summary>The columns that vary within a study.</summary>
    public IEnumerable<int> Within => Enumerable.Range(0, paths.Count).Where(column => VaryIn(column) > 0);

    /// <summary>Those that are one value in each study.</summary>
    public IEnumerable<int> Between => Enumerable.Range(0, paths.Count).Where(column => VaryIn(column) == 0);

    public string Path(int column) => paths[column];

    /// <returns>in how many studies a column varies</returns>
    public int VaryIn(int column) => _distinct[column].Count(values => values.Length > 1);

    public bool Has(int study, TrialGroup group) => rows[study].ContainsKey(group.Settings);

    public IReadOnlyList<string> Of(int study, TrialGroup group) => rows[study][group.Settings];

    /// <summary>What each study has: "0.1", "0, 0.1, 0.2", "10 values, 0.01 to 0.1".</summary>
    public IReadOnlyList<string> InWords(int column) => [.. _distinct[column].Select(InWords)];

    static string InWords(string[] values)
    {
        if (values.Length <= 3)
            return string.Join(", ", values.Select(value => value.Length == 0 && values.Length > 1 ? "none" : value));
        double[] numbers = [.. values.Select(value =>
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number : double.NaN)];
        return numbers.All(double.IsFinite)
            ? FormattableString.Invariant($"{values.Length} values, {numbers.Min()} to {numbers.Max()}")
            : $"{values.Length} values";
    }
}
