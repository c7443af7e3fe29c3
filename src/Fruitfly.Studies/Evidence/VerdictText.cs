namespace Fruitfly.Studies.Evidence;

/// <summary>A verdict in shape, words and code; the same in pages, terminals and JSON.</summary>
public static class VerdictText
{
    /// <summary>✓, ✗, ? or –.</summary>
    public static string Sign(Verdict verdict) => Of(verdict).Sign;

    /// <summary>"confirmed", "contradicted", "undecided" or "not tested".</summary>
    public static string Words(Verdict verdict) => Of(verdict).Words;

    /// <summary><c>confirmed</c>, <c>contradicted</c>, <c>undecided</c> or <c>not-tested</c>.</summary>
    public static string Code(Verdict verdict) => Words(verdict).Replace(' ', '-');

    /// <summary>"3 confirmed, 1 contradicted, 2 not tested", without the kinds that do not occur.</summary>
    public static string Count(IEnumerable<Claim> claims)
    {
        var counts = claims.CountBy(claim => claim.Verdict).ToDictionary();
        return counts.Count == 0
            ? "no claims"
            : string.Join(", ",
                Enum.GetValues<Verdict>().Where(counts.ContainsKey)
                    .Select(verdict => $"{counts[verdict]} {Words(verdict)}"));
    }

    static (string Sign, string Words) Of(Verdict verdict) => verdict switch
    {
        Verdict.Confirmed => ("✓", "confirmed"),
        Verdict.Contradicted => ("✗", "contradicted"),
        Verdict.Undecided => ("?", "undecided"),
        Verdict.NotTested => ("–", "not tested"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };
}
