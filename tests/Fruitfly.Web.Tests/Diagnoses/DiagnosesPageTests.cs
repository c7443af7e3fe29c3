using System.Text;
using System.Text.RegularExpressions;
using Fruitfly.Studies;
using Fruitfly.Web.Tests.Browser;
using Fruitfly.Web.Tests.Security;
using Fruitfly.Web.Tests.Studies;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fruitfly.Web.Tests.Diagnoses;

public sealed class DiagnosesPageTests(LabBrowser browser)
{
    [Fact]
    public async Task A_table_is_brought_looked_at_diagnosed_answered_and_removed()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Bring your data" }).ClickAsync();
        await BringAsync(tab, "<i>.csv", "a<b>,label\n1,x\n");
        await Expect(tab.Page.Locator(".stage .failure")).ToContainTextAsync("a classification needs two classes");
        await Expect(tab.Page.Locator(".stage .failure")).ToContainTextAsync("the control 'target column'");

        await Button(tab, "New").ClickAsync();
        await BringAsync(tab, "sizes.csv", DiagnosisClient.Rows);
        await Expect(tab.Page.Locator(".look li").First).ToContainTextAsync("target 'label'");
        await Expect(tab.Page.Locator("#schema tbody tr")).ToHaveCountAsync(3);
        await tab.Page.GetByLabel("group").SelectOptionAsync("weight");
        await Expect(tab.Page.Locator(".look")).ToContainTextAsync("groups to train on");
        await tab.Page.GetByLabel("group").SelectOptionAsync("");
        await tab.Page.GetByText("The networks").ClickAsync();
        await tab.Page.GetByLabel("hidden layers").FillAsync("4");
        await tab.Page.GetByLabel("epochs").FillAsync("20");
        await tab.Page.GetByLabel("worth having (%)").FillAsync("5");
        // By keyboard: an arrow chooses the next budget.
        await tab.Page.Locator(".depths input").First.FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(tab.Page.Locator(".command code")).ToHaveTextAsync(new Regex(
            "^fruitfly diagnose sizes.csv --hidden-layers 4 --epochs 20 --budget [0-9]+ --worth 5$"));
        await Expect(Button(tab, "Diagnose")).ToBeEnabledAsync();
        await tab.KeepPictureAsync("diagnoses-table");
        await tab.ShouldBeAccessibleAsync();

        await Button(tab, "Diagnose").PressAsync("Enter");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("study=diagnose-sizes-[0-9a-f]{8}"));
        await Expect(tab.Page.GetByText("Answered")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".error-parts li")).ToHaveCountAsync(3);
        await Expect(tab.Page.Locator(".gains tbody tr")).Not.ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".gains .words").First)
            .ToHaveTextAsync(new Regex("shown by the data|possible, not shown|excluded|cannot be told"));
        await Expect(tab.Page.Locator(".stage svg.marks")).ToHaveCountAsync(1);
        await tab.KeepPictureAsync("diagnoses-answer", fullPage: true);
        await tab.ShouldBeAccessibleAsync();

        // The address alone brings the diagnosis and what it found; a deeper one goes on from there.
        await using var other = await browser.OpenAsync(lab, new Uri(tab.Page.Url).PathAndQuery);
        await Expect(other.Page.Locator(".headline")).ToHaveTextAsync(
            await tab.Page.Locator(".headline").TextContentAsync() ?? "");
        await other.Page.Locator(".depths input").Nth(2).CheckAsync();
        await Expect(Button(other, "Sharpen")).ToBeEnabledAsync();
        await Button(other, "Remove …").ClickAsync();
        var name = Regex.Match(tab.Page.Url, "study=([^&]+)").Groups[1].Value;
        await other.Page.GetByLabel("Type its name to remove it").FillAsync(name);
        await Button(other, "Remove the study").ClickAsync();
        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "Bring your data" })).ToBeVisibleAsync();
        await Expect(other.Page.Locator(".diagnosis-list")).ToHaveCountAsync(0);
        tab.Complaints.ShouldBeEmpty();
        other.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_is_seen_while_it_grows_stopped_and_continued()
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.BringAsync("sizes.csv", DiagnosisClient.Rows);
        var study = (string)(await lab.AskAsync("runs", DiagnosisClient.Long("sizes.csv")))["study"]!;
        await using var tab = await browser.OpenAsync(lab, $"/diagnoses?study={study}");
        await Expect(tab.Page.GetByText("the first answer comes early")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".stage svg.marks")).ToHaveCountAsync(1);
        await tab.KeepPictureAsync("diagnoses-growing");
        await Button(tab, "Stop").ClickAsync();
        await Expect(Button(tab, "Continue")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".run-state")).ToContainTextAsync("the next run continues from there");
        await Button(tab, "Continue").ClickAsync();
        await Expect(Button(tab, "Stop")).ToBeVisibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dropped_file_is_brought_too()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/diagnoses");
        var dropped = await tab.Page.EvaluateHandleAsync(
            """
            rows => {
              const data = new DataTransfer();
              data.items.add(new File([rows], "dropped.csv"));
              return data;
            }
            """, DiagnosisClient.Rows);
        await tab.Page.DispatchEventAsync(".file-drop", "drop", new { dataTransfer = dropped });
        await Expect(tab.Page).ToHaveURLAsync(new Regex("file=dropped.csv"));
        await Expect(tab.Page.Locator("#schema tbody tr")).ToHaveCountAsync(3);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_of_diagnoses_are_text_whatever_they_say()
    {
        await using var lab = await OpenLab.WithAsync();
        string[] names = [.. InjectionStrings.All.Where((_, i) => i % 3 == 0)];
        using (var store = lab.Store())
            foreach (var name in names)
                store.Plan(name, "diagnose", new StudySettings("diagnose"), [SomeStudies.Trial(10, 0)],
                    definition: name);
        await using var tab = await browser.OpenAsync(lab, "/diagnoses");
        await Expect(tab.Page.Locator(".diagnosis-list tbody tr")).ToHaveCountAsync(names.Length);
        (await tab.Page.Locator(".diagnosis-list th button")
            .EvaluateAllAsync<string[]>("buttons => buttons.map(button => button.textContent)"))
            .ShouldBe(names, ignoreOrder: true);
        (await tab.Page.EvaluateAsync<bool>($"() => '{InjectionStrings.Sentinel}' in window")).ShouldBeFalse();
    }

    static async Task BringAsync(LabTab tab, string name, string rows) =>
        await tab.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(rows),
        });

    static ILocator Button(LabTab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
