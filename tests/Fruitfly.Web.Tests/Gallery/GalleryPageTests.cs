using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Gallery;

public sealed class GalleryPageTests(LabBrowser browser)
{
    [Fact]
    public async Task Every_experiment_has_a_card()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveCountAsync(Fruitfly.Lab.Experiments.ExperimentCatalog.Default.Experiments.Count);
        await tab.KeepPictureAsync("gallery");
        tab.Complaints.ShouldBeEmpty();
        await tab.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_token_is_gone_from_the_address()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/");
        tab.Page.Url.ShouldBe(lab.Root.ToString());
    }
}
