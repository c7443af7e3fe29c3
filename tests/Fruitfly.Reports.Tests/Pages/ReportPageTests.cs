using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fruitfly.Reports.Pages;
using Fruitfly.Studies.Costs;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Tests.Pages;

public class ReportPageTests
{
    static readonly string Page = ReportPage.ToHtml(ExampleReports.Training);

    [Fact]
    public void It_can_be_cited_and_TeX_reads_its_name_as_text()
    {
        var page = ReportPage.ToHtml(ExampleReports.Training with { Title = "50 % of {all} & more_or_less" });
        page.ShouldContain("@misc{fruitfly-mnist1d-training,");
        page.ShouldContain(@"title = {50 \% of \{all\} &amp; more\_or\_less}".Replace(" &amp;", @" \&amp;"));
        page.ShouldContain("year = 2026,");
        page.ShouldContain("data-print");
    }

    [Fact]
    public void A_figure_has_its_finding_setting_caption_and_four_ways_to_take_it_along()
    {
        var figure = Part(Page, "figure", "error");

        figure.ShouldContain("The notebook&#x27;s recipe fits every training example");
        figure.ShouldContain("""<p class="subtitle">40-100-100-10""");
        figure.ShouldContain(
            "Mean over n = 10 seeds (line) with the 95 % interval of the mean (band, Student&#x27;s t).");
        foreach (var format in (string[])["csv", "json", "svg", "png"])
            figure.ShouldContain($"data-save=\"{format}\"");
    }

    [Fact]
    public void The_csv_of_a_figure_is_its_data() =>
        Data(Page, "rows-error").GetValue<string>().ShouldBe(ExampleReports.ErrorFigure().Data.ToCsv());

    [Fact]
    public void A_figure_carries_its_specification_and_shows_its_numbers_without_JavaScript()
    {
        var figure = Part(Page, "figure", "error");

        JsonNode.DeepEquals(Data(Page, "specification-error"),
            DrawnNumbers.Of(StandaloneSpecification.Of(ExampleReports.ErrorFigure()))).ShouldBeTrue();
        figure.ShouldMatch("(?s)<noscript>.*<table>.*60 of [0-9]+ rows; all of them are in");
    }

    [Theory]
    [InlineData(Verdict.Undecided, "9 seeds would decide it. They would take about 2 min 5 s more.</p>")]
    [InlineData(Verdict.Confirmed, "9 seeds would decide it.</p>")]
    public void An_undecided_claim_says_how_long_deciding_it_would_take(Verdict verdict, string text)
    {
        var report = ExampleReports.Training;
        var claim = report.Findings.Claims[0] with
        {
            Verdict = verdict,
            Reason = "9 seeds would decide it.",
            CountToDecide = 9,
            TimeToDecide = TimeSpan.FromSeconds(125),
        };

        ReportPage.ToHtml(report with { Findings = report.Findings with { Claims = [claim] } }).ShouldContain(text);
    }

    [Fact]
    public void A_claim_says_what_was_published_measured_and_what_follows_and_links_to_its_figure()
    {
        var claim = Part(Page, "tr", "claim-slide-code-fits");

        claim.ShouldContain("""<span class="sign" aria-hidden="true">✗</span>contradicted""");
        claim.ShouldContain("The slide&#x27;s code brings the training error to zero.");
        claim.ShouldContain("Slide 12, code and figure");
        claim.ShouldContain("24.70 ± 0.90 % (n = 10)");
        claim.ShouldContain("""<a href="#error">figure</a>""");
        claim.ShouldContain("The step size is halved every 10 of 150 epochs");
        Part(Page, "figure", "error").ShouldContain("""href="#claim-slide-code-fits""");
    }

    [Fact]
    public void The_scoreboard_counts_the_claims() =>
        Regex.Matches(Page, "<b>([0-9]+)</b> ([a-z ]+)</li>")
            .Select(match => match.Groups[1].Value + " " + match.Groups[2].Value)
            .ShouldBe(["2 confirmed", "1 contradicted", "1 not tested"]);

    [Fact]
    public void Columns_of_numbers_are_set_to_the_right()
    {
        var table = Part(Page, "section", "final");

        table.ShouldContain("""<th scope="col" class="text">recipe</th><th scope="col" class="number">n</th>""");
        table.ShouldContain("""<td class="number">36.3 ± 1.4</td>""");
    }

    [Fact]
    public void The_provenance_says_how_to_do_it_again()
    {
        var box = System.Net.WebUtility.HtmlDecode(
            Page[Page.IndexOf("class=\"provenance\"", StringComparison.Ordinal)..]);

        foreach (var text in (string[])
            ["fruitfly run mnist1d-training --quick", "9f2c61d07a5be413", "0 to 9", "AVX2",
                "2026-11-22 09:30:12 +00:00", "41.3 s", ".NET"])
            box.ShouldContain(text);
    }

