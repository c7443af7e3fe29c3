using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Fruitfly.Web.Tests.Diagnoses;

/// <summary>Asks about diagnoses as their room does.</summary>
static class DiagnosisClient
{
    /// <summary>A table whose label follows its first column, but for every ninth row.</summary>
    public static readonly string Rows = "size,weight,label\n" + string.Concat(Enumerable.Range(0, 120).Select(i =>
        $"{i % 17 - 8},{i * 7 % 23},{((i % 17 > 8) ^ (i % 9 == 0) ? "large" : "small")}\n"));

    /// <summary>Settings that train in moments.</summary>
    public static JsonObject Quick(string file, params (string Name, string Value)[] more)
    {
        var settings = new JsonObject
        {
            ["file"] = file, ["target"] = "label", ["hidden-layers"] = "2", ["epochs"] = "1", ["batch-size"] = "32",
        };
        foreach (var (name, value) in more)
            settings[name] = value;
        return new JsonObject { ["settings"] = settings };
    }

    /// <summary>The same that takes longer than any test waits.</summary>
    public static JsonObject Long(string file)
    {
        var asked = Quick(file, ("epochs", "300"), ("hidden-layers", "32,32"));
        asked["depth"] = 7;
        return asked;
    }

    public static JsonObject At(this JsonObject asked, int depth)
    {
        asked["depth"] = depth;
        return asked;
    }

    /// <summary>Brings a table.</summary>
    public static async Task BringAsync(
        this OpenLab lab, string name, string text, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await lab.PostAsync(
            $"/api/tables?name={Uri.EscapeDataString(name)}", new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        answer.StatusCode.ShouldBe(status);
    }

    public static async Task<JsonNode> AskAsync(
        this OpenLab lab, string what, JsonNode asked, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await lab.PostAsync($"/api/diagnoses/{what}", OpenLab.Json(asked.ToJsonString()));
        var said = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, said);
        return JsonNode.Parse(said)!;
    }

    /// <summary>Starts a diagnosis and waits for the end of its run.</summary>
    public static async Task<JsonNode> DiagnoseAsync(this OpenLab lab, JsonNode asked)
    {
        var study = (string)(await lab.AskAsync("runs", asked))["study"]!;
        return await lab.DiagnosisUntilAsync(study,
            one => (string?)one["run"]!["state"] is "done" or "stopped" or "failed");
    }

    /// <summary>Follows the live news until a diagnosis is as wanted.</summary>
    public static Task<JsonNode> DiagnosisUntilAsync(
        this OpenLab lab, string study, Predicate<JsonNode> isWanted) =>
        lab.UntilAsync("/api/diagnoses/live", study, isWanted);
}
