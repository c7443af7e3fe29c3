using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Studies.Verification;

namespace Fruitfly.Cli.Commands.Verify;

/// <summary>The answer of <c>fruitfly verify</c> for programs.</summary>
static class VerificationJson
{
    static readonly TrialVerdict[] NotComparable =
    [
        TrialVerdict.OtherInstructionSet, TrialVerdict.OtherNumerics, TrialVerdict.MissingData,
        TrialVerdict.MissingKind,
    ];

    public static JsonObject Of(VerifiedStudy verified)
    {
        var counts = verified.Study.Trials;
        return new()
        {
            ["study"] = verified.Study.Name,
            ["finished"] = verified.Finished,
            ["sample"] = verified.Trials.Count,
            ["seed"] = verified.Seed,
            ["good"] = verified.IsGood,
            ["equal"] = verified.Count(TrialVerdict.Equal),
            ["unequal"] = verified.Count(TrialVerdict.Unequal),
            ["notComparable"] = new JsonObject(NotComparable.Select(verdict =>
                KeyValuePair.Create<string, JsonNode?>(Name(verdict), verified.Count(verdict)))),
            ["mostUnequal"] = verified.MostUnequal,
            ["notChecked"] = new JsonObject
            {
                ["finished"] = verified.Finished - verified.Trials.Count,
                ["failed"] = counts.Failed,
                ["withoutResult"] = counts.Planned + counts.Running,
            },
            ["trials"] = new JsonArray([.. verified.Trials.Where(trial => trial.Verdict != TrialVerdict.Equal)
                .Select(trial => new JsonObject
                {
                    ["hash"] = trial.Hash, ["verdict"] = Name(trial.Verdict), ["detail"] = trial.Detail,
                })]),
        };
    }

    static string Name(TrialVerdict verdict) => JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString());
}
