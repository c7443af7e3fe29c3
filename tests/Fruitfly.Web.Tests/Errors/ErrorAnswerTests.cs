using System.Net;
using Fruitfly.Data.Files;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Playground;

namespace Fruitfly.Web.Tests.Errors;

public sealed class ErrorAnswerTests
{
    [Theory]
    [InlineData("/nothing", "There is nothing at this address.")]
    [InlineData("/reports/", "There are no reports yet.")]
    [InlineData("/reports/nothing.html", "There is no report of that name.")]
    public async Task An_address_that_a_browser_opens_is_answered_by_a_page_and_others_by_data(
        string path, string problem)
    {
        await using var lab = await OpenLab.WithAsync();

        using var page = await lab.GetAsync(path, request => request.Headers.Accept.ParseAdd("text/html,*/*"));
        using var data = await lab.GetAsync(path);

        (page.StatusCode, data.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        (page.Content.Headers.ContentType!.MediaType, data.Content.Headers.ContentType!.MediaType)
            .ShouldBe(("text/html", "application/json"));
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain($"""<p class="lead">{problem}</p>""");
        text.ShouldContain("""<nav aria-label="Rooms">""");
        (await data.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(problem);
    }

    [Theory]
    [InlineData("/reports/no-such.html", "/reports/", "Go to Reports")]
    [InlineData("/lecture/no-such", "/lecture", "Go to Lectures")]
    [InlineData("/no-such-room", "/", "Go to the gallery")]
    [InlineData("/reports/", "/", "Go to the gallery")]
    public async Task An_address_without_a_page_leads_to_its_room(string address, string room, string link)
    {
        await using var open = await OpenLab.WithAsync();
        using var answer = await open.GetAsync(address, request => request.Headers.Accept.ParseAdd("text/html"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain($"""href="{room}">{link}</a>""");
    }

    [Fact]
    public async Task A_refusal_is_a_page_too_and_names_no_more_than_before()
    {
        await using var lab = await OpenLab.WithAsync();

        using var page = await lab.GetAsync("/", request => request.Headers.Accept.ParseAdd("text/html"),
            withCookie: false);

        page.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; frame-anc");
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain("the address that &#x27;fruitfly serve&#x27; printed");
        text.ShouldNotContain("<script");
    }

    [Fact]
    public void A_hint_about_a_file_names_controls_of_the_page()
    {
        foreach (var setting in Enum.GetValues<FileSetting>())
        {
            var (_, _, hint) = ErrorAnswer.Explain(new DataFileException("a.csv", "line 1", "it is bad",
                $"Do it{setting: with @}."));
            hint.ShouldNotBeNull().ShouldNotMatch("--|Options|Limits|fruitfly");
            if (hint.Split('\'') is [_, var label, _] && label != "target column")
                SettingsPage.All.Settings.ShouldContain(known => known.Name.Replace('-', ' ') == label);
        }
    }
}
