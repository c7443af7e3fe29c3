using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Fruitfly.Web.Tests.Browser;
using Fruitfly.Web.Tests.Studies;
using Microsoft.Playwright;

namespace Fruitfly.Web.Tests.Live;

/// <summary>What a page says while nothing reaches it, and how it goes on.</summary>
public sealed partial class BrokenStreamTests(LabBrowser browser)
{
    [Fact]
    public async Task A_broken_stream_is_shown_as_such_and_brings_what_was_missed_when_it_is_whole_again()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        await using var tab = await browser.OpenAsync(lab, "/");
        await tab.Page.RouteAsync(Stream(), route => route.AbortAsync());
        await tab.Page.GotoAsync(new Uri(lab.Root, "/studies").ToString());
        var status = tab.Page.GetByText("No news since");
        await Assertions.Expect(status).ToBeVisibleAsync();
        await tab.KeepPictureAsync("studies-broken-stream");
        await tab.ShouldBeAccessibleAsync();

        store.Plan("missed", [10], ended: 2);
        await tab.Page.UnrouteAllAsync();

        await Assertions.Expect(tab.Page.GetByText("2 done")).ToBeVisibleAsync();
        await Assertions.Expect(status).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_stream_that_breaks_goes_on_behind_the_last_news_it_brought()
    {
        await using var lab = await OpenLab.WithAsync();
        await using var tab = await browser.OpenAsync(lab, "/");
        var asked = new ConcurrentQueue<string>();
        await tab.Page.RouteAsync(Stream(), route =>
        {
            asked.Enqueue(new Uri(route.Request.Url).Query);
            return asked.Count == 1
                ? route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/event-stream",
                        Body = "event: studies\nid: 7\ndata: []\n\n"
                    }) // and then it ends
                : route.ContinueAsync();
        });
        await tab.Page.GotoAsync(new Uri(lab.Root, "/studies").ToString());
        await Assertions.Expect(tab.Page.GetByText("No news since")).ToBeVisibleAsync();
        await tab.Page.WaitForRequestAsync(Stream());
        await Assertions.Expect(tab.Page.GetByText("No news since")).ToHaveCountAsync(0);
        asked.Take(2).ShouldBe(["", "?after=7"]);
    }

    [GeneratedRegex("/api/studies/live")]
    private static partial Regex Stream();
}
