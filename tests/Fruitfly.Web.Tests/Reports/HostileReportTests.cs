using Fruitfly.Web.Tests.Browser;
using Fruitfly.Web.Tests.Studies;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Reports;

/// <summary>A report may come from anyone. In the lab it reaches nothing of the lab, in the real browser,
/// whatever its own policy says.</summary>
public sealed class HostileReportTests(LabBrowser browser)
{
    const string Attack = """
        (async () => {
          const remove = { study: "precious", confirmation: "precious" };
          const tried = async (work) => { try { return String(await work()); } catch { return "refused"; } };
          const results = [
            await tried(async () => (await fetch("/api/studies/remove", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(remove) })).status),
            await tried(async () => (await fetch("/api/studies", { credentials: "include" })).status),
            await tried(() => new Promise((done, failed) => { const asked = new XMLHttpRequest(); asked.open("POST", "/api/runs/stop"); asked.onload = done; asked.onerror = failed; asked.send(); })),
            await tried(() => { localStorage.setItem("a", "b"); return "stored"; }),
            await tried(() => document.cookie),
            await tried(() => { if (self.origin !== "null") throw 0; return "of nowhere"; }),
          ];
          navigator.sendBeacon("/api/runs/stop", "{}");
          const form = document.createElement("form");
          form.method = "post"; form.action = "/api/runs/stop"; document.body.append(form);
          try { form.submit(); } catch { }
          document.title = results.join(" | ");
        })();
        """;

    [Fact]
    public async Task Its_script_runs_in_a_sandbox_that_reaches_nothing_of_the_lab()
    {
        await using var lab = await OpenLab.WithAsync(("hostile.html", ReportFiles.Hostile(Attack)));
        using (var store = lab.Store())
            store.Plan("precious", [10], seeds: 1);
        await using var tab = await OpenAsync(lab);
        await Assertions.Expect(tab.Page)
            .ToHaveTitleAsync("refused | refused | refused | refused | refused | of nowhere");
        await ShouldHaveReachedNothingAsync(lab, tab);
    }

    [Fact]
    public async Task Beside_the_script_of_this_program_it_does_not_run_at_all()
    {
        var own = ReportFiles.Page("hostile", "own");
        var script =
            own[own.LastIndexOf("<script>", StringComparison.Ordinal)..own.LastIndexOf("</body>",
                StringComparison.Ordinal)];
        await using var lab = await OpenLab.WithAsync(("hostile.html", ReportFiles.Hostile(Attack, script)));
        using (var store = lab.Store())
            store.Plan("precious", [10], seeds: 1);
        await using var tab = await OpenAsync(lab);
        await tab.Page.WaitForTimeoutAsync(500);
        (await tab.Page.TitleAsync()).ShouldBe("before");
        await ShouldHaveReachedNothingAsync(lab, tab);
    }

    [Fact]
    public async Task A_page_without_a_policy_may_run_nothing()
    {
        await using var lab =
            await OpenLab.WithAsync(
                ("hostile.html",
                    $"<title>before</title><script>{Attack}</script><img src=x onerror=\"document.title='attacked'\">"));
        await using var tab = await OpenAsync(lab);
        await tab.Page.WaitForTimeoutAsync(500);
        (await tab.Page.TitleAsync()).ShouldBe("before");
    }

    [Theory]
    [InlineData(
        "<head></head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='\">", "default-src 'none'")]
    [InlineData(
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src * 'unsafe-inline' 'sha256-x' ; sandbox allow-same-origin\"></head>", "default-src 'none'")]
    [InlineData("<head><meta http-equiv=\"Content-Security-Policy\" content=\"a&#10;Set-Cookie: b\"></head>",
        "default-src 'none'")]
    [InlineData(
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src &#39;sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=&#39;; connect-src *\"></head>", "sandbox allow-scripts allow-downloads; default-src 'none'")]
    public async Task Nothing_but_hashes_is_taken_from_a_stated_policy(string page, string start)
    {
        await using var lab = await OpenLab.WithAsync(("hostile.html", page));
        using var answer = await lab.GetAsync("/reports/hostile.html");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith(start);
        policy.ShouldContain("frame-ancestors 'none'");
        foreach (var word in (string[])["unsafe", "connect-src", "*", "allow-same-origin", "allow-forms",
            "allow-popups"])
            policy.ShouldNotContain(word);
    }

    async Task<LabTab> OpenAsync(OpenLab lab)
    {
        var tab = await browser.OpenAsync(lab, "/");
        tab.Page.Response += (_, answer) =>
        {
            if (answer.Url.Contains("/api/", StringComparison.Ordinal)
                && answer.Frame.Url.Contains("/reports/", StringComparison.Ordinal))
                _reached.Add($"{answer.Status} {answer.Request.Method} {answer.Url} {answer.Request.ResourceType}");
        };
        await tab.Page.GotoAsync(new Uri(lab.Root, "/reports/hostile.html").ToString());
        return tab;
    }

    readonly List<string> _reached = [];

    async Task ShouldHaveReachedNothingAsync(OpenLab lab, LabTab tab)
    {
        await tab.Page.WaitForTimeoutAsync(300); // for what it may have sent at last
        tab.Page.Url.ShouldEndWith("/reports/hostile.html");
        _reached.ShouldBeEmpty();
        using var store = lab.Store();
        store.Find("precious").ShouldNotBeNull();
    }
}
