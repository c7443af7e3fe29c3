namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What could be done about the error.</summary>
public enum DiagnosisAction
{
    MoreData,
    MoreCapacity,
    LessCapacity,
    Regularize,
    TrainShorter,
    TrainLonger,
    Ensemble,
    CleanLabels,
}

/// <summary>What the data say of an action, at a stated worth.</summary>
public enum ActionVerdict
{
    /// <summary>even the low end of its gain is worth having</summary>
    Shown,

    /// <summary>the interval of its gain straddles what is worth having</summary>
    Possible,

    /// <summary>even the high end of its gain is not worth having</summary>
    Excluded,

    /// <summary>the data cannot say</summary>
    Refused,
}

/// <summary>What an action would gain.</summary>
/// <param name="Detail">which one, such as <c>4 times the rows</c></param>
/// <param name="Gain">in the units of the loss; 0 where refused</param>
/// <param name="Reason">how it was found, or why the data cannot say</param>
public sealed record ActionGain(
    DiagnosisAction Action, string Detail, GainInterval Gain, ActionVerdict Verdict, string Reason)
{
    /// <summary>Judges a gain by what is worth having.</summary>
    /// <param name="worth">in the units of the loss</param>
    internal static ActionGain Of(
        DiagnosisAction action, string detail, GainInterval gain, double worth, string reason) =>
        new(action, detail, gain, VerdictOf(gain, worth), reason);

    internal static ActionVerdict VerdictOf(GainInterval gain, double worth) =>
        gain.Low >= worth && gain.Low > 0 ? ActionVerdict.Shown
        : gain.High < worth || gain.High <= 0 ? ActionVerdict.Excluded : ActionVerdict.Possible;

    internal static ActionGain Refused(DiagnosisAction action, string detail, string reason) =>
        new(action, detail, default, ActionVerdict.Refused, reason);

    /// <summary>What it gains on the share of wrong classes; null where targets are values.</summary>
    public WrongGain? OnWrong { get; init; }

    /// <summary>Of more data, how many times as many rows; else null.</summary>
    public double? Factor { get; init; }

    /// <summary>Beyond what a forecast was tested on, so that it shows nothing.</summary>
    public bool IsBeyondTests
    {
        get;
        init
        {
            field = value;
            if (value && Verdict == ActionVerdict.Shown)
                Verdict = ActionVerdict.Possible;
        }
    }
}
