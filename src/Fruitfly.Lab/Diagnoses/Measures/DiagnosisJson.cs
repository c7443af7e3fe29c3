using System.Text.Json.Nodes;
using static Fruitfly.Lab.Diagnoses.Measures.MeasureJson;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What a diagnosis found, for programs. Estimates below zero stay as they are.</summary>
public static class DiagnosisJson
{
    public static JsonObject Of(DiagnosisOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var (plan, units) = (outcome.Plan, outcome.Plan.Units);
        return new()
        {
            ["study"] = plan.Study,
            ["loss"] = plan.File.Table.Classes > 0 ? "brier-score" : "squared-error",
            ["unit"] = Name(units.By), ["horizon"] = Number(units.Horizon),
            ["pool"] = units.Pool, ["poolRows"] = units.Rows, ["isDrawn"] = units.IsDrawn,
            ["drawnFrom"] = units.DrawnFrom,
            ["judgingRows"] = units.Judging, ["testRows"] = units.Test,
            ["rotations"] = units.Rotations, ["copies"] = units.Copies,
            ["levels"] = plan.UsedLevels.Count, ["repartitions"] = plan.Repartitions,
            ["seeds"] = plan.Design.Seeds, ["worth"] = plan.Worth,
            ["network"] = new JsonObject
            {
                ["width"] = outcome.Chosen.Width, ["weightDecay"] = outcome.Chosen.WeightDecay,
                ["epochs"] = outcome.Chosen.Epochs, ["isChosen"] = plan.ChoosesWidth,
            },
            ["confidence"] = 0.9,
            ["error"] = Interval(outcome.Error), ["optimism"] = Number(outcome.Optimism),
            ["wrong"] = ClassesJson.Of(outcome.WrongShare),
            ["targetVariance"] = Number(outcome.TargetVariance), ["overGuessing"] = Interval(outcome.OverGuessing),
            ["full"] = Full(outcome.Full),
            ["seedVariance"] = Interval(outcome.SeedVariance),
            ["sizes"] = Sizes(outcome.Levels),
            ["curve"] = Curve(outcome.Curve), ["forecast"] = Forecast(outcome.Forecast),
            ["wrongClasses"] = ClassesJson.Of(outcome.Wrong),
            ["crossEntropy"] = ClassesJson.Of(outcome.CrossEntropy),
            ["capacity"] = Array(outcome.Capacity.Select(width => new JsonObject
            {
                ["width"] = width.Width, ["parameters"] = width.Parameters, ["error"] = Interval(width.Error),
            })),
            ["noise"] = ClassesJson.Of(outcome.Noise),
            ["labels"] = ClassesJson.Of(outcome.Labels),
            ["drift"] = outcome.Drift is { } drift ? new JsonObject
            {
                ["earlier"] = Number(drift.Earlier), ["later"] = Number(drift.Later),
                ["standardErrors"] = Number(drift.StandardErrors), ["isLarge"] = drift.IsLarge,
            } : null,
            ["errorByRows"] = outcome.ErrorByRows is { } byRows ? Interval(byRows) : null,
            ["actions"] = Array(outcome.Actions.Select(Action)),
            ["test"] = outcome.Test is { } test ? new JsonObject
            {
                ["error"] = Interval(test.Error), ["wrong"] = ClassesJson.Of(test.Wrong),
                ["difference"] = Interval(test.Difference), ["rows"] = test.Rows, ["seenBefore"] = test.Earlier,
            } : null,
            ["isFloor"] = outcome.IsFloor, ["isGuessing"] = outcome.IsGuessing,
            ["warnings"] = Array(DiagnosisWarnings.Of(outcome).Select(line => JsonValue.Create(line))),
            ["answer"] = Array(DiagnosisAnswer.Of(outcome).Select(line => JsonValue.Create(line))),
        };
    }

    static JsonObject Action(ActionGain action) => new()
    {
        ["action"] = Name(action.Action), ["detail"] = action.Detail, ["verdict"] = Name(action.Verdict),
        ["gain"] = action.Verdict == ActionVerdict.Refused ? null : Interval(action.Gain),
        ["isBeyondTests"] = action.IsBeyondTests, ["reason"] = action.Reason,
        ["wrongClasses"] = action.OnWrong is { } wrong ? new JsonObject
        {
            ["verdict"] = Name(wrong.Verdict),
            ["gain"] = wrong.Verdict == ActionVerdict.Refused ? null : Interval(wrong.Gain),
            ["isBeyondTests"] = wrong.IsBeyondTests, ["reason"] = wrong.Reason,
        } : null,
    };
}
