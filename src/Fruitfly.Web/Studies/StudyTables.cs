using System.Globalization;
using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Tables;
using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Studies;

/// <summary>Pages of trials and of groups over seeds, with the settings that vary as columns.</summary>
sealed class StudyTables(IStudyStore store, StudyMemory memory, StudyReader reader)
{
    const int LongestError = 300;

    const int MostSuggested = 12;

    public StudyDescription Describe(string name)
    {
        var study = reader.Find(name);
        return memory.Of(study, "description", () => Describe(study));
    }

    StudyDescription Describe(Study study)
    {
        var settings = reader.Settings(study);
        var some = store.Page(study.Name,
            new() { Filter = new() { States = [TrialState.Done, TrialState.Diverged] }, Take = 200 });
        return new(
            SettingLabels.Of(settings.Varying), Values(settings), settings.Constant, settings.Rows.Count,
            [.. Enum.GetValues<TrialMeasure>().Where(measure => some.Trials.Any(trial => trial[measure] is not null))],
            TestSetWords.Of(store.TestSet(study.Name)));
    }

    // What a filter can ask for. Where a setting has more values, its ends and some between them.
    static List<IReadOnlyList<string>> Values(SettingTable settings) =>
        [.. settings.Varying.Index().Select(column => (IReadOnlyList<string>)Some([.. settings.Rows.Values
            .Select(row => row[column.Index]).Where(value => value.Length > 0).Distinct()
            .OrderBy(PlotLevels.Number).ThenBy(value => value, StringComparer.Ordinal)]))];

    static List<string> Some(List<string> values) => values.Count <= MostSuggested ? values
        : [.. Enumerable.Range(0, MostSuggested).Select(place =>
            values[(int)((long)place * (values.Count - 1) / (MostSuggested - 1))])];

    public TrialTable Trials(TrialsRequest request)
    {
        var study = reader.Find(request.Study);
        var settings = reader.Settings(study);
        var page = store.Page(study.Name, new()
        {
            Filter = StudyReader.Filter(request.Text, request.States),
            Order = Order(study, settings, request.Order ?? "position", request.Descending ?? false),
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
        var groups = Together(request);
        var (skip, take) = (NotNegative("skip", request.Skip ?? 0), PageSize(request.Take));
        return new(groups.Rows.Count,
            [.. Sorted(groups, request.Order ?? "position", request.Descending ?? false).Skip(skip).Take(take)
                .Select(group => new GroupTableRow(
                    group.Position, group.Values, group.Trials, EstimateView.Of(group.Estimate)))]);
    }

    StudyGroups Together(GroupsRequest request)
    {
        var groups = reader.Means(reader.Find(request.Study), Words.Parse<TrialMeasure>("measure", request.Measure),
            request.States, request.Text);
        return request.By is null or "" ? groups
            : groups.By([.. request.By.Split(',').Select(groups.Column)]);
    }

    TrialOrder Order(Study study, SettingTable settings, string word, bool isDescending)
    {
        if (Words.Find<TrialMeasure>(word) is { } measure)
            return TrialOrder.By(measure, isDescending);
        if (Words.Find<TrialColumn>(word) is { } column and not (TrialColumn.Measure or TrialColumn.Setting))
            return new(column, isDescending);
        if (settings.Varying.Contains(word))
            return TrialOrder.By(memory.Of(study, $"ranks {word}", () => settings.Ranks(word)), isDescending);
        throw new RequestException(StatusCodes.Status400BadRequest,
            $"'order' is '{word}'; it must be position, state, seed, ended, a measure such as test-error, or a " +
            "setting that varies.");
    }

    static IEnumerable<StudyGroup> Sorted(StudyGroups groups, string order, bool isDescending)
    {
        var column =
            groups.Paths.Index().Where(path => path.Item == order).Select(path => path.Index).FirstOrDefault(-1);
        Func<StudyGroup, (double, string)> key = order switch
        {
            "position" => group => (group.Position, ""),
            "n" => group => (group.Estimate?.Count ?? 0, ""),
            "mean" => group => (group.Estimate?.Mean ?? double.NaN, ""),
            "deviation" => group => (group.Estimate?.StandardDeviation ?? double.NaN, ""),
            "lost" => group => (group.Trials.Diverged + group.Trials.Failed, ""),
            _ when column >= 0 => group => Value(group.Values[column]),
            _ => throw new RequestException(StatusCodes.Status400BadRequest,
                $"'order' is '{order}'; it must be position, n, mean, deviation, lost or a setting that varies."),
        };
        // What has no value comes last both ways.
        var keyed = groups.Rows.Select(group => (Group: group, Key: key(group)))
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
/// <param name="Order">position, state, seed, ended, a measure, or the path of a setting that varies</param>
sealed record TrialsRequest(
    string Study, string? States, string? Text, string? Order, bool? Descending, int? Skip, int? Take);

/// <param name="By">paths of settings with commas between them; none for all that vary</param>
/// <param name="Order">position, n, mean, deviation, lost, or the path of a setting that varies</param>
sealed record GroupsRequest(
    string Study, string Measure, string? By, string? States, string? Text, string? Order, bool? Descending,
    int? Skip, int? Take);

/// <summary>What is said once above the table.</summary>
/// <param name="Values">of each of them, values that a filter can ask for</param>
/// <param name="Groups">how many different settings there are</param>
/// <param name="Measures">those that finished trials have</param>
/// <param name="TestSet">how often the test set was seen, in words</param>
sealed record StudyDescription(
    IReadOnlyList<SettingColumn> Varying, IReadOnlyList<IReadOnlyList<string>> Values,
    IReadOnlyDictionary<string, string> Constant, int Groups,
    IReadOnlyList<TrialMeasure> Measures, string TestSet);

sealed record TrialTable(int Total, IReadOnlyList<TrialTableRow> Rows);

/// <param name="Values">of the settings that vary</param>
sealed record TrialTableRow(
    int Position, string Hash, TrialState State, string Seed, IReadOnlyList<string> Values, string? Error,
    DateTimeOffset? Ended,
    IReadOnlyDictionary<TrialMeasure, double> Measures, int? DivergedStep, int? TestScores);

sealed record GroupTable(int Total, IReadOnlyList<GroupTableRow> Rows);

sealed record GroupTableRow(int Position, IReadOnlyList<string> Values, TrialCounts Trials, EstimateView? Estimate);
