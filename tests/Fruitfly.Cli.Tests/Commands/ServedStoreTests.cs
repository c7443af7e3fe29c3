using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Tests.House.Documentation;
using Fruitfly.Studies;
using Fruitfly.Studies.Stores;
using Fruitfly.Studies.StudyHost;

namespace Fruitfly.Cli.Tests.Commands;

/// <summary>The web lab over a store on a server, for a role that may only look.</summary>
public sealed class ServedStoreTests(ServerFixture fixture) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    const string Study = "study", Other = "other";

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client =
        new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false });
    IStudyStore _worker = null!;
    Process _lab = null!;

    public async ValueTask InitializeAsync()
    {
        var address = fixture.NewDatabase();
        var name = PostgresServer.NameOf(address);
        _worker = StudyStores.Open(address, TimeProvider.System);
        fixture.Server.Sql(name, Document.Of("docs/stores.md").Blocks("sql").Single() +
            "CREATE ROLE eve LOGIN IN ROLE fruitfly_viewer");
        foreach (var study in (string[])[Study, Other])
            _worker.Plan(study, "pretended", new StudySettings("full"), PretendedTraining.Plan(30));
        new StudyRunner(_worker, (trial, _) => PretendedTraining.Run(trial), TimeProvider.System).Run(Study);
        _lab = ProgramProcess.Bash(
            $"exec \"$fruitfly\" serve --no-browser --store '{fixture.Server.Address(name, "eve")}' " +
            $"--reports {_folder["reports"]}", ("FRUITFLY_HOME", _folder["home"]));
        _client.BaseAddress = new Uri((await _lab.StandardOutput.ReadLineAsync())!);
        (await _client.GetAsync(_client.BaseAddress)).EnsureSuccessStatusCode(); // takes the cookie
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _lab.Signal("INT");
        await _lab.EndAsync();
        _lab.Dispose();
        _worker.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_viewer_sees_every_room_and_news_and_is_told_what_it_may_not_do()
    {
        foreach (var page in (string[])
            ["/", "/studies", "/sweeps", "/diagnoses", "/playground", "/digits", "/surface", "/lecture",
                "/experiments/mnist1d-data"])
            (await _client.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.OK, page);
        foreach (var asked in (string[])["gallery", "sweeps", "diagnoses", "digits", "lectures"])
            (await _client.GetAsync($"/api/{asked}")).StatusCode.ShouldBe(HttpStatusCode.OK, asked);
        (await Json("/api/studies")).AsArray().Count.ShouldBe(2);
        (await Json($"/api/studies/study?study={Study}"))["testSet"]!.GetValue<string>().ShouldContain("trials of 'study'");
        var trials = await Json($"/api/studies/trials?study={Study}&order=test-error&take=30");
        trials["total"]!.GetValue<int>().ShouldBe(30);
        var done = trials["rows"]![0]!["hash"]!.GetValue<string>();
        (await Json($"/api/studies/trial?study={Study}&hash={done}"))["loss"].ShouldNotBeNull();
        (await Json($"/api/studies/groups?study={Study}&measure=test-error"))["total"]!.GetValue<int>().ShouldBe(1);
        (await Json($"/api/studies/comparison?study={Study}&study={Other}&measure=test-error"))["total"]!
            .GetValue<int>().ShouldBe(1);
        (await _client.GetStringAsync($"/api/studies/export?study={Study}&format=csv")).Split('\n').Length.ShouldBe(32);

        await NewsCome();
        fixture.Server.Sql("postgres", "SELECT count(*) FROM pg_stat_activity WHERE usename = 'eve'").ShouldBe("2");

        var removed = await _client.PostAsJsonAsync("/api/studies/remove", new { study = Study, confirmation = Study });
        await Refused(removed);
        (await _client.PostAsJsonAsync("/api/experiments/mnist1d-training/runs",
            new { preset = "quick", options = new { } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Event("/api/runs/live", "failed")).ShouldContain("A viewer looks, a worker runs");
        (await Json("/api/studies")).AsArray().Count.ShouldBe(3, "nothing was added but what a worker planned");
    }

    // What another process does shows within a few seconds.
    async Task NewsCome()
    {
        var news = Event("/api/studies/live", "planned-elsewhere");
        await Task.Delay(100, TestContext.Current.CancellationToken);
        _worker.Plan("planned-elsewhere", "pretended", new StudySettings("full"), PretendedTraining.Plan(3));
        await news.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    static async Task Refused(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var said = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        said["error"]!.GetValue<string>().ShouldContain("may not be used so by this role");
        said["hint"]!.GetValue<string>().ShouldStartWith("A viewer looks, a worker runs, an owner makes and removes");
    }

    async Task<JsonNode> Json(string path)
    {
        using var answer = await _client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Waits for an event that holds a word.</summary>
    async Task<string> Event(string path, string word)
    {
        using var stream = await _client.GetStreamAsync(path);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync() is { } line)
            if (line.Contains(word, StringComparison.Ordinal))
                return line;
        throw new EndOfStreamException(path);
    }
}
