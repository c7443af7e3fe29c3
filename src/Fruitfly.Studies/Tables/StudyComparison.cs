using Fruitfly.Measurement;

namespace Fruitfly.Studies.Tables;

/// <summary>Studies side by side, where their settings match.</summary>
/// <param name="Studies">by name, in the order they were asked for</param>
/// <param name="Differences">settings that are one value in each study and not the same in
/// all, by path: what is compared</param>
/// <param name="Paths">the settings that vary within a study: what rows are matched by</param>
/// <param name="Rows">those that at least two studies have, in the order of the first</param>
/// <param name="Alone">for each study, how many of its groups no other one has</param>
public sealed record StudyComparison(
    IReadOnlyList<string> Studies, IReadOnlyDictionary<string, IReadOnlyList<string>> Differences,
    IReadOnlyList<string> Paths,
    IReadOnlyList<ComparisonRow> Rows, IReadOnlyList<int> Alone)
{
    /// <exception cref="ArgumentException">fewer than two studies, or one twice</exception>
    public static StudyComparison Of(IReadOnlyList<ComparedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(studies);
        if (studies.Count < 2 || studies.DistinctBy(study => study.Name).Count() < studies.Count)
            throw new ArgumentException("Two or more different studies are compared.", nameof(studies));
        // One table over all of them, so that a list is a column in each or in none.
        var all = SettingTable.Of(
            studies.SelectMany((study, i) => study.Settings.Select(row => (Key: (long)i << 40 | row.Key, row.Value)))
            .ToDictionary(row => row.Key, row => row.Value));
        var values =
            studies.Select((study, i) => study.Settings.Keys.ToDictionary(id => id, id => all.Rows[(long)i << 40 | id]))
                .ToList();
        var within = Enumerable.Range(0, all.Varying.Count)
            .Where(column => values.Any(study => study.Values.Select(row => row[column]).Distinct().Count() > 1))
            .ToList();
        var between = Enumerable.Range(0, all.Varying.Count).Except(within)
            .ToDictionary(column => all.Varying[column],
                column => (IReadOnlyList<string>)[.. values.Select(study =>
                    study.Values.Select(row => row[column]).FirstOrDefault(""))]);
        var matched = new Dictionary<string, (IReadOnlyList<string> Values, TrialGroup?[] Groups)>();
        foreach (var (i, study) in studies.Index())
            foreach (var group in study.Groups.Where(group => values[i].ContainsKey(group.Settings)))
            {
                IReadOnlyList<string> row = [.. within.Select(column => values[i][group.Settings][column])];
                var key = string.Join('\u001f', row);
                if (!matched.TryGetValue(key, out var found))
                    matched[key] = found = (row, new TrialGroup?[studies.Count]);
                found.Groups[i] = group;
            }
        var shared = matched.Values.Where(row => row.Groups.Count(group => group is not null) > 1);
        return new(
            [.. studies.Select(study => study.Name)], between, [.. within.Select(column => all.Varying[column])],
            [.. shared.Select(row => ComparisonRow.Of(row.Values, row.Groups))],
            [.. studies.Select((
                _, i) => matched.Values.Count(row =>
                    row.Groups[i] is not null && row.Groups.Count(group => group is not null) == 1))]);
    }
}

/// <param name="Settings">as <see cref="IStudyStore.Settings"/> tells them</param>
/// <param name="Groups">as <see cref="StudyStoreExtensions.Groups"/> tells them</param>
public sealed record ComparedStudy(
    string Name, IReadOnlyDictionary<long, string> Settings, IReadOnlyList<TrialGroup> Groups);

/// <summary>One place in the settings, and what each study measured there.</summary>
/// <param name="Values">of the settings that rows are matched by</param>
/// <param name="Groups">one for each study; null where it has none there</param>
/// <param name="Differences">of each study's mean minus the first's; null for the first itself, and
/// where one of the two has no mean</param>
public sealed record ComparisonRow(
    IReadOnlyList<string> Values, IReadOnlyList<TrialGroup?> Groups, IReadOnlyList<MeanDifference?> Differences)
{
    internal static ComparisonRow Of(IReadOnlyList<string> values, IReadOnlyList<TrialGroup?> groups) =>
        new(values, groups,
            [.. groups.Select((group, i) => i > 0 && group?.Estimate is { } mine && groups[0]?.Estimate is { } first
            ? MeanDifference.Of(mine, first) : null)]);
}

/// <summary>A difference of two means with its 95 % interval (Welch); the interval is infinite where one of
/// the means is of one trial.</summary>
public sealed record MeanDifference(double Difference, double Low, double High)
{
    internal static MeanDifference Of(Estimate mine, Estimate other)
    {
        var (low, high) = mine.Count > 1 && other.Count > 1
            ? mine.DifferenceInterval(other.Mean, other.StandardDeviation, other.Count)
            : (double.NegativeInfinity, double.PositiveInfinity);
        return new(mine.Mean - other.Mean, low, high);
    }

    /// <summary>Whether the interval leaves out zero.</summary>
    public bool IsClear => double.IsFinite(Low) && double.IsFinite(High) && (Low > 0 || High < 0);
}
