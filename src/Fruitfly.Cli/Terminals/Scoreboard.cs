using Fruitfly.Lab.Experiments.Claims;
using Fruitfly.Lab.Reports;

namespace Fruitfly.Cli.Terminals;

/// <summary>The claims with what the measurement says of each. Their sources are in the report and in <c>--json</c>.</summary>
static class Scoreboard
{
    public static void WriteClaims(this Terminal terminal, IReadOnlyList<Claim> claims)
    {
        if (claims.Count > 0)
            terminal.WriteTable(["verdict", "claim", "published", "measured"], claims.Select(claim => Row(claim, terminal.HasUnicode)));
        terminal.Output.WriteLine(VerdictText.Count(claims));
    }

    static string[] Row(Claim claim, bool unicode) =>
    [
        (unicode ? VerdictText.Sign(claim.Verdict) + " " : "") + VerdictText.Words(claim.Verdict), claim.Statement, claim.Published,
        claim.Measured is { } value ? NumberText.Measured(value, claim.Low, claim.High, claim.Count, claim.Unit) : claim.Reason ?? "–",
    ];
}
