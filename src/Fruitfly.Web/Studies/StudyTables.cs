using System.Collections.Concurrent;
using System.Globalization;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Tables;
using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Studies;

/// <summary>Pages of trials and of groups over seeds, with the settings that vary as columns.</summary>
sealed class StudyTables(IStudyStore store, StudyMemory memory)
{
    const int LongestError = 300;

    // The settings of a study change only when it is planned again.
    readonly ConcurrentDictionary<string, (DateTimeOffset Created, int Plans, SettingTable Table)> _settings = new();

    public StudyDescription Describe(string name)
    {
        var study = Find(name);
        return memory.Of(study, "description", () => Describe(study));
    }

    StudyDescription Describe(Study study)
    {
        var settings = Settings(study);
        var some = store.Page(study.Name,
            new() { Filter = new() { States = [TrialState.Done, TrialState.Diverged] }, Take = 200 });
        return new(
            SettingLabels.Of(settings.Varying), settings.Constant, settings.Rows.Count,
            [.. Enum.GetValues<TrialMeasure>().Where(measure => some.Trials.Any(trial => trial[measure] is not null))],
            TestSetWords.Of(store.TestSet(study.Name)));
    }

    public TrialTable Trials(TrialsRequest request)
    {
        var study = Find(request.Study);
        var settings = Settings(study);
        var page = store.Page(study.Name, new()
        {
            Filter = Filter(request.Text, request.States),
            Order = Order(request.Order ?? "position", request.Descending ?? false),
            Skip = NotNegative("skip", request.Skip ?? 0),
            Take = PageSize(request.Take),
        });
        return new(page.Total, [.. page.Trials.Select(trial => new TrialTableRow(
            trial.Position, trial.Hash, trial.State, trial.Seed, settings.Rows.GetValueOrDefault(trial.Settings, []),
            Shortened(trial.Error),
            trial.Ended, trial.Measures, trial.DivergedStep, trial.TestScores))]);
    }

    public GroupTable Groups(GroupsRequest request)
    {
        var study = Find(request.Study);
        var settings = Settings(study);
        var measure = Words.Parse<TrialMeasure>("measure", request.Measure);
        var filter = Filter(request.Text, request.States);
        var groups = memory.Of(study, $"groups {measure} {request.States} {request.Text}",
            () => store.Groups(study.Name, measure, filter));
        var (skip, take) = (NotNegative("skip", request.Skip ?? 0), PageSize(request.Take));
        return new(groups.Count,
            [.. Sorted(groups, settings, request.Order ?? "position", request.Descending ?? false).Skip(skip).Take(take)
            .Select(group =>
                new GroupTableRow(group.Position, settings.Rows.GetValueOrDefault(group.Settings, []), group.Trials,
                    EstimateView.Of(group.Estimate)))]);
    }

    Study Find(string name) => store.Find(name) ?? throw StudyEndpoints.NoSuchStudy(name);

    SettingTable Settings(Study study)
    {
        if (_settings.TryGetValue(study.Name, out var known) && known.Created == study.Created
            && known.Plans == study.Plans)
            return known.Table;
        var table = SettingTable.Of(store.Settings(study.Name));
        _settings[study.Name] = (study.Created, study.Plans, table);
        return table;
    }

