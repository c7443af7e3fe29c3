using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Pages;

/// <summary>A page of a lecture in <see cref="DeckPage"/>.</summary>
/// <param name="Question">its title</param>
/// <param name="Lines">what to look at</param>
/// <param name="Figure">that answers it; null where it was not measured</param>
/// <param name="Claims">of the figure; the first two are shown</param>
/// <param name="Report">the file of the report that has more; null for none</param>
public sealed record DeckSlide(
    string Question, IReadOnlyList<string> Lines, Figure? Figure, IReadOnlyList<ClaimContent> Claims, string? Report);

/// <summary>A lecture as one self-contained HTML file: a screen a page, from a folder or a web server, offline, and on
/// paper a sheet a page.</summary>
public static class DeckPage
{
    const int MostClaims = 2;

    public static string ToHtml(string title, string source, IReadOnlyList<DeckSlide> slides)
    {
        ArgumentNullException.ThrowIfNull(slides);
        var body = Html.Of($"""
            <header class="cover">
            <p><a href="index.html">{Mark.Drawing} All reports and lectures</a></p>
            <h1>{title}</h1>
            <p class="summary">{source}. {slides.Count} pages: the keys →, ←, Page Down and Page Up turn them; printed, each is a sheet.</p>
            </header>
            <main id="content">
            {Html.Join(slides.Select((slide, place) => Section(slide, place + 1, slides.Count)))}
            </main>
            """);
        return Page.Write($"{title} · Fruitfly", $"{title}: questions, each answered by a measurement.", "deck", body);
    }

    static Html Section(DeckSlide slide, int number, int count) => Html.Of($"""
        <section class="lecture" id="{number}" aria-labelledby="question-{number}">
        <div class="slide">
        <h2 id="question-{number}">{slide.Question}</h2>
        <ul class="watch">{Html.Join(slide.Lines.Select(line => Html.Of($"<li>{line}</li>")))}</ul>
        {(slide.Figure is { } figure ? Drawn(figure, number) : Html.Of($"""<p class="note">Not measured yet.</p>"""))}
        {Claims(slide.Claims)}
        </div>
        <div class="turning"><p>{number} of {count}</p>{More(slide)}</div>
        </section>
        """);

    static Html Drawn(Figure figure, int number) => Html.Of($"""
        <figure id="figure-{number}" aria-label="{figure.Title}">
        <figcaption>{Html.Prose(figure.Title)}</figcaption>
        <div class="chart fitted" role="group" aria-label="{figure.AlternativeText}"></div>
        {Page.Chart(FigureSection.SpecificationId($"figure-{number}"), figure.Specification)}
        </figure>
        """);

    static Html Claims(IReadOnlyList<ClaimContent> claims) => claims.Count == 0 ? Html.Empty : Html.Of($"""
        <ul class="verdicts" aria-label="Claims">{Html.Join(claims.Take(MostClaims).Select(Row))}</ul>
        """);

    static Html Row(ClaimContent claim)
    {
        var verdict = Enum.GetValues<Verdict>().First(verdict => VerdictText.Code(verdict) == claim.Verdict);
        return Html.Of($"""
            <li class="{claim.Verdict}"><span class="sign" aria-hidden="true">{VerdictText.Sign(verdict)}</span><span>{claim.Statement} <b>{VerdictText.Words(verdict)}</b>{(verdict == Verdict.NotTested ? "" : $": {claim.Measured}")}</span></li>
            """);
    }

    static Html More(DeckSlide slide) => slide is { Report: { } report, Figure: { } figure }
        ? Html.Of($"""<p><a href="{Uri.EscapeDataString(report)}#{figure.Id}">How it was measured</a></p>""") : Html.Empty;
}
