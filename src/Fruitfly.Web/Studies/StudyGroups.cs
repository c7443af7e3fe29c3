using Fruitfly.Measurement;
using Fruitfly.Studies;
using Fruitfly.Studies.Tables;
using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Studies;

/// <summary>Means over trials that share the values of some settings.</summary>
/// <param name="Paths">of these settings</param>
sealed record StudyGroups(IReadOnlyList<string> Paths, IReadOnlyList<StudyGroup> Rows)
{
    /// <summary>Over seeds alone: by all settings that vary.</summary>
    public static StudyGroups Of(SettingTable settings, IReadOnlyList<TrialGroup> groups) => new(settings.Varying,
    [
        .. groups.Select(group => new StudyGroup(
            group.Position, settings.Rows.GetValueOrDefault(group.Settings) ?? [.. settings.Varying.Select(_ => "")],
            group.Trials, group.Estimate)),
    ]);

    /// <returns>the place of a setting</returns>
    /// <exception cref="RequestException">it does not vary</exception>
    public int Column(string? path) => Paths.Index()
        .Where(column => column.Item == path).Select(column => (int?)column.Index).FirstOrDefault()
        ?? throw new RequestException(StatusCodes.Status400BadRequest, $"The setting '{path}' does not vary here.",
            "Choose one that does.");

    /// <summary>By some of the settings, over the others too.</summary>
    public StudyGroups By(IReadOnlyList<int> columns) => new([.. columns.Select(column => Paths[column])],
    [
        .. Rows.GroupBy(row => string.Join('\0', columns.Select(column => row.Values[column])))
            .Select(same => StudyGroup.Of([.. same], columns)).OrderBy(row => row.Position),
    ]);
}

/// <param name="Position">of the first of its trials in the plan</param>
/// <param name="Values">of the settings</param>
/// <param name="Estimate">null where no trial has a finite value</param>
sealed record StudyGroup(int Position, IReadOnlyList<string> Values, TrialCounts Trials, Estimate? Estimate)
{
    public static StudyGroup Of(IReadOnlyList<StudyGroup> same, IReadOnlyList<int> columns)
    {
        Estimate[] estimates = [.. same.Select(row => row.Estimate).OfType<Estimate>()];
        return new(
            same.Min(row => row.Position), [.. columns.Select(column => same[0].Values[column])],
            same.Select(row => row.Trials).Aggregate((one, other) => one.Plus(other)),
            estimates.Length == 0 ? null : Estimate.OfAll(estimates));
    }
}
