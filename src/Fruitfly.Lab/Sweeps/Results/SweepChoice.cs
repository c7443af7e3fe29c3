using Fruitfly.Measurement;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>Which setting is best by its mean on the validation examples, and which others may be just as good.</summary>
/// <param name="Ranked">all candidates, the best first</param>
public sealed record SweepChoice(IReadOnlyList<RankedSetting> Ranked)
{
    public SettingScore Winner => Ranked[0].Score;

    /// <summary>Those that the trials cannot tell from the best, without it.</summary>
    public IEnumerable<RankedSetting> Rivals =>
        Ranked.Skip(1).Where(setting => setting.Verdict == SettingVerdict.NotDistinguishable);

    /// <summary>The winner's own score, which flatters it.</summary>
    public double Raw => Winner.Mean;
}

/// <param name="Difference">of its score and that of the best, paired by seed, or by fold where there are folds; null
/// for the best, and where there are not two to pair</param>
public sealed record RankedSetting(SettingScore Score, Estimate? Difference, SettingVerdict Verdict);

public enum SettingVerdict
{
    /// <summary>the best by its mean</summary>
    Best,

    /// <summary>the trials do not tell whether the best is better</summary>
    NotDistinguishable,

    /// <summary>worse than the best, beyond chance</summary>
    Worse,

    /// <summary>not compared, since some of its trials diverged</summary>
    Diverged,
}
