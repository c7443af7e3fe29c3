using System.Text.RegularExpressions;
using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Export;
using Fruitfly.Reports.Folders;
using Fruitfly.Reports.Pages;

namespace Fruitfly.Reports.Tests;

/// <summary>The pages as a browser shows them. FRUITFLY_TEST_REPORTS names a folder in which the
/// examples are kept to look at.</summary>
public sealed class PagesInBrowserTests : IDisposable
{
    readonly string? _kept = Environment.GetEnvironmentVariable("FRUITFLY_TEST_REPORTS");
    readonly string _folder;

    public PagesInBrowserTests()
    {
        _folder = _kept ?? Directory.CreateTempSubdirectory("fruitfly-pages-").FullName;
        Directory.CreateDirectory(_folder);
    }

    public void Dispose()
    {
        if (_kept is null)
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_report_and_the_list_draw_every_chart_without_an_error_and_without_asking_the_network()
    {
        var browser = TestBrowser.Require();
        var folder = Path.Combine(_folder, "examples");
        ReportFolder.Write(folder, ExampleReports.Data);
        var page = ReportFolder.Write(folder, ExampleReports.Training);

        foreach (var (file, figures) in ((string, int)[])[(page, 2), (Path.Combine(folder, ReportFolder.IndexName), 2)])
        {
            var visit = Visit(browser, file);

            visit.Console.ShouldBeEmpty();
            visit.Requests.ShouldBeEmpty();
            Regex.Count(visit.Elements, "<figure [^>]*data-drawn=\"\"").ShouldBe(figures, Path.GetFileName(file));
            Regex.Count(visit.Elements, "<svg [^>]*class=\"marks\"").ShouldBe(figures, Path.GetFileName(file));
        }
    }

    [Fact]
    public void Every_kind_of_chart_is_drawn_without_an_error()
    {
        var visit = Visit(TestBrowser.Require(),
            ReportFolder.Write(Path.Combine(_folder, "charts"), ExampleReports.Charts));

        visit.Console.ShouldBeEmpty();
        Regex.Count(visit.Elements, "<svg [^>]*class=\"marks\"").ShouldBe(ExampleReports.Charts.Findings.Figures.Count);
    }

    [Fact]
    public void Pictures_that_the_page_holds_are_shown_and_those_from_outside_are_not()
    {
        var browser = TestBrowser.Require();
        var own = PngPicture.ToAddress([0, 255, 128, 64], height: 2, width: 2, channels: 1);
        var figure = PictureGrid.Draw([("own", [own]), ("foreign", ["https://pictures.example/a.png"])])
            .ToFigure("samples", "Pictures", "", "");
        var report =
            ExampleReports.Data with
            {
                Findings = ExampleReports.Data.Findings with
                {
                    Figures = [figure],
                    Claims = []
                }
            };
        var visit = Visit(browser, ReportFolder.Write(Path.Combine(_folder, "pictures"), report));

        visit.Requests.ShouldBeEmpty();
        Regex.Count(visit.Elements, "<image [^>]*href=\"data:image/png;base64,").ShouldBe(1);
        Regex.Count(visit.Elements, "<image [^>]*href=\"http").ShouldBe(0);
    }

    [Fact]
    public void The_list_shows_small_multiples_without_the_labels_above_them()
    {
        var browser = TestBrowser.Require();
        var figure = Lines.Draw(new()
        {
            Horizontal = "width", Quantity = "error", Thresholds = [new(2, "fitted")],
            Series = [.. new[] { "noisy",
                "clean" }.Select(panel =>
                    new LineSeries("test") { Panel = panel, Curve = [new(1, 3), new(2, 4), new(3, 1)] })],
        }).ToFigure("widths", "Error against width", "", "");
        var report =
            ExampleReports.Data with
            {
                Findings = ExampleReports.Data.Findings with
                {
                    Figures = [figure],
                    Claims = []
                }
            };
        var folder = Path.Combine(_folder, "multiples");
        var page = ReportFolder.Write(folder, report);

        Regex.Count(Visit(browser, page).Elements, "<text [^>]*>fitted</text>")
            .ShouldBe(2, "one for each panel");
        var list = Visit(browser, Path.Combine(folder, ReportFolder.IndexName)).Elements;
        Regex.Count(list, "<svg [^>]*class=\"marks\"").ShouldBe(1);
        Regex.Count(list, "<text [^>]*>fitted</text>").ShouldBe(0);
    }

    [Fact]
    public void Hostile_texts_are_shown_and_run_nothing()
    {
        var browser = TestBrowser.Require();
        var visit = Visit(browser, ReportFolder.Write(_folder, HostileReports.Report));

        visit.Elements.ShouldNotContain(HostileReports.Trace + "=\"\"");
        Regex.Replace(visit.Elements, "<script>.*?</script>", "", RegexOptions.Singleline).ShouldNotContain("<img");
        visit.Console.ShouldBeEmpty();
        Regex.Count(visit.Elements, "data-drawn=\"\"").ShouldBe(2);
    }

    [Fact]
    public void The_policy_stops_scripts_and_requests_that_are_not_the_pages_own()
    {
        var browser = TestBrowser.Require();
        var page = Path.Combine(_folder, "tampered.html");
        File.WriteAllText(page, ReportPage.ToHtml(ExampleReports.Data).Replace("<main id=\"content\">",
            "<main id=\"content\"><script>document.documentElement.setAttribute('data-attacked','')</script><img " +
            "src=\"http://127.0.0.1:9/x.png\">", StringComparison.Ordinal));

        var visit = Visit(browser, page);

        visit.Elements.ShouldNotContain("data-attacked=\"\"");
        visit.Console.ShouldContain(line => line.Contains("script-src"));
        visit.Console.ShouldContain(line => line.Contains("img-src"));
        visit.Requests.ShouldBeEmpty();
        visit.Elements.ShouldContain("data-drawn=\"\"", customMessage: "the page's own script runs");
    }

    [Fact]
    public void A_request_is_noticed_where_no_policy_stops_it()
    {
        var browser = TestBrowser.Require();
        var page = Path.Combine(_folder, "asking.html");
        File.WriteAllText(page, "<!DOCTYPE html><img src=\"http://127.0.0.1:9/x.png\">");

        Visit(browser, page).Requests.ShouldContain("http://127.0.0.1:9/x.png");
    }

    /// <summary>What the page looks like in the end, what it wrote to the console, and
    /// what it asked the network for.</summary>
    (string Elements, IReadOnlyList<string> Console, IReadOnlyList<string> Requests) Visit(Browser browser, string page)
    {
        var log = Path.Combine(Directory.CreateTempSubdirectory("fruitfly-visit-").FullName, "network.json");
        var (output, errors) = browser.Run(page,
            ["--virtual-time-budget=20000", "--dump-dom", "--enable-logging=stderr", $"--log-net-log={log}"],
            TimeSpan.FromMinutes(2));
        var events = File.ReadAllLines(log);
        Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
        return (
            output,
            [.. errors.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))],
            // What the browser asks on its own behalf, such as for the time, has no page as its initiator.
            [.. events.Where(line =>
                line.Contains("\"initiator\":", StringComparison.Ordinal)
                    && !line.Contains("\"initiator\":\"not an origin\"", StringComparison.Ordinal))
                .SelectMany(line => Regex.Matches(line, "\"url\":\"((?:https?|wss?)://[^\"]+)\""))
                .Select(match => match.Groups[1].Value).Distinct()]);
    }
}
