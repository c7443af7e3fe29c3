using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Fruitfly.Web.Tests.Sweeps;

/// <summary>Asks about studies as the room of sweeps does.</summary>
static class SweepClient
{
    /// <summary>A study of a few quick trials.</summary>
    public const string Tiny =
        """
        study: tiny
        data: {kind: circles, samples: 80}
        network: {width: 4}
        recipe: {epochs: 2}
        factors:
          network.width: [2, 4]
        seeds: 2
        """;

    /// <summary>One that takes longer than any test waits.</summary>
    public const string Long =
        """
        study: long
        data: {kind: circles, samples: 80}
        recipe: {epochs: 1}
        factors:
          network.width: [2, 4, 8, 16]
        seeds: 1000
        """;

    public static async Task<JsonNode> SendAsync(
        this OpenLab lab, string what, string text, HttpStatusCode status = HttpStatusCode.OK) =>
        await lab.SendToAsync($"/api/sweeps/{what}", text, status);

    static async Task<JsonNode> SendToAsync(
        this OpenLab lab, string path, string text, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await lab.PostAsync(path, new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        var said = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, said);
        return JsonNode.Parse(said)!;
    }

    /// <summary>Uploads a file of data.</summary>
    public static async Task<JsonNode> UploadAsync(this OpenLab lab, string name, string text) =>
        await lab.SendToAsync($"/api/tables?name={Uri.EscapeDataString(name)}", text);

    public static async Task<JsonNode> BeginAsync(
        this OpenLab lab, string source, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await lab.PostAsync("/api/sweeps/begin",
            OpenLab.Json(new JsonObject { ["source"] = source }.ToJsonString()));
        answer.StatusCode.ShouldBe(status);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Starts a study and waits for the end of its run.</summary>
    /// <returns>how it stands then</returns>
    public static async Task<JsonNode> SweepAsync(this OpenLab lab, string text)
    {
        var name = (string)(await lab.SendAsync("runs", text))["study"]!;
        return await lab.SweepUntilAsync(name,
            sweep => (string?)sweep["run"]!["state"] is "done" or "stopped" or "failed");
    }

    /// <summary>Follows the live news until a sweep is as wanted.</summary>
    public static Task<JsonNode> SweepUntilAsync(this OpenLab lab, string name, Predicate<JsonNode> isWanted) =>
        lab.UntilAsync("/api/sweeps/live", name, isWanted);
}
