using System.Net;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Lectures;

/// <summary>A poll in a lab that other machines reach.</summary>
public sealed class PollCodeTests(LabBrowser browser)
{
    const int Place = 5;

    static readonly LectureStep Page = Decks.All[1].Steps[Place];

    [Theory]
    [InlineData(ColorScheme.Light, 1024, 768)]
    [InlineData(ColorScheme.Dark, 1920, 1080)]
    public async Task A_poll_that_phones_can_reach_shows_its_address_as_a_QR_code(
        ColorScheme color, int width, int height)
    {
        await using var lab = await OpenLab.AtAsync(IPAddress.Any);
        DeckMeasurements.WriteReports(Path.GetDirectoryName(lab.ReportPath("index"))!, Page.Experiment);
        await using var tab = await browser.OpenAsync(lab, $"/lecture/performance/{Place + 1}", options =>
        {
            options.ColorScheme = color;
            options.ViewportSize = new() { Width = width, Height = height };
        });
        await Assertions.Expect(tab.Page.Locator(".slide .verdicts")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("p");

        var address = await tab.Page.Locator(".poll .address").TextContentAsync();
        var code = tab.Page.GetByRole(AriaRole.Img, new() { Name = $"QR code of {address}" });
        (await tab.ReadQrCodeAsync(code)).ShouldBe(address);
        var box = (await code.BoundingBoxAsync())!;
        box.Height.ShouldBeGreaterThan(height / 3f);
        (box.Y + box.Height).ShouldBeLessThan(height);
        await tab.KeepPictureAsync($"poll-{width}");
        await tab.ShouldBeAccessibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }
}
