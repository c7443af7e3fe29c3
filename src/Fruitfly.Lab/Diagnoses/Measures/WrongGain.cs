namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What an action would gain on the share of wrong classes.</summary>
/// <param name="Gain">a share of all rows; 0 where refused</param>
/// <param name="Verdict">at the same worth as for the loss, in % of the wrong classes</param>
/// <param name="Reason">how it was found, or why the data cannot say</param>
public sealed record WrongGain(GainInterval Gain, ActionVerdict Verdict, string Reason)
{
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

    internal static WrongGain Of(GainInterval gain, double worth, string reason) =>
        new(gain, ActionGain.VerdictOf(gain, worth), reason);

    internal static WrongGain Refused(string reason) => new(default, ActionVerdict.Refused, reason);
}
