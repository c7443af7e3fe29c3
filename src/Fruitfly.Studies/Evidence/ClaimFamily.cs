namespace Fruitfly.Studies.Evidence;

/// <summary>The claims of one experiment, together. Each equality alone would be contradicted in 5 of 100 cases where
/// it holds, so that of twenty one would be false: together they keep that rate by Holm's steps (1979).</summary>
static class ClaimFamily
{
    /// <summary>How often chance may contradict any of the equalities of an experiment that all hold.</summary>
    public const double Level = 1 - Rule.Confidence;

    /// <summary>The same claims; equalities that may be contradicted by chance, being many, are undecided.</summary>
    public static IReadOnlyList<Claim> Judged(IReadOnlyList<Claim> claims)
    {
        var equalities = claims.Where(claim => claim.Probability is not null)
            .OrderBy(claim => claim.Probability).ToList();
        var chance = equalities.SkipWhile((claim, place) => claim.Probability <= Level / (equalities.Count - place))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. claims.Select(claim =>
                claim.Verdict == Verdict.Contradicted && chance.Contains(claim)
                    ? Undecided(claim, equalities.Count) : claim),
        ];
    }

    /// <summary>The same claims where they were looked at before: what only seems decided at one of several looks is
    /// undecided.</summary>
    public static IReadOnlyList<Claim> JudgedOften(IReadOnlyList<Claim> claims) =>
    [
        .. claims.Select(claim =>
            claim is
            {
                Verdict: Verdict.Confirmed or Verdict.Contradicted, IsFirm: false, IsExact: false, Rule: not null,
            }
                ? claim with
                {
                    Verdict = Verdict.Undecided,
                    Reason = $"{claim.Reason} One look would decide it; of {Rule.MostLooks} looks one does by chance.",
                }
                : claim),
    ];

    static Claim Undecided(Claim claim, int equalities) => claim with
    {
        Verdict = Verdict.Undecided,
        Reason = FormattableString.Invariant(
            $"{claim.Reason} Alone that would contradict it; among {equalities} statements of equality chance makes such differences: more seeds would tell."),
    };
}
