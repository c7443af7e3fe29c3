using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fruitfly.Web.Tests.Playground;

public sealed class PlaygroundPageTests(LabBrowser browser)
{
    const string Small = "/playground?samples=500&hidden-layers=16";

    [Fact]
    public async Task It_opens_ready_and_trains_when_it_is_told_to()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, Small);
        await Expect(Status(tab)).ToContainTextAsync("ready");
        await Button(tab, "Play").ClickAsync();
        await Expect(Status(tab)).ToContainTextAsync("done");
        await Expect(tab.Page.Locator(".curve").First.Locator("path.mark-line, .mark-line path").First).ToBeAttachedAsync();
        await tab.KeepPictureAsync("playground");
        tab.Complaints.ShouldBeEmpty();
        await tab.ShouldBeAccessibleAsync();
    }

    static ILocator Status(LabTab tab) => tab.Page.Locator(".transport .state");

    static ILocator Button(LabTab tab, string name) => tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}") });
}
