using Fruitfly.Lab.Diagnoses.Measures;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>What a diagnosis must say of a table, since it is true of its law.</summary>
/// <param name="Text">such as <c>more data is shown</c></param>
sealed record SelfTestDemand(string Text, Func<DiagnosisOutcome, bool> Holds)
{
    public static SelfTestDemand Shown(DiagnosisAction action) => new(
        $"{ActionWords.Of(action)} is shown", outcome => IsShown(outcome, action));

    public static SelfTestDemand NotShown(DiagnosisAction action) => new(
        $"{ActionWords.Of(action)} is not shown", outcome => !IsShown(outcome, action));

    /// <summary>No reason to do anything: not even a headline that names an action.</summary>
    public static SelfTestDemand Stop { get; } = new("it says stop", outcome => outcome.IsFloor);

    public static SelfTestDemand Structure { get; } = new(
        "similar rows show structure", outcome => outcome.Noise.LeastReducible > 0);

    /// <param name="word">of the warning</param>
    public static SelfTestDemand Warned(string word) => new(
        $"it warns: {word}", outcome => DiagnosisAnswer.Of(outcome).Any(
            line => line.StartsWith('▲') && line.Contains(word, StringComparison.Ordinal)));

    static bool IsShown(DiagnosisOutcome outcome, DiagnosisAction action) =>
        outcome.Actions.Any(one => one.Action == action && one.Verdict == ActionVerdict.Shown);
}
