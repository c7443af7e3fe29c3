using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>Studies and trials as JSON; a number that is not finite is null.</summary>
static class StudyJson
{
    public static JsonObject Of(Study study) => new()
    {
        ["name"] = study.Name,
        ["experiment"] = study.Experiment,
        ["preset"] = study.Settings.Preset,
        ["options"] = new JsonObject(
            study.Settings.Options.Select(option => KeyValuePair.Create<string, JsonNode?>(option.Key, option.Value))),
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

    public static JsonObject Of(Study study, KeptPredictions kept)
    {
        var value = Of(study);
        value["predictions"] = new JsonObject { ["trials"] = kept.Trials, ["bytes"] = kept.Bytes };
        return value;
    }

    public static JsonObject Of(TestSetUse use) => new()
    {
        ["times"] = use.Times,
        ["mostInOneTrial"] = use.MostInOneTrial,
        ["openedBy"] = use.Openings.Count,
        ["first"] = use.Between?.First,
        ["last"] = use.Between?.Last,
    };

    public static JsonObject Of(TrialSummary trial)
    {
        var description = new JsonObject
        {
            ["position"] = trial.Position,
            ["hash"] = trial.Hash,
            ["state"] = trial.State.ToString().ToLowerInvariant(),
            ["error"] = trial.Error,
        };
        if (trial.TestScores is not { } seen)
            return description;
        description["seed"] = ulong.TryParse(trial.Seed, CultureInfo.InvariantCulture, out var seed) ? seed : null;
        description["parameters"] = (int?)trial[TrialMeasure.Parameters];
        description["seconds"] = trial[TrialMeasure.Seconds];
        description["testSetSeen"] = seen;
        description["steps"] = (int?)trial[TrialMeasure.Step];
        description["training"] = Score(trial, TrialMeasure.TrainingLoss, TrialMeasure.TrainingError);
        description["validation"] = Score(trial, TrialMeasure.ValidationLoss, TrialMeasure.ValidationError);
        description["test"] = Score(trial, TrialMeasure.TestLoss, TrialMeasure.TestError);
        return description;
    }

    static JsonObject? Score(TrialSummary trial, TrialMeasure loss, TrialMeasure error) =>
        trial[loss] is null && trial[error] is null
            ? null : new() { ["loss"] = Finite(trial[loss]), ["error"] = Finite(trial[error]) };

    static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