    [Fact]
    public void The_provenance_compares_the_predicted_cost_with_the_actual_one_where_there_is_one()
    {
        var cost = new CostComparison(15, 10.6, 11.9, 2, TimeSpan.FromSeconds(75), TimeSpan.FromSeconds(80.4));
        var report =
            ExampleReports.Training with { Provenance = ExampleReports.Training.Provenance with { Cost = cost } };

        ReportPage.ToHtml(report).ShouldContain(
            "<dt>cost</dt><dd>15 trials took 11.9 s, 10.6 s were predicted (1.12 times); 1 min 20 s on 2 workers, " +
            "predicted 1 min 15 s</dd>");
        Page.ShouldNotContain("<dt>cost</dt>");
        CostWords.Of(cost with { ShareOfPeak = 0.634, Peak = 98.7e9 }).ShouldEndWith(
            "predicted 1 min 15 s; trials reached 0.63 of the 98.7 Gflop/s that a core does at most");
    }

    [Fact]
    public void The_page_loads_nothing_and_its_policy_forbids_it_to()
    {
        var own = Regex.Replace(Page, "<(script|style)[^>]*>.*?</\\1>", "", RegexOptions.Singleline);

        Regex.Matches(own, "(?:src|href|action)=\"(?!#|data:|index\\.html)[^\"]*\"").ShouldBeEmpty();
        own.ShouldContain("default-src &#x27;none&#x27;; script-src &#x27;sha256-");
        own.ShouldNotContain("unsafe-");
    }

    [Fact]
    public void The_policy_names_the_hashes_of_the_script_and_the_style_that_are_there()
    {
        foreach (var (element, directive) in ((string, string)[])[("script", "script-src"), ("style", "style-src")])
        {
            var inline = Regex.Match(Page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
            var hash = Convert.ToBase64String(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(inline)));
            System.Net.WebUtility.HtmlDecode(Page).ShouldContain($"{directive} 'sha256-{hash}'");
        }
    }

    [Fact]
    public void Every_link_within_the_page_leads_somewhere_and_every_id_is_there_once()
    {
        var own = Regex.Replace(Page, "<(script|style)>.*?</\\1>", "", RegexOptions.Singleline);
        var ids = Regex.Matches(own, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();

        ids.ShouldBeUnique();
        Regex.Matches(own, "href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value).ShouldBeSubsetOf(ids);
        Regex.Matches(own, "aria-labelledby=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ShouldBeSubsetOf(ids);
    }

    [Fact]
    public void Hostile_texts_stay_texts()
    {
        var page = Regex.Replace(ReportPage.ToHtml(HostileReports.Report), "<script>.*?</script>", "",
            RegexOptions.Singleline);

        page.ShouldNotContain("<img");
        Regex.Count(page, "<script[ >]").ShouldBe(Regex.Count(page, "</script>"));
        string[] ids = [.. Ids(page).Except(["page-script"])];
        ids.Length.ShouldBe(5, "two specifications with their rows, and the colours");
        ids.SelectMany(id => HostileReports.Texts(Data(page, id))).ShouldContain(HostileReports.Text);
    }

    [Fact]
    public void Parts_that_share_an_id_and_claims_without_their_figure_are_refused()
    {
        var findings = ExampleReports.Training.Findings;

        Refusal(findings with { Tables = [findings.Tables[0] with { Id = "error" }] })
            .ShouldContain("have the id 'error'");
        Refusal(findings with { Claims = [findings.Claims[0], findings.Claims[0]] })
            .ShouldContain("have the id 'notebook-test-error'");
        Refusal(findings with { Claims = [findings.Claims[0] with { Figure = "gone" }] })
            .ShouldContain("figure 'gone'");

        static string Refusal(Fruitfly.Studies.Evidence.Findings findings) =>
            Should.Throw<ArgumentException>(() =>
                ReportPage.ToHtml(ExampleReports.Training with { Findings = findings })).Message;
    }

    [Fact]
    public void A_figure_without_tables_offers_no_data()
    {
        var findings = ExampleReports.Training.Findings;
        var figures = findings.Figures.Select(figure => figure with { Data = FigureData.None });

        var figure =
            Part(ReportPage.ToHtml(
                ExampleReports.Training with { Findings = findings with { Figures = [.. figures] } }), "figure",
                "error");

        figure.ShouldContain("The chart needs JavaScript.");
        figure.ShouldNotContain("Data (CSV)");
        figure.ShouldNotContain("rows-error");
    }

    [Fact]
    public void What_programs_read_stands_beside_the_page_and_not_inside() =>
        Ids(Page).ShouldBe(
            ["specification-error", "rows-error", "specification-loss", "rows-loss", "chart-colours", "page-script"]);

    /// <summary>Of what stands in the page for its script.</summary>
    static IEnumerable<string> Ids(string page) =>
        Regex.Matches(page, """<script type="application/(?:json|gzip)" id="([^"]+)">""")
            .Select(match => match.Groups[1].Value);

    /// <summary>The same, unpacked.</summary>
    static JsonNode Data(string page, string id)
    {
        var element = Regex.Match(page, $"<script type=\"application/(json|gzip)\" id=\"{Regex.Escape(id)}\">(.*?)</script>");
        return JsonNode.Parse(element.Groups[1].Value == "json"
            ? element.Groups[2].Value : PageAssetsTests.Unpacked(element.Groups[2].Value))!;
    }

    static string Part(string page, string element, string id) =>
        Regex.Match(page, $"<{element} [^>]*id=\"{id}\".*?</{element}>|<{element} id=\"{id}\".*?</{element}>",
            RegexOptions.Singleline).Value;
}
