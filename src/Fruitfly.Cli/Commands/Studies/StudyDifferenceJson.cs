using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Studies;
using Fruitfly.Studies.Differences;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>How two studies differ, for programs: nothing is left out.</summary>
static class StudyDifferenceJson
{
    public static JsonObject Of(StudyDifference difference) => new()
    {
        ["first"] = StudyJson.Of(difference.First),
        ["second"] = StudyJson.Of(difference.Second),
        ["trials"] = new JsonObject
        {
            ["inBoth"] = difference.Shared,
            ["onlyInFirst"] = Texts(difference.OnlyInFirst),
            ["onlyInSecond"] = Texts(difference.OnlyInSecond),
        },
        ["settings"] = new JsonArray([.. difference.Settings.Select(setting => new JsonObject
        {
            ["path"] = setting.Path, ["first"] = Texts(setting.First), ["second"] = Texts(setting.Second),
        })]),
        ["results"] = difference.Results is { } results ? Of(results) : null,
        ["pairs"] = new JsonObject
        {
            ["count"] = difference.Pairs.Count,
            ["scores"] = new JsonArray([.. difference.Pairs.Measures.Select(Of)]),
        },
        ["environments"] = new JsonObject
        {
            ["first"] = new JsonArray([.. difference.FirstEnvironments.Select(Of)]),
            ["second"] = new JsonArray([.. difference.SecondEnvironments.Select(Of)]),
        },
    };

    public static JsonObject Of(TrialProvenance made) => new()
    {
        ["instructionSet"] = made.InstructionSet,
        ["numerics"] = made.Numerics,
        ["program"] = made.Program,
        ["runtime"] = made.Runtime,
    };

    static JsonObject Of(StudyEnvironment environment)
    {
        var made = Of(environment.Made);
        made["trials"] = environment.Trials;
        return made;
    }

    static JsonObject Of(SharedResults results) => new()
    {
        ["equal"] = results.Equal,
        ["withoutResult"] = results.Unfinished,
        ["unequal"] = new JsonArray([.. results.Unequal.Select(unequal => new JsonObject
        {
            ["hash"] = unequal.Hash, ["difference"] = unequal.Difference,
            ["otherInstructionSet"] = unequal.IsOtherInstructionSet,
        })]),
    };

    static JsonObject Of(MeasureDifference difference) => new()
    {
        ["score"] = JsonNamingPolicy.CamelCase.ConvertName(difference.Measure.ToString()),
        ["pairs"] = difference.Mean.Count,
        ["equal"] = difference.Equal,
        ["mean"] = difference.Mean.Mean,
        ["low"] = Finite(difference.Mean.Low),
        ["high"] = Finite(difference.Mean.High),
        ["largest"] = difference.Largest.Value,
        ["largestOf"] = difference.Largest.Hash,
    };

    static double? Finite(double value) => double.IsFinite(value) ? value : null;

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
