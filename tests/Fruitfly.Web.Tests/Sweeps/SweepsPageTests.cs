using System.Text;
using System.Text.RegularExpressions;
using Fruitfly.Studies;
using Fruitfly.Web.Tests.Browser;
using Fruitfly.Web.Tests.Security;
using Fruitfly.Web.Tests.Studies;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fruitfly.Web.Tests.Sweeps;

public sealed class SweepsPageTests(LabBrowser browser)
{
    [Fact]
    public async Task A_study_is_written_in_the_form_run_answered_and_duplicated()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/sweeps");
        await tab.Page.GetByLabel("Data that are made here").SelectOptionAsync("circles");
        await Button(tab, "Begin").ClickAsync();
        await Field(tab, "study").FillAsync("my circles");
        await Field(tab, "epochs").FillAsync("2");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "seeds as settings" }).ClickAsync();
        await Expect(Group(tab, "seeds").GetByLabel("count")).ToHaveValueAsync("1");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "seeds as a number" }).ClickAsync();
        await Field(tab, "seeds").FillAsync("2");
        await Button(tab, "Remove recipe.optimizer.learningRate").ClickAsync();
        await Group(tab, "factors").GetByLabel("values", new() { Exact = true }).FillAsync("2, 8, 16");
        await Group(tab, "data").GetByText("More of data").ClickAsync();
        await Group(tab, "data").GetByRole(AriaRole.Button, new() { Name = "+ samples" }).ClickAsync();
        await Field(tab, "samples").FillAsync("120");
        await Expect(tab.Page.GetByText("3 settings (grid: 3 of network.width) · 6 trials")).ToBeVisibleAsync();
        await tab.KeepPictureAsync("sweeps-form", fullPage: true);
        await tab.ShouldBeAccessibleAsync();

        await Button(tab, "Run").ClickAsync();
        await Expect(tab.Page.Locator(".answer li").Filter(new() { HasText = "Test error:" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".stage svg.marks")).ToHaveCountAsync(1);
        await Expect(tab.Page).ToHaveURLAsync(new Regex("study=my-circles-[0-9a-f]{8}"));
        await tab.KeepPictureAsync("sweeps-done", fullPage: true);
        await tab.ShouldBeAccessibleAsync();

        // The address alone brings the study and what it found.
        await using var other = await browser.OpenAsync(lab, new Uri(tab.Page.Url).PathAndQuery + "&tab=text");
        await Expect(Text(other)).ToHaveValueAsync(new Regex("samples: 120"));
        await Expect(other.Page.Locator(".answer-head")).ToBeVisibleAsync();
        await Button(other, "Duplicate").First.ClickAsync();
        await Expect(Text(other)).ToHaveValueAsync(new Regex("^study: my circles copy"));
        await Expect(other.Page.Locator(".answer-head")).ToHaveCountAsync(0);
        tab.Complaints.ShouldBeEmpty();
        other.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_in_the_text_leads_to_its_place_and_to_the_field_of_the_form()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/sweeps?tab=text");
        await Button(tab, "Begin").ClickAsync();
        await Text(tab).FillAsync("study: x\nrecipe:\n  epochs: -5\n");
        var problem = tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("line 3, column 11") });
        await problem.ClickAsync();
        (await Text(tab).EvaluateAsync<int>("area => area.selectionStart"))
            .ShouldBe("study: x\nrecipe:\n  epochs: ".Length);
        await Expect(Button(tab, "Run")).ToBeDisabledAsync();
        await tab.KeepPictureAsync("sweeps-problem");

        await Button(tab, "Form").ClickAsync();
        await Expect(Group(tab, "recipe").Locator("small.problem")).ToContainTextAsync("recipe.epochs is '-5'");
        await Field(tab, "epochs").FillAsync("5");
        await Expect(Button(tab, "Run")).ToBeEnabledAsync();
        await tab.Page.ReloadAsync();
        await Expect(Field(tab, "epochs")).ToHaveValueAsync("5");
        await Button(tab, "Text").ClickAsync();
        await Expect(Text(tab)).ToHaveValueAsync("study: x\nrecipe:\n  epochs: 5\n");
        await Text(tab).PressAsync("Tab");
        await Expect(Text(tab)).Not.ToBeFocusedAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_is_stopped_resumed_and_seen_while_it_grows()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/sweeps?tab=text");
        await Button(tab, "Begin").ClickAsync();
        await Text(tab).FillAsync(SweepClient.Long);
        await Button(tab, "Run").ClickAsync();
        await Expect(tab.Page.Locator(".answer-head")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("What has ended so far")).ToBeVisibleAsync();
        await tab.KeepPictureAsync("sweeps-growing", fullPage: true);
        await Button(tab, "Stop").ClickAsync();
        await Expect(Button(tab, "Resume")).ToBeVisibleAsync();
        await Button(tab, "Resume").ClickAsync();
        await Expect(Button(tab, "Stop")).ToBeVisibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_is_brought_and_its_columns_are_asked_about()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/sweeps");
        var rows = "a<b>,label\n" + string.Concat(Enumerable.Range(0, 90).Select(i => $"{i % 7},{i % 2}\n"));
        await tab.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "<i>.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(rows),
        });
        await Expect(Field(tab, "file")).ToHaveValueAsync("<i>.csv");
        await Expect(tab.Page.Locator("#schema tbody tr")).ToHaveCountAsync(2);
        await Expect(tab.Page.Locator("#schema")).ToContainTextAsync("a<b>");
        await tab.KeepPictureAsync("sweeps-file");
        await Expect(Button(tab, "Run")).ToBeEnabledAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_and_texts_of_studies_are_text_whatever_they_say()
    {
        await using var lab = await OpenLab.WithAsync();
        string[] names = [.. InjectionStrings.All.Where((_, i) => i % 3 == 0)];
        using (var store = lab.Store())
            foreach (var name in names)
                store.Plan(name, "sweep", new StudySettings("sweep"), [SomeStudies.Trial(10, 0)], definition: name);
        await using var tab = await browser.OpenAsync(lab, "/sweeps?tab=text");
        await Expect(tab.Page.Locator(".sweep-list tbody tr")).ToHaveCountAsync(names.Length);
        (await tab.Page.Locator(".sweep-list th button")
            .EvaluateAllAsync<string[]>("buttons => buttons.map(button => button.textContent)"))
            .ShouldBe(names, ignoreOrder: true);
        foreach (var name in names.Where(name =>
            name.Contains('<') && !name.AsSpan().ContainsAny('\r', '\n', '\0')).Take(3))
        {
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
            await Expect(Text(tab)).ToHaveValueAsync(name);
            await Expect(tab.Page.Locator(".problems li")).Not.ToHaveCountAsync(0);
        }
        (await tab.Page.EvaluateAsync<bool>($"() => '{InjectionStrings.Sentinel}' in window")).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(LabBrowser.Looks), MemberType = typeof(LabBrowser))]
    public async Task It_can_be_read_by_everybody_in_every_look(string look)
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.SweepAsync(SweepClient.Tiny);
        var name = (string)(await lab.JsonAsync("/api/sweeps"))[0]!["name"]!;
        await using var tab = await browser.OpenAsync(lab, $"/sweeps?study={name}", look);
        await Expect(tab.Page.Locator(".stage svg.marks")).ToHaveCountAsync(1);
        await Expect(Field(tab, "samples")).ToBeVisibleAsync();
        await tab.KeepPictureAsync($"sweeps-{look}", fullPage: true);
        await tab.ShouldBeAccessibleAsync();
        await tab.ShouldFitItsWidthAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    static ILocator Button(LabTab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    static ILocator Field(LabTab tab, string name) =>
        tab.Page.Locator(".study-form").GetByLabel(name, new() { Exact = true });

    static ILocator Group(LabTab tab, string name) =>
        tab.Page.Locator($".study-form > fieldset:has(> legend:text-is(\"{name}\")), " +
            $".study-form > fieldset:has(> legend:has-text(\"{name}\"))").First;

    static ILocator Text(LabTab tab) => tab.Page.GetByLabel("The study as YAML");
}
