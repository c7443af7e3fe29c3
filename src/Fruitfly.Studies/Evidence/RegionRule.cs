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

    public override Verdict VerdictOf((double Low, double High) interval)
    {
        var (low, high) = interval;
        if (IsStrict ? low > Low && high < High : low >= Low && high <= High)
            return Verdict.Confirmed;
        var isElsewhere = IsStrict ? high <= Low || low >= High : high < Low || low > High;
        return isElsewhere ? Verdict.Contradicted : Verdict.Undecided;
    }

    public override string Statement(MeasuredValue value)
    {
        var bound = double.IsInfinity(Low) ? High : Low;
        var (from, to) = value.Interval;
        var equal = IsStrict && from == bound && to == bound
            ? FormattableString.Invariant($"They are equal: the {value.Name} is {bound:G4}. ") : "";
        return equal + FormattableString.Invariant($"It holds where the {value.Name} ") + Name switch
        {
            "between" => FormattableString.Invariant($"lies from {Low:G4} to {High:G4}."),
            _ when equal.Length > 0 => $"is {Name} that.",
            _ => FormattableString.Invariant($"is {Name.Replace('-', ' ')} {bound:G4}."),
        };
    }
}
