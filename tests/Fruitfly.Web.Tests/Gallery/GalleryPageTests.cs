using System.Text.RegularExpressions;
using Fruitfly.Lab.Experiments;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Gallery;

public sealed class GalleryPageTests(LabBrowser browser)
{
    [Fact]
    public async Task Every_experiment_has_a_card_and_a_newcomer_sees_what_to_do()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/");
        await Assertions.Expect(tab.Page.Locator(".card h2"))
            .ToHaveCountAsync(ExperimentCatalog.Default.Experiments.Count);
        await Assertions.Expect(tab.Page.GetByText("Nothing is measured here yet.")).ToBeVisibleAsync();
        foreach (var (door, room) in ((string, string)[])[("See the lectures", "/lecture"),
            ("Play with a network", "/playground"), ("Bring your data", "/diagnoses")])
            await Assertions.Expect(tab.Page.Locator(".doors").GetByRole(AriaRole.Link, new() { Name = door }))
                .ToHaveAttributeAsync("href", room);
        await tab.KeepPictureAsync("gallery-newcomer");
        tab.Complaints.ShouldBeEmpty();
        await tab.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task All_run_quickly_and_their_cards_get_pictures_and_verdicts()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment(), new TinyExperiment("another"));
        await using var tab = await browser.OpenAsync(lab, "/");
        var page = tab.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Run all quickly" }).ClickAsync();

        await Assertions.Expect(page.Locator(".card .picture svg")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".gallery-head .scoreboard"))
            .ToHaveTextAsync(new Regex("2.*confirmed.*2.*contradicted", RegexOptions.Singleline));
        await Assertions.Expect(page.Locator(".card .when").First).ToHaveTextAsync(new Regex("^quick preset, "));
        await Assertions.Expect(page.Locator(".surprises li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".claims tbody tr")).ToHaveCountAsync(2); // those that are contradicted
        await page.GetByRole(AriaRole.Button, new() { Name = "all 4" }).ClickAsync();
        await Assertions.Expect(page.Locator(".claims tbody tr")).ToHaveCountAsync(4);
        tab.Complaints.ShouldBeEmpty();
        await page.Locator(".claims").GetByRole(AriaRole.Link, new() { Name = "another" }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/experiments/another\\?figure=loss$"));
    }

    [Fact]
    public async Task What_the_store_has_is_shown_without_a_report()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        await lab.RunAsync("tiny-training");
        await lab.RestartAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(lab.ReportPath("x"))!))
            File.Delete(file);
        await using var tab = await browser.OpenAsync(lab, "/");
        await Assertions.Expect(tab.Page.Locator(".card .picture svg")).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Page.Locator(".card .when")).ToHaveTextAsync(new Regex("^quick preset, "));
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_interrupted_study_is_said_and_goes_on_with_its_settings()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        await lab.StartAsync("tiny-training", """{"preset":"quick","options":{"seeds":1000,"steps":2000}}""");
        await lab.UntilAsync("tiny-training", now => (int?)now["run"]!["trials"]?["done"] > 0);
        await lab.RestartAsync();
        await using var tab = await browser.OpenAsync(lab, "/");
        var page = tab.Page;
        await Assertions.Expect(page.Locator(".unfinished"))
            .ToHaveTextAsync(new Regex("○ interrupted: [0-9]+ of 5,000 trials are kept"));
        (await page.Locator(".card h2 a").GetAttributeAsync("href"))
            .ShouldBe("/experiments/tiny-training?seeds=1000&steps=2000");

        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();

        await Assertions.Expect(page.Locator(".card .run-state")).ToContainTextAsync("of 5,000 trials");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop the run" }).ClickAsync();
        await Assertions.Expect(page.Locator(".unfinished")).ToContainTextAsync("interrupted");
        tab.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LabBrowser.Looks), MemberType = typeof(LabBrowser))]
    public async Task It_is_readable_everywhere(string look)
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment(), new BrokenExperiment());
        await lab.RunAsync("tiny-training");
        await lab.RunAsync("broken");
        await using var tab = await browser.OpenAsync(lab, "/", look);
        await Assertions.Expect(tab.Page.Locator(".card .picture svg")).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Page.Locator(".run-state.failed")).ToBeVisibleAsync();
        await tab.ShouldFitItsWidthAsync();
        await tab.ShouldBeAccessibleAsync();
        await tab.KeepPictureAsync($"gallery-{look}");
        tab.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(1280)]
    public async Task The_rooms_and_the_button_for_dark_colours_share_one_line(int width)
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(
            lab, "/", options => options.ViewportSize = new() { Width = width, Height = 768 });
        var button = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" });
        await Assertions.Expect(button).ToBeVisibleAsync();

        var rooms = (await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Rooms" }).BoundingBoxAsync())!;
        rooms.Height.ShouldBeLessThan(40);
        (await button.BoundingBoxAsync())!.Y.ShouldBeLessThan(rooms.Y + rooms.Height);
    }

    [Fact]
    public async Task The_token_is_gone_from_the_address()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/");
        tab.Page.Url.ShouldBe(lab.Root.ToString());
    }
}
