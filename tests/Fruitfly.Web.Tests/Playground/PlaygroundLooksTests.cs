using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fruitfly.Web.Tests.Playground;

public sealed class PlaygroundLooksTests(LabBrowser browser)
{
    /// <summary>What each kind of data is drawn as.</summary>
    [Theory]
    [InlineData("mnist1d", "?epochs=20&pace=full", "Confusion matrix")]
    [InlineData("spirals", "?data=spirals&epochs=150&pace=full", "Decision regions")]
    [InlineData("swarm", "?data=toy-function&samples=30&epochs=400&seeds=12&pace=full", "Fit")]
    public async Task Every_kind_of_data_has_its_picture(string name, string query, string panel)
    {
        await using var lab = await OpenLab.WithAsync();
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using var tab =
                await browser.OpenAsync(lab, "/playground" + query, options => options.ColorScheme = scheme);
            await tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Play") }).First.ClickAsync();
            await Expect(tab.Page.Locator(".transport .state")).ToContainTextAsync("done");
            await Expect(tab.Page.GetByRole(AriaRole.Region, new() { Name = panel })).ToBeVisibleAsync();
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Inside hidden layer 1" }).ClickAsync();
            await Expect(tab.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("activations: from") }).First)
                .ToBeVisibleAsync();
            await tab.KeepPictureAsync($"playground-{name}-{scheme}");
            tab.Complaints.ShouldBeEmpty();
            await tab.ShouldBeAccessibleAsync();
        }
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(640, 450)]
    public async Task On_a_phone_and_enlarged_nothing_is_cut(int width, int height)
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(
            lab, "/playground?data=circles&epochs=20&pace=full",
            options => options.ViewportSize = new() { Width = width, Height = height });
        await tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Play") }).First.ClickAsync();
        await Expect(tab.Page.Locator(".transport .state")).ToContainTextAsync("done");
        await tab.ShouldFitItsWidthAsync();
        await tab.KeepPictureAsync($"playground-{width}", fullPage: true);
        tab.Complaints.ShouldBeEmpty();
    }
}
