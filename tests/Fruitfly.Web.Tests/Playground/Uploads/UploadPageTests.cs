using System.Text;
using Fruitfly.Web.Tests.Browser;
using Fruitfly.Web.Tests.Security;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fruitfly.Web.Tests.Playground.Uploads;

public sealed class UploadPageTests(LabBrowser browser)
{
    static FilePayload File(string name, string text) =>
        new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };

    [Fact]
    public async Task A_file_full_of_scripts_is_trained_on_and_executes_nothing()
    {
        var text = new StringBuilder("<script>alert(1)</script>,\"<img src=x onerror=alert(2)>\",label\n");
        for (var i = 0; i < 120; i++)
            text.Append($"{i % 11},{i % 5},{(i % 2 == 0 ? "<svg onload=alert(3)>" : "\"javascript:alert(4)\"")}\n");
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/playground?data=file&epochs=20&pace=full");
        await tab.Page.Locator("input[type=file]")
            .SetInputFilesAsync(File("<b onclick=alert(5)>.csv", text.ToString()));
        await Expect(tab.Page.Locator(".transport .state")).ToContainTextAsync("ready");
        await tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Play") }).First.ClickAsync();
        await Expect(tab.Page.Locator(".transport .state")).ToContainTextAsync("done");
        await Expect(tab.Page.GetByRole(AriaRole.Rowheader, new() { Name = "<svg onload=alert(3)>" }))
            .ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("<b onclick=alert(5)>.csv", new() { Exact = true })).ToBeVisibleAsync();
        await tab.KeepPictureAsync("playground-file");
        tab.Complaints.ShouldBeEmpty();
        await tab.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Names_of_columns_and_classes_are_text_whatever_they_say()
    {
        // Names are trimmed and differ; a line end within one is a line end of the file.
        string[] names =
            [.. InjectionStrings.All.Where(name => !name.AsSpan().ContainsAny('\r', '\n', '\0'))
                .Select(name => name.Trim()).Distinct()];
        names.Length.ShouldBeGreaterThan(200);
        var text = new StringBuilder().AppendJoin(',', names.Append("who").Select(Quoted)).Append('\n');
        for (var i = 0; i < 4 * names.Length; i++)
            text.AppendJoin(',', Enumerable.Repeat(i % 3, names.Length)).Append(',')
                .Append(Quoted(names[i % names.Length])).Append('\n');
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/playground?data=file&epochs=1&hidden-layers=4&pace=full");
        await tab.Page.Locator("input[type=file]").SetInputFilesAsync(File("columns.csv", text.ToString()));
        await Expect(tab.Page.Locator(".transport .state")).ToContainTextAsync("ready");
        (await tab.Page.GetByLabel("target column").Locator("option").AllTextContentsAsync())
            .ShouldBe([.. names, "who"]);
        await tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Play") }).First.ClickAsync();
        await Expect(tab.Page.Locator(".transport .state")).ToContainTextAsync("done");
        (await tab.Page.EvaluateAsync<bool>($"() => '{InjectionStrings.Sentinel}' in window")).ShouldBeFalse();
        tab.Complaints.ShouldBeEmpty();

        static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
    }

    [Fact]
    public async Task A_damaged_file_is_refused_with_the_place()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/playground?data=file");
        await tab.Page.Locator("input[type=file]").SetInputFilesAsync(File("bad.csv", "a,b\n1,0\n2,1\n1e40,1\n"));
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("bad.csv: line 4, field 1");
    }
}
