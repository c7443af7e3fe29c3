using System.Text.RegularExpressions;
using Fruitfly.Reports.Pages;

namespace Fruitfly.Reports.Tests.Pages;

public class IndexPageTests
{
    static readonly string Index = IndexPage.ToHtml([Listed(ExampleReports.Data), Listed(ExampleReports.Training)]);

    [Fact]
    public void Each_report_is_listed_with_its_finding_picture_and_claim_counts()
    {
        Index.ShouldContain("""<h2><a href="mnist1d-training.html">Training on MNIST-1D: three recipes</a></h2>""");
        Index.ShouldContain("its step size falls so fast that training stalls.");
        Index.ShouldContain("""id="specification-thumbnail-mnist1d-training">""");
        Index.ShouldContain("22 Nov 2026, 09:30 · took 41.3 s");
        Regex.Count(Index, "class=\"scoreboard\"").ShouldBe(2, "one for all and one for the report with claims");
    }

    [Fact]
    public void Every_claim_is_behind_one_summary_and_reports_can_be_filtered()
    {
        Index.ShouldContain("<summary>All 4 claims, experiment by experiment</summary>");
        Index.ShouldContain("""<input type="search" id="filter" """);
        Index.ShouldNotContain("aria-label=\"Lectures\"");
    }

    [Fact]
    public void Lectures_beside_the_reports_are_named_before_them()
    {
        var page = IndexPage.ToHtml([Listed(ExampleReports.Data)], new ListedDeck("lecture-a.html", "Deck <A>", 12));
        page.ShouldContain("""<a href="lecture-a.html"><b>Deck &lt;A&gt;</b><span>A lecture of 12 pages""");
    }

    [Fact]
    public void The_lead_counts_reports_and_claims() =>
        Index.ShouldContain(
            "2 experiments measured; of 4 published claims: 2 confirmed, 1 contradicted, 1 not tested.");

    [Fact]
    public void Without_claims_the_lead_speaks_of_none() =>
        IndexPage.ToHtml([Listed(ExampleReports.Data)]).ShouldContain(""" class="lead">1 experiment measured.</p>""");

    [Fact]
    public void Every_claim_is_on_the_scoreboard_with_a_link_to_its_figure()
    {
        foreach (var claim in ExampleReports.Training.Findings.Claims)
            Index.ShouldContain($"<tr id=\"claim-mnist1d-training-{claim.Id}\"");
        Index.ShouldContain("""<a href="mnist1d-training.html#error">figure</a>""");
        Regex.Count(Index, ">figure</a>").ShouldBe(3, "the fourth claim has no figure");
    }

    [Fact]
    public void The_same_claim_of_two_experiments_has_two_anchors()
    {
        var page = IndexPage.ToHtml([Listed(ExampleReports.Training),
            Listed(ExampleReports.Training with { Name = "twin" })]);
        var own = Regex.Replace(page, "<script>.*?</script>", "", RegexOptions.Singleline);

        Regex.Matches(own, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ShouldBeUnique();
    }

    [Fact]
    public void Claims_are_counted_once_and_variations_stand_apart()
    {
        var quick = ExampleReports.Training with { Page = "mnist1d-training-quick", Setting = "quick" };
        var variation =
            quick with { Page = "mnist1d-training-quick-seeds-2", Setting = "quick, seeds 2", IsVariation = true };
        var page = IndexPage.ToHtml([Listed(ExampleReports.Training), Listed(quick), Listed(variation)]);

        page.ShouldContain(
            "1 experiment measured; of 4 published claims: 2 confirmed, 1 contradicted, 1 not tested. 2 more " +
            "reports with other settings are not counted.");
        var (presets, variations) = (page[..page.IndexOf("variations-title", StringComparison.Ordinal)],
            page[page.IndexOf("variations-title", StringComparison.Ordinal)..]);
        presets.ShouldContain("""<p class="name">mnist1d-training · quick</p>""");
        presets.ShouldNotContain("seeds 2");
        variations.ShouldContain("""<p class="name">mnist1d-training · variation: quick, seeds 2</p>""");
    }

    [Fact]
    public void Hostile_texts_stay_texts()
    {
        var own = Regex.Replace(IndexPage.ToHtml([Listed(HostileReports.Report)]), "<script>.*?</script>", "",
            RegexOptions.Singleline);

        own.ShouldNotContain("<img");
        Regex.Count(own, "<script[ >]").ShouldBe(Regex.Count(own, "</script>"));
        Regex.Count(own, "<script").ShouldBe(3, "the picture's specification, the colours and the packed script");
    }

    static ListedReport Listed(Report report) => new(
        $"{report.Page}.html", ReportSummary.Of(report), StandaloneSpecification.Of(report.Findings.Figures[0]));
}
