namespace Fruitfly.Studies.Evidence;

/// <summary>The claim says where a value lies: confirmed where the whole interval lies there, contradicted where all of
/// it lies elsewhere.</summary>
/// <param name="Low">the lower end of where the claim says; −∞ for none</param>
/// <param name="High">the upper end; +∞ for none</param>
/// <param name="IsStrict">whether the ends themselves are outside, as for "more", "less" and "rises"</param>
sealed record RegionRule(string Name, double Low, double High, bool IsStrict) : Rule(Name)
{
    public static RegionRule Above(double bound) => new("above", bound, double.PositiveInfinity, IsStrict: true);

    public static RegionRule Below(double bound) => new("below", double.NegativeInfinity, bound, IsStrict: true);

    public static RegionRule AtLeast(double bound) => new("at-least", bound, double.PositiveInfinity, IsStrict: false);

    public static RegionRule AtMost(double bound) => new("at-most", double.NegativeInfinity, bound, IsStrict: false);

    public static RegionRule Between(double low, double high) => new("between", low, high, IsStrict: false);

    public static RegionRule StrictlyBetween(double low, double high) => new("between", low, high, IsStrict: true);

    public override Verdict VerdictOf((double Low, double High) interval)
    {
        var (low, high) = interval;
        if (IsStrict ? low > Low && high < High : low >= Low && high <= High)
            return Verdict.Confirmed;
        var isElsewhere = IsStrict ? high <= Low || low >= High : high < Low || low > High;
        return isElsewhere ? Verdict.Contradicted : Verdict.Undecided;
    }

    /// <summary>Of several means that all are said to lie here, as one statement.</summary>
    /// <returns>the verdict, and the mean that speaks most against the statement</returns>
    public (Verdict Verdict, MeasuredMean Weakest) VerdictOfAll(
        IReadOnlyList<MeasuredMean> means, double confidence = Confidence)
    {
        var together = 1 - (1 - confidence) / means.Count;
        var against = means.Where(mean =>
            VerdictOf(mean.IntervalAt(together)) == Verdict.Contradicted)
            .MinBy(mean => mean.Value);
        if (against is not null)
            return (Verdict.Contradicted, against);
        var weakest = means.MinBy(mean => mean.IntervalAt(confidence).Low)!;
        return (VerdictOf(weakest.IntervalAt(confidence)) == Verdict.Confirmed ? Verdict.Confirmed : Verdict.Undecided,
            weakest);
    }

    public override string Statement(MeasuredValue value)
    {
        var bound = double.IsInfinity(Low) ? High : Low;
        var (from, to) = value.Interval;
        var equal = IsStrict && from == bound && to == bound
            ? FormattableString.Invariant($"They are equal: the {value.Name} is {bound:G4}. ") : "";
        var where = Name.Replace("all-", "", StringComparison.Ordinal).Replace('-', ' ');
        return equal + FormattableString.Invariant($"It holds where the {value.Name} ") + where switch
        {
            "between" =>
                FormattableString.Invariant(
                    $"lies {(IsStrict ? "between" : "from")} {Low:G4} {(IsStrict ? "and" : "to")} {High:G4}."),
            _ when equal.Length > 0 => $"is {where} that.",
            _ => FormattableString.Invariant($"is {where} {bound:G4}."),
        };
    }
}
