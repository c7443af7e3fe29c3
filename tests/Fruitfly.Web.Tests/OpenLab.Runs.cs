using System.Net;
using System.Text.Json.Nodes;

namespace Fruitfly.Web.Tests;

/// <summary>Starts and follows runs as a page does.</summary>
sealed partial class OpenLab
{
    const string Quick = """{"preset":"quick","options":{}}""";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<long> StartAsync(string experiment, string asked = Quick)
    {
        using var answer = await PostAsync($"/api/experiments/{experiment}/runs", Json(asked));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return (long)JsonNode.Parse(text)!["id"]!;
    }

    public async Task StopAsync(long run)
    {
        using var answer = await PostAsync($"/api/runs/{run}/stop");
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>Runs an experiment to its end and says how it ended.</summary>
    public async Task<JsonNode> RunAsync(string experiment, string asked = Quick)
    {
        await StartAsync(experiment, asked);
        return await EndAsync(experiment);
    }

    /// <summary>Waits for the end of an experiment's run.</summary>
    public async Task<JsonNode> EndAsync(string experiment) =>
        (await UntilAsync(experiment, now => (string?)now["run"]?["state"] is "done" or "stopped" or "failed"))["run"]!;

    /// <summary>The first piece of live news.</summary>
    /// <param name="query">the settings that a page asks to see</param>
    public Task<JsonNode> NowAsync(string experiment, string query = "") =>
        FollowAsync($"/api/experiments/{experiment}/live{query}", news => news);

    /// <summary>Follows the live news of an experiment until they are as wanted.</summary>
    public Task<JsonNode> UntilAsync(string experiment, Predicate<JsonNode> isWanted) =>
        FollowAsync($"/api/experiments/{experiment}/live", news => isWanted(news) ? news : null);

    /// <summary>Follows the live news of a room's list of studies until one of them is as wanted.</summary>
    public Task<JsonNode> UntilAsync(string path, string study, Predicate<JsonNode> isWanted) =>
        FollowAsync(path, news => news.AsArray().FirstOrDefault(one => (string?)one!["study"] == study) is { } found
            && isWanted(found) ? found : null);

    /// <summary>Follows live news until they hold what is wanted.</summary>
    async Task<JsonNode> FollowAsync(string path, Func<JsonNode, JsonNode?> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Root, path));
        request.Headers.Add("Cookie", await CookieAsync());
        using var answer = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(patience.Token));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
            if (IsNews(line) && wanted(JsonNode.Parse(line["data: ".Length..])!) is { } found)
                return found;
        throw new EndOfStreamException($"The news of '{path}' ended.");
    }

    static bool IsNews(string line) =>
        line.StartsWith("data: {", StringComparison.Ordinal) || line.StartsWith("data: [", StringComparison.Ordinal);
}
