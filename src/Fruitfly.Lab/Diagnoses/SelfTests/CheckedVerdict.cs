using Fruitfly.Lab.Diagnoses.Measures;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>A verdict on an action beside its true gain.</summary>
/// <param name="Worth">what a gain must reach to be worth having</param>
readonly record struct CheckedVerdict(DiagnosisAction Action, ActionVerdict Verdict, double Gain, double Worth)
{
    /// <summary>Nearer than this share of the worth, a verdict either way is no mistake.</summary>
    const double Near = 0.5;

    /// <summary>Whether the truth is clear, and the verdict too.</summary>
    public bool IsJudged => Verdict is ActionVerdict.Shown or ActionVerdict.Excluded
        && Math.Abs(Gain - Worth) > Near * Worth;

    public bool IsRight => Verdict == (Gain > Worth ? ActionVerdict.Shown : ActionVerdict.Excluded);
}
