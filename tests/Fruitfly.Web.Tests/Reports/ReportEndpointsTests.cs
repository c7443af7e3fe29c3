using System.Net;
using Fruitfly.Web.Reports;
using Fruitfly.Web.Security;

namespace Fruitfly.Web.Tests.Reports;

public sealed class ReportEndpointsTests
{
    [Fact]
    public async Task The_folder_s_pages_are_served_by_name()
    {
        await using var open = await OpenLab.WithAsync(("index.html", "<p>all</p>"), ("mnist1d-training.html", "<p>one</p>"));
        (await (await open.GetAsync("/reports/")).Content.ReadAsStringAsync()).ShouldBe("<p>all</p>");
        (await (await open.GetAsync("/reports/mnist1d-training.html")).Content.ReadAsStringAsync()).ShouldBe("<p>one</p>");
    }

    [Fact]
    public async Task Before_the_first_report_the_page_says_how_to_make_one()
    {
        await using var open = await OpenLab.WithAsync();
        using var answer = await open.GetAsync("/reports/");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("fruitfly reproduce --quick");
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
        await using var open = await OpenLab.WithAsync(("index.html", "x"), ("data.csv", "x"), ("UPPER.html", "x"), ("..secret.html", "x"));
        using var answer = await open.GetAsync(path);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }

    [Fact]
    public void A_report_s_own_policy_becomes_a_header() =>
        ReportEndpoints.PolicyOf("""<head><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src 'sha256-AA='"></head>""")
            .ShouldBe("default-src 'none'; script-src 'sha256-AA='; frame-ancestors 'none'");

    [Theory]
    [InlineData("<head></head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src *\">")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<head><meta http-equiv=\"Content-Security-Policy\" content=\"a&#10;Set-Cookie: b\"></head>")]
    public void A_page_without_a_policy_in_its_head_may_run_nothing(string page) =>
        ReportEndpoints.PolicyOf(page).ShouldBe(AccessPolicy.StrictContentPolicy);
}