    static TrialFilter Filter(string? text, string? states) => TrialFilter.Parse(
        text ?? "", [.. (states ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(state => Words.Parse<TrialState>("states", state))]);

    static TrialOrder Order(string word, bool isDescending) =>
        Enum.GetValues<TrialMeasure>().Any(measure => KebabCase.Of(measure) == word)
            ? TrialOrder.By(Words.Parse<TrialMeasure>("order", word), isDescending)
            : Words.Parse<TrialColumn>("order", word) is var column && column != TrialColumn.Measure
                ? new(column, isDescending)
                : throw new RequestException(StatusCodes.Status400BadRequest,
                    "'order' must name the measure itself, such as test-error.");

    static IEnumerable<TrialGroup> Sorted(
        IReadOnlyList<TrialGroup> groups, SettingTable settings, string order, bool isDescending)
    {
        var column =
            settings.Varying.Index().Where(path => path.Item == order).Select(path => path.Index).FirstOrDefault(-1);
        Func<TrialGroup, (double, string)> key = order switch
        {
            "position" => group => (group.Position, ""),
            "n" => group => (group.Estimate?.Count ?? 0, ""),
            "mean" => group => (group.Estimate?.Mean ?? double.NaN, ""),
            "deviation" => group => (group.Estimate?.StandardDeviation ?? double.NaN, ""),
            "lost" => group => (group.Trials.Diverged + group.Trials.Failed, ""),
            _ when column >= 0 => group => Value(settings.Rows.GetValueOrDefault(group.Settings, [])[column]),
            _ => throw new RequestException(StatusCodes.Status400BadRequest,
                $"'order' is '{order}'; it must be position, n, mean, deviation, lost or a setting that varies."),
        };
        // What has no value comes last both ways.
        var keyed = groups.Select(group => (Group: group, Key: key(group)))
            .OrderBy(pair => double.IsNaN(pair.Key.Item1));
        return (isDescending
            ? keyed.ThenByDescending(pair => pair.Key.Item1)
                .ThenByDescending(pair => pair.Key.Item2, StringComparer.Ordinal)
            : keyed.ThenBy(pair => pair.Key.Item1).ThenBy(pair => pair.Key.Item2, StringComparer.Ordinal))
                .ThenBy(pair => pair.Group.Position).Select(pair => pair.Group);

        static (double, string) Value(string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? (number, "") : (double.PositiveInfinity, text);
    }

    static int NotNegative(string name, int value) => value >= 0 ? value
        : throw new RequestException(StatusCodes.Status400BadRequest, $"'{name}' is {value}; it must not be negative.");

    static int PageSize(int? take) => take is null ? 50 : take is >= 1 and <= TrialQuery.LargestPage ? take.Value
        : throw new RequestException(StatusCodes.Status400BadRequest,
            $"'take' is {take}; it must be from 1 to {TrialQuery.LargestPage}.");

    static string? Shortened(string? error) =>
        error is { Length: > LongestError } ? error[..LongestError] + " …" : error;
}

/// <param name="States">words with commas between them; none for all</param>
/// <param name="Order">position, state, seed, ended or a measure</param>
sealed record TrialsRequest(
    string Study, string? States, string? Text, string? Order, bool? Descending, int? Skip, int? Take);

/// <param name="Order">position, n, mean, deviation, lost, or the path of a setting that varies</param>
sealed record GroupsRequest(
    string Study, string Measure, string? States, string? Text, string? Order, bool? Descending, int? Skip, int? Take);

/// <summary>What is said once above the table.</summary>
/// <param name="Groups">how many different settings there are</param>
/// <param name="Measures">those that finished trials have</param>
/// <param name="TestSet">how often the test set was seen, in words</param>
sealed record StudyDescription(
    IReadOnlyList<SettingColumn> Varying, IReadOnlyDictionary<string, string> Constant, int Groups,
    IReadOnlyList<TrialMeasure> Measures, string TestSet);

sealed record TrialTable(int Total, IReadOnlyList<TrialTableRow> Rows);

/// <param name="Values">of the settings that vary</param>
sealed record TrialTableRow(
    int Position, string Hash, TrialState State, string Seed, IReadOnlyList<string> Values, string? Error,
    DateTimeOffset? Ended,
    IReadOnlyDictionary<TrialMeasure, double> Measures, int? DivergedStep, int? TestScores);

sealed record GroupTable(int Total, IReadOnlyList<GroupTableRow> Rows);

sealed record GroupTableRow(int Position, IReadOnlyList<string> Values, TrialCounts Trials, EstimateView? Estimate);
