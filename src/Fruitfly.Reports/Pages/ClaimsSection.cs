using Fruitfly.Studies.Evidence;


namespace Fruitfly.Reports.Pages;

/// <summary>What was published, what was measured, and whether the one confirms the other.</summary>
static class ClaimsSection
{
    public static Html Scoreboard(IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0)
            return Html.Empty;
        var counts = Enum.GetValues<Verdict>()
            .Select(verdict => (Verdict: verdict, Count: claims.Count(claim => claim.Verdict == verdict)))
            .Where(pair => pair.Count > 0)
            .Select(pair => Html.Of(
                $"""<li class="{VerdictText.Code(pair.Verdict)}"><span class="sign" aria-hidden="true">{VerdictText.Sign(pair.Verdict)}</span><b>{pair.Count}</b> {VerdictText.Words(pair.Verdict)}</li>"""));
        return Html.Of($"""<ul class="scoreboard" aria-label="Published claims">{Html.Join(counts)}</ul>""");
    }

    public static Html Write(IReadOnlyList<Claim> claims) =>
        claims.Count == 0 ? Html.Empty : Html.Of($"""
            <section class="claims" aria-labelledby="claims-title">
            <h2 id="claims-title">Claims</h2>
            <p class="note">Each published statement, what this run measured, and what follows. Measured values carry the 95 % interval and the number n of trials.{Expected(claims)}</p>
            {Table(claims, AnchorOf, claim => claim.Figure is { } figure ? $"#{figure}" : null)}
            </section>
            """);

    /// <summary>How many of the verdicts chance makes false, as a sentence.</summary>
    public static string Expected(IReadOnlyList<Claim> claims) => ExpectedErrors.Sentence(claims) is { } sentence
        ? $" {char.ToUpperInvariant(sentence[0])}{sentence[1..]}." : "";

    /// <summary>A claim's anchor within its own report.</summary>
    public static string AnchorOf(Claim claim) => $"claim-{claim.Id}";

    /// <param name="anchor">the id of a claim's row</param>
    /// <param name="href">the link to the figure that shows a claim; null for none</param>
    public static Html Table(IEnumerable<Claim> claims, Func<Claim, string> anchor, Func<Claim, string?> href) =>
        Html.Of($"""
        <table class="cards">
        <thead><tr><th scope="col">Verdict</th><th scope="col">Statement</th><th scope="col">Published</th><th scope="col">Measured</th></tr></thead>
        <tbody>
        {Html.Join(claims.Select(claim => Row(claim, anchor(claim), href(claim))))}
        </tbody>
        </table>
        """);

    static Html Row(Claim claim, string anchor, string? href)
    {
        var code = VerdictText.Code(claim.Verdict);
        var link = href is null ? Html.Empty : Html.Of($""" · <a href="{href}">figure</a>""");
        var reason =
            string.IsNullOrEmpty(claim.Reason) ? Html.Empty
                : Html.Of($"""<p class="reason">{claim.Reason}{TimeToDecide(claim)}</p>""");
        return Html.Of($"""
            <tr id="{anchor}" class="{code}">
            <td class="verdict"><span class="sign" aria-hidden="true">{VerdictText.Sign(claim.Verdict)}</span>{VerdictText.Words(claim.Verdict)}</td>
            <th scope="row"><span class="statement">{claim.Statement}</span><span class="source">{claim.Source}{link}</span>{reason}</th>
            <td data-label="Published">{claim.Published}</td>
            <td data-label="Measured" class="measured">{NumberText.Measured(claim)}</td>
            </tr>
            """);
    }

    static string TimeToDecide(Claim claim) =>
        claim is { Verdict: Verdict.Undecided, TimeToDecide: { } time } && time > TimeSpan.Zero
        ? $" They would take about {ProvenanceWords.Duration(time)} more." : "";
}
