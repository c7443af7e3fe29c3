using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fruitfly.Measurement;
using Fruitfly.Reports;
using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Json;
using Fruitfly.Reports.Pages;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Web.Tests.Browser;
using Fruitfly.Web.Tests.Studies;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Security;

/// <summary>Whatever stands in the store or in a report is text, wherever it is shown.</summary>
public sealed class InjectionTests(LabBrowser browser)
{
    static IReadOnlyList<string> All => InjectionStrings.All;

    [Fact]
    public void There_are_more_than_200_of_them_and_no_two_are_the_same()
    {
        All.Count.ShouldBeGreaterThan(200);
        All.Distinct().Count().ShouldBe(All.Count);
    }

    [Fact]
    public async Task Names_of_studies_and_experiments_are_text_in_the_list()
    {
        await using var lab = await OpenLab.WithAsync();
        using (var store = lab.Store())
            foreach (var text in All)
                store.Plan(text, text, new StudySettings(text, new Dictionary<string, double> { [text] = 1 }),
                    [SomeStudies.Trial(10, 0)]);
        await using var tab = await browser.OpenAsync(lab, "/studies");
        await Assertions.Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(All.Count);
        (await tab.Page.Locator("td.study-name")
            .EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.textContent)"))
            .ShouldBe(All, ignoreOrder: true);
        (await tab.Page.Locator("td.study-name a")
            .EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.href).searchParams.get('study'))"))
            .ShouldBe(All, ignoreOrder: true);
        await ShouldBeHarmlessAsync(tab);
    }

    [Fact]
    public async Task Names_are_text_on_the_pages_of_studies_and_of_comparisons()
    {
        await using var lab = await OpenLab.WithAsync();
        List<string> some = [.. All.Where((_, i) => i % 9 == 0)];
        using (var store = lab.Store())
            foreach (var text in some)
                store.Plan(text, [10, 20], seeds: 2);
        await using var tab = await browser.OpenAsync(lab, "/studies");
        foreach (var text in some)
        {
            await tab.Page.GotoAsync(
                new Uri(lab.Root, $"/studies?study={Uri.EscapeDataString(text)}&text={Uri.EscapeDataString(text)}")
                    .ToString());
            await tab.Page.GetByText("About, download, name and note").ClickAsync();
            await Assertions.Expect(tab.Page.GetByText("Download CSV")).ToBeVisibleAsync();
            (await tab.Page.Locator("h1").EvaluateAsync<string>("heading => heading.textContent")).ShouldBe(text);
        }
        foreach (var names in some.Chunk(6).Where(names => names.Length > 1))
        {
            await tab.Page.GotoAsync(
                new Uri(lab.Root, $"/studies?compare={Uri.EscapeDataString(JsonSerializer.Serialize(names))}")
                    .ToString());
            await Assertions.Expect(tab.Page.Locator("svg.marks")).ToHaveCountAsync(1);
        }
        await ShouldBeHarmlessAsync(tab);
    }

    [Fact]
    public async Task Errors_of_trials_are_text_in_the_table_and_in_the_trial()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("failures", "e", new StudySettings("quick"),
            [.. All.Select((_, seed) => SomeStudies.Trial(10, seed))]);
        foreach (var text in All)
            store.Fail(store.Claim("failures")!, text);
        await using var tab = await browser.OpenAsync(lab, "/studies");
        for (var skip = 0; skip < All.Count; skip += 50)
        {
            await tab.Page.GotoAsync(new Uri(lab.Root, $"/studies?study=failures&skip={skip}").ToString());
            await Assertions.Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(Math.Min(50, All.Count - skip));
            (await tab.Page.Locator(".reason")
                .EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.textContent)"))
                .ShouldBe(All.Skip(skip).Take(50));
        }
        foreach (var trial in store.Trials("failures").Where(trial => trial.Position % 20 == 0))
        {
            await tab.Page.GotoAsync(new Uri(lab.Root, $"/studies?study=failures&trial={trial.Hash}").ToString());
            await Assertions.Expect(tab.Page.Locator(".error-text")).ToHaveCountAsync(1);
            (await tab.Page.Locator(".error-text").EvaluateAsync<string>("text => text.textContent"))
                .ShouldBe(trial.Error);
        }
        await ShouldBeHarmlessAsync(tab);
    }

    /// <summary>Every one as a row, a group, a title and a tooltip, asked for by the pointer over every mark.</summary>
    [Fact]
    public async Task Names_in_charts_and_their_tooltips_are_text()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/studies");
        List<string> shown = [];
        foreach (var names in All.Chunk(25))
        {
            var chart = Intervals.Draw(names[0],
                [.. names.Select(name =>
                    new IntervalRow(name, [], name) { Estimate = new Estimate(1, 1, 0.5, 1.5, 3) })]);
            await tab.Page.RouteAsync(new Regex("/api/studies/comparison"),
                route => route.FulfillAsync(
                    new() { ContentType = "application/json", Body = Comparison(names[..2], chart).ToJsonString() }));
            await tab.Page.GotoAsync(
                new Uri(lab.Root, $"/studies?compare={Uri.EscapeDataString(JsonSerializer.Serialize(names[..2]))}")
                    .ToString());
            await Assertions.Expect(tab.Page.Locator("svg.marks")).ToHaveCountAsync(1);
            foreach (var mark in await tab.Page.Locator("svg.marks .mark-symbol path").AllAsync())
            {
                await mark.DispatchEventAsync("pointermove");
                if (await tab.Page.Locator("#vg-tooltip-element").CountAsync() > 0)
                    shown.AddRange(await tab.Page.Locator("#vg-tooltip-element .value").AllTextContentsAsync());
            }
            await tab.Page.UnrouteAllAsync();
        }
        shown.Intersect(All).Count().ShouldBeGreaterThan(All.Count / 2, "the tooltips should have been seen");
        await ShouldBeHarmlessAsync(tab);
    }

    [Fact]
    public async Task Texts_of_a_report_are_text_in_its_page_and_in_the_gallery()
    {
        var text = string.Concat(All);
        var figure = Intervals.Draw(All[0], [.. All.Take(25).Select(name => new IntervalRow(name, [1, 2], name))]);
        var findings = new Findings(
            text, [figure.ToFigure("figure", text, text, text, text)],
            [new Table("table", text, text, [.. All], [[.. All]])],
            [.. All.Select((
                each, i) => new Claim("mnist1d-training", $"claim-{i}", each, each, each, 1, 0, 2, 3, Verdict.Confirmed,
                    "figure", each, each))]);
        var provenance =
            new Provenance(text, text, text, [new(text, text)], text, [new(text, text)], DateTimeOffset.UnixEpoch,
                TimeSpan.FromSeconds(1));
        var report = new Report("mnist1d-training", text, text, text, findings, provenance);
        await using var lab = await OpenLab.WithAsync(
            ("mnist1d-training.html", ReportPage.ToHtml(report)),
            ("mnist1d-training.json", JsonSerializer.Serialize(ReportFile.Of(report), JsonStyle.File)),
            ("index.html", ""));
        await using var tab = await browser.OpenAsync(lab, "/");
        await Assertions.Expect(tab.Page.Locator(".picture svg.marks")).ToHaveCountAsync(1);
        // The page keeps numbers and their percent signs in one line.
        (await tab.Page.Locator(".gallery p.finding").AllTextContentsAsync())
            .ShouldContain(text.Replace(" %", "\u00A0%"));
        await tab.Page.GotoAsync(new Uri(lab.Root, "/reports/mnist1d-training.html").ToString());
        await Assertions.Expect(tab.Page.Locator("svg.marks")).ToHaveCountAsync(1);
        (await tab.Page.Locator("#table td").AllTextContentsAsync()).ShouldBe(All);
        await ShouldBeHarmlessAsync(tab);
    }

    [Fact]
    public async Task Names_of_files_and_errors_over_HTTP_carry_nothing_of_it()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        foreach (var text in All)
        {
            store.Plan(text, [10], seeds: 1);
            using var answer = await lab.GetAsync($"/api/studies/export?format=csv&study={Uri.EscapeDataString(text)}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.GetValues("Content-Disposition").Single()
                .ShouldMatch("^attachment; filename=([A-Za-z0-9_-]{1,100}\\.csv); filename\\*=UTF-8''\\1$");
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            foreach (var path in (string[])["/api/studies/trials?study={0}{0}",
                "/api/studies/trials?study={0}&order={0}", "/api/studies/groups?study={0}&measure={0}",
                "/api/studies/trial?study={0}&hash={0}"])
            {
                using var refusal = await lab.GetAsync(string.Format(path, Uri.EscapeDataString(text)));
                refusal.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
                (await refusal.Content.ReadAsStringAsync())
                    .ShouldNotContain("<"); // nor would a browser that guesses find a page
            }
        }
    }

    static JsonObject Comparison(string[] names, Chart chart) => new()
    {
        ["studies"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
        ["differences"] = new JsonArray(), ["columns"] = new JsonArray(), ["common"] = new JsonArray(),
        ["matching"] = 0, ["isPooled"] = false, ["total"] = 0, ["rows"] = new JsonArray(), ["alone"] = new JsonArray(),
        ["figure"] = chart.Specification.DeepClone(), ["caption"] = names[0],
    };

    static async Task ShouldBeHarmlessAsync(LabTab tab)
    {
        (await tab.Page.EvaluateAsync<bool>($"() => '{InjectionStrings.Sentinel}' in window")).ShouldBeFalse();
        tab.Complaints.ShouldBeEmpty();
    }
}
