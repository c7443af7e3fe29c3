namespace Fruitfly.Studies.Evidence;

/// <content>Statements about what is computed and not sampled: they hold or they do not, and n is 1.</content>
public sealed partial record ClaimText
{
    /// <summary>The value is the published one.</summary>
    /// <param name="reason">says why. Default: the rule.</param>
    public Claim IsExactly(double published, double measured, string? reason = null) =>
        Computed(measured, RegionRule.Between(published, published) with { Name = "exactly" },
            reason ?? FormattableString.Invariant($"It holds where the value is {published:G6}."));

    /// <summary>The value is the published one within the digits it was published with.</summary>
    public Claim IsNear(double published, double measured, double tolerance) =>
        Computed(measured, RegionRule.Between(published - tolerance, published + tolerance) with { Name = "near" },
            FormattableString.Invariant($"It holds within ± {tolerance:G2}.")) with
        { Margin = tolerance };

    /// <summary>It is <paramref name="bound"/> or below.</summary>
    public Claim IsExactlyAtMost(double bound, double measured) => Computed(measured, RegionRule.AtMost(bound));

    /// <summary>It is <paramref name="bound"/> or above.</summary>
    public Claim IsExactlyAtLeast(double bound, double measured) => Computed(measured, RegionRule.AtLeast(bound));

    /// <summary>It is below <paramref name="bound"/>.</summary>
    public Claim IsExactlyBelow(double bound, double measured) => Computed(measured, RegionRule.Below(bound));

    /// <summary>It is above <paramref name="bound"/>.</summary>
    public Claim IsExactlyAbove(double bound, double measured) => Computed(measured, RegionRule.Above(bound));

    Claim Computed(double measured, RegionRule rule, string? reason = null)
    {
        var claim = Tested(new MeasuredExactly(measured), rule);
        if (!double.IsNaN(measured))
            return claim with { Reason = reason ?? claim.Reason };
        // No number is not the published one.
        return claim with
        {
            Measured = null,
            Low = null,
            High = null,
            Verdict = Verdict.Contradicted,
            CountToDecide = null,
            Reason = "It came out as no number.",
        };
    }
}
