using System.Globalization;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What a diagnosis found of the share of wrong classes, in one line.</summary>
static class WrongAnswer
{
    static readonly ActionVerdict[] Listed = [ActionVerdict.Shown, ActionVerdict.Possible];

    /// <summary>Null where targets are values, or nothing is wrong.</summary>
    public static string? Of(DiagnosisOutcome outcome)
    {
        if (outcome.Wrong is not { Error.Value: > 0 } wrong)
            return null;
        var told = Listed.Select(verdict => Named(outcome, verdict)).OfType<string>().ToList();
        var gains = told.Count > 0 ? string.Join("; ", told)
            : "nothing that was tried or forecast would lower it";
        return $"share of wrong classes: {gains}{Votes(wrong)}";
    }

    /// <summary>The gain of an action in % of the wrong classes.</summary>
    public static string Gain(DiagnosisOutcome outcome, WrongGain gain)
    {
        var wrong = outcome.Wrong!.Error.Value;
        return $"{(100 * gain.Gain.Value / wrong).ToString("0", CultureInfo.InvariantCulture).Replace('-', '−')} % " +
            $"({NumberText.Interval(100 * gain.Gain.Low / wrong, 100 * gain.Gain.High / wrong)} %" +
            $"{(gain.IsBeyondTests ? ", beyond what was tested" : "")})";
    }

    static string? Named(DiagnosisOutcome outcome, ActionVerdict verdict)
    {
        var best = outcome.Actions.Where(action => action.OnWrong?.Verdict == verdict)
            .GroupBy(action => action.Action)
            .Select(group => group.MaxBy(action => action.OnWrong!.Gain.Value)!)
            .Where(action => action.OnWrong!.Gain.Value > 0)
            .Select(action => $"{ActionWords.Of(action.Action)} {Gain(outcome, action.OnWrong!)}").ToList();
        return best.Count == 0 ? null : $"{ActionWords.Of(verdict)}: {string.Join(", ", best)}";
    }

    static string Votes(WrongMeasure wrong) => wrong.Levels is [{ VarianceEffect: var effect } level, ..]
        ? $"; at {level.Level.Units.ToString("N0", CultureInfo.InvariantCulture)} rows the vote of networks that " +
            "share no row is wrong " +
            $"{NumberText.Measured(100 * effect.Estimate, 100 * effect.Low, 100 * effect.High, 0, "")} points less often"
        : "";
}
