using System.Text.RegularExpressions;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Lectures;

public sealed class LecturePageTests(LabBrowser browser)
{
    static readonly Lecture Gradients = Decks.All[0];

    [Fact]
    public async Task A_page_measures_its_figure_and_the_next_page_has_its_own_of_the_same_run()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/lecture/gradients/1", Projector);
        await Assertions.Expect(Question(tab)).ToHaveTextAsync(Gradients.Steps[0].Question);
        await tab.KeepPictureAsync("lecture-nothing");
        await tab.ShouldBeAccessibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Run it now" }).ClickAsync();

        await Assertions.Expect(tab.Page.Locator(".slide .fitted svg").First)
            .ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(tab.Page.Locator(".verdicts .confirmed").First).ToBeVisibleAsync();
        await tab.KeepPictureAsync("lecture-surface");
        await tab.ShouldBeAccessibleAsync();
        var finding = await tab.Page.Locator(".slide figcaption").TextContentAsync();

        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(Question(tab)).ToHaveTextAsync(Gradients.Steps[1].Question);
        await Assertions.Expect(tab.Page.Locator(".slide figcaption")).Not.ToHaveTextAsync(finding!);
        await Assertions.Expect(tab.Page.Locator(".slide .fitted svg")).ToBeVisibleAsync();
        await tab.KeepPictureAsync("lecture-field");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_turn_the_pages_and_the_address_follows()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/lecture/gradients/2");
        var last = Gradients.Steps.Count;
        await Assertions.Expect(Question(tab)).ToHaveTextAsync(Gradients.Steps[1].Question);
        foreach (var (key, page) in (ValueTuple<string, int>[])
        [
            ("ArrowRight", 3), ("PageDown", 4), (" ", 5), ("ArrowLeft", 4), ("PageUp", 3), ("Shift+ ", 2), ("Home", 1),
            ("ArrowLeft", 1),
            ("End", last), ("ArrowRight", last),
        ])
        {
            await tab.Page.Keyboard.PressAsync(key == "Shift+ " ? "Shift+Space" : key == " " ? "Space" : key);
            await Assertions.Expect(tab.Page.GetByText($"{page} of {last}", new() { Exact = true })).ToBeVisibleAsync();
            await Assertions.Expect(tab.Page).ToHaveURLAsync(new Regex($"/lecture/gradients/{page}$"));
            await Assertions.Expect(Question(tab)).ToHaveTextAsync(Gradients.Steps[page - 1].Question);
        }
        await tab.Page.GoBackAsync();
        await Assertions.Expect(tab.Page.GetByText($"1 of {last}", new() { Exact = true })).ToBeVisibleAsync();
        await tab.Page.ReloadAsync();
        await Assertions.Expect(Question(tab)).ToHaveTextAsync(Gradients.Steps[0].Question);
    }

    [Fact]
    public async Task All_pages_can_be_looked_over_and_chosen_from()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/lecture/performance/1", Projector);
        await Assertions.Expect(Question(tab)).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("o");
        var sheet = tab.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(sheet.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(Decks.All[1].Steps.Count);
        await tab.KeepPictureAsync("lecture-overview");
        await tab.ShouldBeAccessibleAsync();
        await sheet.GetByText(Decks.All[1].Steps[6].Question).ClickAsync();
        await Assertions.Expect(sheet).ToHaveCountAsync(0);
        await Assertions.Expect(Question(tab)).ToHaveTextAsync(Decks.All[1].Steps[6].Question);
        await tab.Page.Keyboard.PressAsync("Home");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.Keyboard.PressAsync("m");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "Classify them by hand" }))
            .ToHaveAttributeAsync("href", "/digits");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("full screen");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_pressed_just_after_a_sheet_is_closed_is_heard()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/lecture/performance/1", Projector);
        await Assertions.Expect(Question(tab)).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("m");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        await tab.Page.EvaluateAsync(
            """
            () => {
                const sheet = document.querySelector("dialog[open]");
                const focused = sheet.querySelector("a");
                sheet.close();
                focused.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }));
            }
            """);
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("full screen");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Full_screen_stays_while_pages_turn()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/lecture/performance/1");
        await Assertions.Expect(Question(tab)).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("f");
        await tab.Page.WaitForFunctionAsync("() => document.fullscreenElement !== null");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(Question(tab)).ToHaveTextAsync(Decks.All[1].Steps[1].Question);
        (await tab.Page.EvaluateAsync<bool>("() => document.fullscreenElement !== null")).ShouldBeTrue();
        await Assertions.Expect(tab.Page.Locator("header.top")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task It_is_set_in_large_type()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/lecture/performance/2", Projector);
        await Assertions.Expect(tab.Page.Locator(".unmeasured p").First).ToBeVisibleAsync();
        (await SizeAsync("h1")).ShouldBeGreaterThanOrEqualTo(40);
        foreach (var place in (string[])[".watch li", ".turning p", ".unmeasured p", ".unmeasured button"])
            (await SizeAsync(place)).ShouldBeGreaterThanOrEqualTo(24, place);

        async Task<double> SizeAsync(string place) =>
            await tab.Page.Locator($".lecture {place}").First.EvaluateAsync<double>(
                "element => parseFloat(getComputedStyle(element).fontSize)");
    }

    [Theory]
    [MemberData(nameof(LabBrowser.Looks), MemberType = typeof(LabBrowser))]
    public async Task It_is_readable_everywhere(string look)
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/lecture", look);
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Measuring performance" }))
            .ToBeVisibleAsync();
        await tab.KeepPictureAsync($"lectures-{look}", fullPage: true);
        await tab.ShouldFitItsWidthAsync();
        await tab.ShouldBeAccessibleAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Begin" }).Last.ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".unmeasured")).ToBeVisibleAsync();
        await tab.KeepPictureAsync($"lecture-{look}", fullPage: true);
        await tab.ShouldFitItsWidthAsync();
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/lecture/gradients/99")]
    [InlineData("/lecture/gradients/0")]
    [InlineData("/lecture/moon/1")]
    public async Task A_page_that_is_not_there_says_so(string path)
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, path);
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no such page");
    }

    static void Projector(BrowserNewContextOptions options) =>
        options.ViewportSize = new() { Width = 1920, Height = 1080 };

    static ILocator Question(LabTab tab) => tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
}
