using System.Net;
using Fruitfly.Web.Tests.Browser;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Security;

public sealed class OpeningFileTests(LabBrowser browser)
{
    [Fact]
    public async Task It_holds_the_address_for_this_user_only_and_goes_once_the_token_has_come()
    {
        await using var open = await OpenLab.WithAsync();
        var path = open.Lab.WriteOpeningFile();
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))
            .ShouldContain(WebUtility.HtmlEncode(open.Lab.Address.ToString()));
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await open.GetAsync("/?token=wrong", withCookie: false)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        File.Exists(path).ShouldBeTrue();
        await open.CookieAsync();
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task It_goes_at_the_end_where_no_browser_came()
    {
        string path;
        await using (var open = await OpenLab.WithAsync())
            path = open.Lab.WriteOpeningFile();
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_browser_that_opens_it_comes_to_the_gallery()
    {
        await using var open = await OpenLab.WithAsync();
        await using var tab = await browser.OpenBlankAsync(open);
        await tab.Page.GotoAsync(new Uri(open.Lab.WriteOpeningFile()).ToString());
        await tab.Page.WaitForURLAsync(open.Root.ToString());
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }
}
