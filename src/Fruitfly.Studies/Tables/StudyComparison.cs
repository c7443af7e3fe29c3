using Fruitfly.Measurement;

namespace Fruitfly.Studies.Tables;

/// <summary>Studies side by side, where their settings match.</summary>
/// <param name="Studies">by name, in the order they were asked for</param>
/// <param name="Differences">settings that are not the same in all studies and that rows are not matched by, by path:
/// what each study has, several values in words</param>
/// <param name="Paths">the settings that rows are matched by</param>
/// <param name="Rows">those that at least two studies have, in the order of the first</param>
/// <param name="Alone">for each study, how many of its groups no other one has</param>
public sealed record StudyComparison(
    IReadOnlyList<string> Studies, IReadOnlyDictionary<string, IReadOnlyList<string>> Differences,
    IReadOnlyList<string> Paths,
    IReadOnlyList<ComparisonRow> Rows, IReadOnlyList<int> Alone)
{
    /// <summary>The settings that vary within two studies or more, by path: what rows can be matched by.</summary>
    public IReadOnlyList<string> Common { get; init; } = [];

    /// <param name="by">those of <see cref="Common"/> that rows are matched by; each mean is then over all other
    /// settings too, which are among the differences. Default: null, by all settings that vary.</param>
    /// <exception cref="ArgumentException">fewer than two studies, one twice, or a setting that they do not have in
    /// common</exception>
    public static StudyComparison Of(IReadOnlyList<ComparedStudy> studies, IReadOnlyList<string>? by = null)
    {
        ArgumentNullException.ThrowIfNull(studies);
        if (studies.Count < 2 || studies.DistinctBy(study => study.Name).Count() < studies.Count)
            throw new ArgumentException("Two or more different studies are compared.", nameof(studies));
        var settings = ComparedValues.Of(studies);
        List<string> common = [.. settings.Within.Where(column => settings.VaryIn(column) > 1).Select(settings.Path)];
        if (by?.FirstOrDefault(path => !common.Contains(path)) is { } other)
            throw new ArgumentException($"The setting '{other}' does not vary in two of the studies.", nameof(by));
        int[] columns = [.. settings.Within.Where(column => by is null || by.Contains(settings.Path(column)))];
        var matched = new Dictionary<string, (IReadOnlyList<string> Values, List<TrialGroup>[] Groups)>();
        foreach (var (i, study) in studies.Index())
            foreach (var group in study.Groups.Where(group => settings.Has(i, group)))
            {
                IReadOnlyList<string> row = [.. columns.Select(column => settings.Of(i, group)[column])];
                var key = string.Join('\u001f', row);
                if (!matched.TryGetValue(key, out var found))
                    matched[key] = found = (row, [.. studies.Select(_ => new List<TrialGroup>())]);
                found.Groups[i].Add(group);
            }
        var rows = matched.Values
            .Select(row => ComparisonRow.Of(row.Values, [.. row.Groups.Select(Together)])).ToList();
        return new(
            [.. studies.Select(study => study.Name)],
            settings.Between.Concat(settings.Within.Except(columns))
                .ToDictionary(settings.Path, settings.InWords),
            [.. columns.Select(settings.Path)], [.. rows.Where(row => row.Studies > 1)],
            [.. studies.Select((_, i) => rows.Count(row => row.Groups[i] is not null && row.Studies == 1))])
        { Common = common };
    }

    static TrialGroup? Together(List<TrialGroup> groups) => groups.Count switch
    {
        0 => null,
        1 => groups[0],
        _ => TrialGroup.OfAll(groups),
    };
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
    /// <summary>How many studies have it.</summary>
    internal int Studies => Groups.Count(group => group is not null);

    internal static ComparisonRow Of(IReadOnlyList<string> values, IReadOnlyList<TrialGroup?> groups) =>
        new(values, groups,
            [.. groups.Select((group, i) => i > 0 && group?.Estimate is { } mine && groups[0]?.Estimate is { } first
            ? MeanDifference.Of(mine, first) : null)]);
}

/// <summary>A difference of two means with its 95 % interval (Welch); the interval is infinite where one of the means
/// is of one trial, or a few trials of each all agree.</summary>
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
