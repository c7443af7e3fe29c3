using System.Text.Json.Nodes;
using Fruitfly.Data;
using Fruitfly.Lab.Studies;
using Fruitfly.Training;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>Studies and trials as JSON; a number that is not finite is null.</summary>
static class StudyJson
{
    public static JsonObject Of(Study study) => new()
    {
        ["name"] = study.Name,
        ["experiment"] = study.Experiment,
        ["preset"] = study.Settings.Preset,
        ["options"] = new JsonObject(study.Settings.Options.Select(option => KeyValuePair.Create<string, JsonNode?>(option.Key, option.Value))),
        ["created"] = study.Created,
        ["trials"] = new JsonObject
        {
            ["total"] = study.Trials.Total,
            ["planned"] = study.Trials.Planned,
            ["running"] = study.Trials.Running,
            ["done"] = study.Trials.Done,
            ["diverged"] = study.Trials.Diverged,
            ["failed"] = study.Trials.Failed,
        },
    };

    public static JsonObject Of(TestSetUse use) => new()
    {
        ["times"] = use.Times,
        ["mostInOneTrial"] = use.MostInOneTrial,
        ["openedBy"] = use.Openings.Count,
        ["first"] = use.Between?.First,
        ["last"] = use.Between?.Last,
    };

    public static JsonObject Of(TrialRecord trial)
    {
        var description = new JsonObject
        {
            ["position"] = trial.Position,
            ["hash"] = trial.Hash,
            ["state"] = trial.State.ToString().ToLowerInvariant(),
            ["error"] = trial.Error,
        };
        if (trial.Result is not { } result)
            return description;
        description["seed"] = result.Trial.Seed;
        description["parameters"] = result.Parameters;
        description["seconds"] = result.Seconds;
        description["testSetSeen"] = TestSetUse.TimesIn(result);
        description["steps"] = result.History.Last.Step;
        foreach (var split in Enum.GetValues<Split>())
            description[split.ToString().ToLowerInvariant()] = Of(result.History.Last[split]);
        return description;
    }

    static JsonObject? Of(Score? score) => score is null ? null : new() { ["loss"] = Finite(score.Loss), ["error"] = Finite(score.Error) };

    static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
