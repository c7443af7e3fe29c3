using System.Net;
using System.Text.RegularExpressions;
using Fruitfly.Reports.Pages;

namespace Fruitfly.Web.Tests.Reports;

public sealed class ReportEndpointsTests
{
    [Fact]
    public async Task The_folder_s_pages_are_served_by_name()
    {
        await using var open =
            await OpenLab.WithAsync(("index.html", "<p>all</p>"), ("mnist1d-training.html", "<p>one</p>"));
        (await (await open.GetAsync("/reports/")).Content.ReadAsStringAsync()).ShouldBe("<p>all</p>");
        (await (await open.GetAsync("/reports/mnist1d-training.html")).Content.ReadAsStringAsync())
            .ShouldBe("<p>one</p>");
    }

    [Fact]
    public async Task The_list_and_a_report_have_the_rooms_of_the_lab_and_their_files_have_none()
    {
        await using var open = await OpenLab.WithAsync(
            ("index.html", IndexPage.ToHtml([])), ("tiny.html", ReportFiles.Page("tiny", "A finding")));

        var list = await (await open.GetAsync("/reports/")).Content.ReadAsStringAsync();
        var report = await (await open.GetAsync("/reports/tiny.html")).Content.ReadAsStringAsync();

        list.ShouldContain("""<a href="/reports/" aria-current="page">Reports</a>""");
        report.ShouldContain("""<a href="/reports/">Reports</a>""");
        foreach (var page in (string[])[list, report])
        {
            page.ShouldContain("""<a class="brand" href="/">""");
            page.ShouldContain("""<a href="/studies">Studies</a>""");
        }
        (await File.ReadAllTextAsync(open.ReportPath("tiny"), TestContext.Current.CancellationToken))
            .ShouldNotContain("<nav");
    }

    [Fact]
    public async Task A_page_that_another_program_wrote_stays_as_it_is()
    {
        var own = ReportFiles.Page("tiny", "A finding");
        var start = own.IndexOf("<a class=\"skip\"", StringComparison.Ordinal);
        var header = own[start..(own.IndexOf("</header>", StringComparison.Ordinal) + "</header>".Length)];
        var other = ReportFiles.Hostile("document.title = 1", header);
        await using var open = await OpenLab.WithAsync(("tiny.html", other));
        (await (await open.GetAsync("/reports/tiny.html")).Content.ReadAsStringAsync()).ShouldBe(other);
    }

    [Fact]
    public async Task A_page_that_an_earlier_program_packed_keeps_its_script_and_its_style_in_the_sandbox()
    {
        const string style = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"; // of nothing
        var own = ReportFiles.Page("tiny", "A finding");
        var stated = Regex.Match(own, "style-src (.*?); img-src");
        stated.Success.ShouldBeTrue(own[..1000]);
        var earlier = own.Replace(stated.Groups[1].Value, style, StringComparison.Ordinal);
        await using var open = await OpenLab.WithAsync(("tiny.html", earlier));

        using var answer = await open.GetAsync("/reports/tiny.html");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("sandbox ");
        policy.ShouldContain($" {style}");
        (await answer.Content.ReadAsStringAsync()).ShouldBe(earlier);
    }

    [Fact]
    public async Task Before_the_first_report_the_page_says_how_to_make_one_there()
    {
        await using var open = await OpenLab.WithAsync();
        using var answer = await open.GetAsync("/reports/");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Run an experiment from the gallery");
    }

    [Theory]
    [InlineData("/reports/../secret.html")]
    [InlineData("/reports/..%2fsecret.html")]
    [InlineData("/reports/%2e%2e%2fsecret.html")]
    [InlineData("/reports/..%5csecret.html")]
    [InlineData("/reports/%2fetc%2fpasswd.html")]
    [InlineData("/reports/index.html%00.html")]
    [InlineData("/reports/data.csv")]
    [InlineData("/reports/UPPER.html")]
    public async Task Nothing_but_a_report_s_name_leads_to_a_file(string path)
    {
        await using var open = await OpenLab.WithAsync(("index.html", "x"), ("data.csv", "x"), ("UPPER.html", "x"),
            ("..secret.html", "x"));
        using var answer = await open.GetAsync(path);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }

    [Fact]
    public async Task Links_out_of_the_folder_and_what_is_no_file_are_not_followed()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var open = await OpenLab.OfAsync(new TinyExperiment("tiny"));
        var secret = Path.Combine(Path.GetDirectoryName(open.StorePath)!, "secret.html");
        await File.WriteAllTextAsync(secret, ReportFiles.Page("tiny", "secret"), TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(open.ReportPath("tiny"), secret);
        File.CreateSymbolicLink(open.ReportPath("index"), "../secret.html");
        Directory.CreateDirectory(open.ReportPath("folder"));
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", open.ReportPath("pipe")))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        foreach (var path in (string[])["/reports/", "/reports/tiny.html", "/reports/folder.html", "/reports/pipe.html",
            "/api/experiments/tiny/report.html"])
        {
            using var answer = await open.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
        (await open.JsonAsync("/api/gallery")).ToJsonString().ShouldNotContain("secret");
        (await open.JsonAsync("/api/experiments/tiny/report"))["content"].ShouldBeNull();
    }
}
