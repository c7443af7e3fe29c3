using Fruitfly.Studies;
using Fruitfly.Studies.Verification;

namespace Fruitfly.Cli.Commands.Verify;

/// <summary>What came of verifying a sample of a study's trials.</summary>
/// <param name="Finished">how many trials the sample was drawn from, each counted once</param>
sealed record VerifiedStudy(Study Study, int Finished, ulong Seed, IReadOnlyList<VerifiedTrial> Trials)
{
    public int Count(TrialVerdict verdict) => Trials.Count(trial => trial.Verdict == verdict);

    public int Comparable => Trials.Count(trial => trial.IsComparable);

    /// <summary>Whether what was compared is equal, and something was.</summary>
    public bool IsGood => Count(TrialVerdict.Unequal) == 0 && (Comparable > 0 || Trials.Count == 0);

    /// <summary>With 95 % confidence at most this share of the finished trials would be unequal; null where one is, or
    /// where all were compared. It is what a sample of n without a fault excludes: 1 − 0.05^(1/n).</summary>
    public double? MostUnequal =>
        Comparable > 0 && Comparable < Finished && Count(TrialVerdict.Unequal) == 0
            ? 1 - Math.Pow(0.05, 1.0 / Comparable) : null;
}
