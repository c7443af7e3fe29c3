using System.Text.Json.Nodes;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary>The story of a trial for programs.</summary>
static class TrialStoryJson
{
    public static JsonObject Of(TrialStory story) => new()
    {
        ["hash"] = story.Hash,
        ["state"] = KebabCase.Of(story.State),
        ["studies"] = new JsonArray([.. story.Places.Select(place => new JsonObject
        {
            ["study"] = place.Study, ["experiment"] = place.Experiment, ["position"] = place.Position,
        })]),
        ["attempts"] = story.Attempts,
        ["claims"] = story.Claims,
        ["started"] = story.Started,
        ["ended"] = story.Ended,
        ["seconds"] = story.Seconds,
        ["divergedStep"] = story.DivergedStep,
        ["error"] = story.Error,
        ["worker"] = story.Worker is not { } worker ? null : new JsonObject
        {
            ["host"] = worker.Host, ["process"] = worker.ProcessId, ["silentSeconds"] = worker.Silent.TotalSeconds,
            ["alive"] = worker.IsAlive,
        },
        ["provenance"] = story.Provenance is { } made ? StudyDifferenceJson.Of(made) : null,
        ["trial"] = JsonNode.Parse(story.Description),
    };
}
