using Fruitfly.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Fruitfly.Web.Tests.Diagnoses;

public sealed class DiagnosesLooksTests(LabBrowser browser, DiagnosesLooksTests.DiagnosedLab diagnosed)
    : IClassFixture<DiagnosesLooksTests.DiagnosedLab>
{
    [Theory]
    [MemberData(nameof(LabBrowser.Looks), MemberType = typeof(LabBrowser))]
    public async Task It_can_be_read_by_everybody_in_every_look(string look)
    {
        await using var tab = await browser.OpenAsync(
            diagnosed.Lab, "/diagnoses?file=sizes.csv&hidden-layers=4&epochs=20&batch-size=32", look);
        await Expect(tab.Page.Locator(".depths input").First).ToBeVisibleAsync();
        await tab.KeepPictureAsync($"diagnoses-table-{look}", fullPage: true);
        await tab.ShouldBeAccessibleAsync();
        await tab.ShouldFitItsWidthAsync();
        await tab.Page.GotoAsync(new Uri(diagnosed.Lab.Root, $"/diagnoses?study={diagnosed.Study}").ToString());
        await Expect(tab.Page.Locator(".stage svg.marks")).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator(".depths input").First).ToBeVisibleAsync();
        await tab.KeepPictureAsync($"diagnoses-{look}", fullPage: true);
        await tab.ShouldBeAccessibleAsync();
        await tab.ShouldFitItsWidthAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    /// <summary>A lab with one diagnosis that has ended.</summary>
    public sealed class DiagnosedLab : IAsyncLifetime
    {
        internal OpenLab Lab { get; private set; } = null!;

        public string Study { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Lab = await OpenLab.WithAsync();
            await Lab.BringAsync("sizes.csv", DiagnosisClient.Rows);
            var ended = await Lab.DiagnoseAsync(
                DiagnosisClient.Quick("sizes.csv", ("epochs", "20"), ("hidden-layers", "4")));
            Study = (string)ended["study"]!;
        }

        public ValueTask DisposeAsync() => Lab.DisposeAsync();
    }
}
