using System.Text.RegularExpressions;
using Fruitfly.Data.Files;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Sites;
using Fruitfly.Web.Tests.Browser;
using Fruitfly.Web.Tests.Lectures;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Sites;

public sealed class StaticSiteTests(LabBrowser browser) : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-site-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string Reports => Path.Combine(_folder, "reports");

    string Site => Path.Combine(_folder, "site");

    [Fact]
    public async Task From_a_folder_the_site_shows_gallery_lectures_and_reports_and_asks_for_nothing_else()
    {
        DeckMeasurements.WriteReports(Reports);
        StaticSite.Write(Site, Reports)[0].ShouldBe(Path.Combine(Site, "index.html"));

        await using var tab = await browser.OpenFileAsync(Path.Combine(Site, "index.html"));
        var page = tab.Page;
        await Assertions.Expect(page.Locator(".reports > li")).ToHaveCountAsync(
            DeckMeasurements.Experiments.Count(name => DeckMeasurements.Of(name) is not null));
        await page.Locator("#filter").FillAsync("double-descent toy");
        await Assertions.Expect(page.Locator(".reports > li:visible")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#filtered")).ToHaveTextAsync(new Regex("^1 of "));
        await tab.ShouldBeAccessibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = Decks.All[1].Title }).ClickAsync();
        await Assertions.Expect(page.Locator("#\\31 2 .fitted svg")).ToBeVisibleAsync();
        await tab.KeepPictureAsync("site-lecture");
        await tab.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.Locator(".lecture").Last).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Locator("#\\31 4").GetByRole(AriaRole.Link, new() { Name = "How it was measured" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("double-descent-toy-quick.html#test-error$"));
        await Assertions.Expect(page.Locator("#test-error .chart svg")).ToBeVisibleAsync();
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public void Without_reports_over_the_reports_and_over_foreign_pages_nothing_is_written()
    {
        Should.Throw<DataFileException>(() => StaticSite.Write(Site, Reports)).Problem.ShouldContain("no reports");
        Directory.Exists(Site).ShouldBeFalse();
        DeckMeasurements.WriteReports(Reports);
        Should.Throw<DataFileException>(() => StaticSite.Write(Reports + "/", Reports)).Problem
            .ShouldContain("take the place of the reports");
        Directory.CreateDirectory(Site);
        File.WriteAllText(Path.Combine(Site, "index.html"), "my home page");
        Should.Throw<DataFileException>(() => StaticSite.Write(Site, Reports)).Problem
            .ShouldContain("not one of Fruitfly's");
        Directory.GetFiles(Site).ShouldHaveSingleItem();
    }
}
