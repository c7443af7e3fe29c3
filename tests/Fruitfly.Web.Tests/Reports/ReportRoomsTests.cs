using Fruitfly.Reports.Pages;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Reports;

/// <summary>Reports are rooms like the others: what leads to them leads back.</summary>
public sealed class ReportRoomsTests(LabBrowser browser)
{
    static Task<OpenLab> OpenLabAsync() => OpenLab.WithAsync(
        ("index.html", IndexPage.ToHtml([])), ("tiny.html", ReportFiles.Page("tiny", "A finding")));

    [Fact]
    public async Task A_visitor_walks_from_the_gallery_to_a_report_and_on_to_another_room()
    {
        await using var lab = await OpenLabAsync();
        await using var tab = await browser.OpenAsync(lab, "/");
        await Room(tab, "Reports").ClickAsync();
        await Assertions.Expect(Room(tab, "Reports")).ToHaveAttributeAsync("aria-current", "page");
        await tab.Page.GotoAsync(new Uri(lab.Root, "/reports/tiny.html").ToString());
        await Room(tab, "Studies").ClickAsync();
        await Assertions.Expect(Room(tab, "Studies")).ToHaveAttributeAsync("aria-current", "page");
        await tab.Page.GotoAsync(new Uri(lab.Root, "/reports/tiny.html").ToString());
        await tab.Page.Locator(".brand").ClickAsync();
        await Assertions.Expect(Room(tab, "Gallery")).ToHaveAttributeAsync("aria-current", "page");
        tab.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(700)]
    [InlineData(1024)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task The_rooms_stand_where_they_stand_elsewhere(int width)
    {
        await using var lab = await OpenLabAsync();
        await using var tab = await browser.OpenAsync(
            lab, "/studies", options => options.ViewportSize = new() { Width = width, Height = 768 });
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" })).ToBeVisibleAsync();
        var elsewhere = await PlacesAsync(tab);
        foreach (var path in (string[])["/reports/", "/reports/tiny.html"])
        {
            await tab.Page.GotoAsync(new Uri(lab.Root, path).ToString());
            await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" })).ToBeVisibleAsync();
            (await PlacesAsync(tab)).ShouldBe(elsewhere, path);
        }
    }

    [Theory]
    [MemberData(nameof(LabBrowser.Looks), MemberType = typeof(LabBrowser))]
    public async Task They_can_be_read_by_everybody_in_every_look(string look)
    {
        await using var lab = await OpenLabAsync();
        foreach (var path in (string[])["/reports/", "/reports/tiny.html"])
        {
            await using var tab = await browser.OpenAsync(lab, path, look);
            await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" })).ToBeVisibleAsync();
            await tab.KeepPictureAsync($"reports{path.Replace('/', '-')}-{look}");
            await tab.ShouldFitItsWidthAsync();
            await tab.ShouldBeAccessibleAsync();
            tab.Complaints.ShouldBeEmpty();
        }
    }

    static ILocator Room(LabTab tab, string name) => tab.Page
        .GetByRole(AriaRole.Navigation, new() { Name = "Rooms" }).GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>Where the header, the mark, the first room and the button are, and how they look. A current room is
    /// bolder, which moves those before it by a pixel.</summary>
    static Task<string> PlacesAsync(LabTab tab) => tab.Page.EvaluateAsync<string>(
        """
        () => [".top", ".top .brand", ".top nav a", "#theme"].map((part) => {
          const element = document.querySelector(part);
          const { x, y, width, height } = element.getBoundingClientRect();
          const { fontSize, fontWeight, color } = getComputedStyle(element);
          const places = part === ".top nav a" ? [y, width, height] : [x, y, width, height];
          return [part, ...places.map(Math.round), fontSize, fontWeight, color].join(" ");
        }).join("; ")
        """);
}
