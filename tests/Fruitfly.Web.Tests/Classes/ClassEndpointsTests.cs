using System.Net;
using System.Text.RegularExpressions;
using Fruitfly.Web.Classes;

namespace Fruitfly.Web.Tests.Classes;

public sealed class ClassEndpointsTests
{
    const string Asked = """{"place":"performance/12","claim":"peak","question":"The test error has a <peak>."}""";

    [Fact]
    public async Task A_phone_with_the_code_sees_the_question_and_votes_once()
    {
        await using var lab = await OpenLab.WithAsync();
        var path = await AskAsync(lab);

        using var page = await lab.GetAsync(path, withCookie: false);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain("The test error has a &lt;peak&gt;.");
        text.ShouldNotContain("<script");
        var voter = page.Headers.GetValues("Set-Cookie").Single();
        voter.ShouldContain("; httponly", Case.Insensitive);
        voter.ShouldContain("; samesite=strict", Case.Insensitive);
        foreach (var choice in (int[])[0, 1, 1])
            (await VoteAsync(lab, path, choice, voter.Split(';')[0])).ShouldBe(HttpStatusCode.SeeOther);
        (await VotesAsync(lab)).ShouldBe([0, 1]);
        (await VoteAsync(lab, path, 0, null)).ShouldBe(HttpStatusCode.SeeOther); // another phone
        (await VotesAsync(lab)).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task The_code_opens_the_ballot_and_nothing_else()
    {
        await using var lab = await OpenLab.WithAsync();
        var code = (await AskAsync(lab)).Split('/')[^1];
        foreach (var endpoint in lab.Lab.Endpoints)
        {
            var (template, path) = (endpoint.RoutePattern.RawText!,
                Security.EndpointPath.Path(endpoint).Replace("/none", $"/{code}", StringComparison.Ordinal));
            var isForPhones = template is "/class/{code}" or "/class/{code}/style.css"
                or "/api/class/{code}/votes/{choice}";
            var changes = endpoint.Metadata.OfType<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()
                .Single().HttpMethods.Single() == "POST";
            using var answer = changes
                ? await lab.PostAsync(path, withCookie: false)
                : await lab.GetAsync($"{path}?code={code}", withCookie: false);
            (answer.StatusCode != HttpStatusCode.Unauthorized).ShouldBe(isForPhones, template);
        }
        foreach (var near in (string[])[$"/class/{code}/", $"/class/{code}/../../api/gallery", $"/class/{code}x",
            $"/class/{code}/x", $"/CLASS/{code}/..%2f..%2f", "/class/", "/class//style.css"])
            (await lab.GetAsync(near, withCookie: false)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, near);
    }

    [Fact]
    public async Task Before_something_is_asked_and_with_another_code_no_one_comes_in()
    {
        await using var lab = await OpenLab.WithAsync();
        (await lab.GetAsync("/class/", withCookie: false)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var path = await AskAsync(lab);
        var wrong = path[..^1] + (path[^1] == 'a' ? 'b' : 'a');
        (await lab.GetAsync(wrong, withCookie: false)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await VoteAsync(lab, wrong, 0, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await lab.GetAsync(wrong)).StatusCode.ShouldBe(HttpStatusCode.NotFound); // with the lab's own secret
    }

    [Fact]
    public async Task A_vote_from_another_site_or_of_another_choice_is_refused_and_one_after_the_end_does_not_count()
    {
        await using var lab = await OpenLab.WithAsync();
        var path = await AskAsync(lab);
        using var foreign = await lab.PostAsync($"/api{path}/votes/0", null, request =>
        {
            request.Headers.Remove("Sec-Fetch-Site");
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
        }, withCookie: false);
        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await VoteAsync(lab, path, 2, null)).ShouldBe(HttpStatusCode.BadRequest);
        (await lab.PostAsync("/api/class/close")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await VoteAsync(lab, path, 0, null)).ShouldBe(HttpStatusCode.SeeOther);
        (await VotesAsync(lab)).ShouldBe([0, 0]);
        (await (await lab.GetAsync(path, withCookie: false)).Content.ReadAsStringAsync())
            .ShouldContain("No question is open.");
    }

    [Fact]
    public void Only_so_many_phones_vote()
    {
        var poll = new ClassPoll("place", "claim", "question");
        for (var k = 0; k < ClassPoll.MostVoters; k++)
            poll.Vote($"{k}", 0).ShouldBeTrue();
        poll.Vote("one more", 1).ShouldBeFalse();
        poll.Vote("7", 1).ShouldBeTrue("it may change its mind");
        poll.View().Choices.Select(choice => choice.Votes).ShouldBe([ClassPoll.MostVoters - 1, 1]);
    }

    [Fact]
    public async Task On_all_addresses_phones_are_given_one_in_numbers()
    {
        await using var lab = await OpenLab.AtAsync(IPAddress.Any);
        var answer = await lab.PostAsync("/api/class/ask", OpenLab.Json(Asked));
        (await answer.Content.ReadAsStringAsync()).ShouldMatch($"\"address\":\"http://(localhost|[0-9.]+):{lab.Root.Port}/class/[a-z0-9]{{10}}\",\"isReachable\":true");
    }

    static async Task<string> AskAsync(OpenLab lab)
    {
        using var answer = await lab.PostAsync("/api/class/ask", OpenLab.Json(Asked));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return Regex.Match(text, "/class/[a-z0-9]{10}").Value;
    }

    static async Task<HttpStatusCode> VoteAsync(OpenLab lab, string path, int choice, string? voter)
    {
        using var answer = await lab.PostAsync($"/api{path}/votes/{choice}", new ByteArrayContent([]), request =>
        {
            if (voter is not null)
                request.Headers.Add("Cookie", voter);
        }, withCookie: false);
        return answer.StatusCode;
    }

    static async Task<IReadOnlyList<int>> VotesAsync(OpenLab lab)
    {
        using var stream = await lab.GetAsync("/api/class/live", completion: HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        string? line;
        do
            line = await reader.ReadLineAsync();
        while (line is not null && !line.StartsWith("data:", StringComparison.Ordinal));
        return [.. Regex.Matches(line!, "\"votes\":([0-9]+)")
            .Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
    }
}
