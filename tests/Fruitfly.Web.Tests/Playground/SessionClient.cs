using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Fruitfly.Web.Tests.Playground;

/// <summary>A page's talk with a session, without a page.</summary>
sealed class SessionClient(OpenLab lab, string id)
{
    public string Id => id;

    public static async Task<SessionClient> StartAsync(
        OpenLab lab, Dictionary<string, string> setup, string? instead = null)
    {
        using var answer = await lab.PostAsync("/api/playground/sessions", JsonContent.Create(new { setup, instead }));
        var content = await answer.Content.ReadFromJsonAsync<JsonElement>();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, content.ToString());
        return new SessionClient(lab, content.GetProperty("session").GetString()!);
    }

    public async Task CommandAsync(string name, object? body = null)
    {
        using var answer =
            await lab.PostAsync($"/api/playground/sessions/{id}/{name}", JsonContent.Create(body ?? new { }));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> GetAsync(string what) =>
        await lab.GetAsync($"/api/playground/sessions/{id}/{what}");

    /// <summary>Watches until a state has the status.</summary>
    /// <returns>the events up to it</returns>
    public async Task<IReadOnlyList<(string Kind, JsonElement Data)>> WatchUntilAsync(string status)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Get, new Uri(lab.Root, $"/api/playground/sessions/{id}/live"));
        request.Headers.Add("Cookie", await lab.CookieAsync());
        using var answer = await lab.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var events = new List<(string, JsonElement)>();
        await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            var data = JsonDocument.Parse(item.Data).RootElement;
            events.Add((item.EventType, data));
            if (item.EventType == "state" && data.GetProperty("status").GetString() == status)
                return events;
        }
        throw new InvalidOperationException($"The stream ended before it was {status}.");
    }
}
