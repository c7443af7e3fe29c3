using System.Text;
using System.Text.Json.Nodes;
using Fruitfly.Lab.Setups;
using Fruitfly.Web.Tests.Diagnoses;
using Fruitfly.Web.Tests.Playground;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Tests.Security;

/// <summary>Bodies that are right but for one value, sent to everything that takes JSON, with sessions and a study that
/// are there: what is wrong deep inside is refused with its reason, never a fault.</summary>
public sealed class BodyFuzzTests
{
    /// <summary>A member that no body has.</summary>
    const string Another = "another";

    static readonly string[] Values =
    [
        "null", "true", "0", "-1", "0.5", "1e-300", "-1e-300", "5e-324", "1e300", "1e999", "-1e999", "2147483647",
        "2147483648", "-2147483648", "9223372036854775808",
        "1" + new string('0', 400), "\"\"", "\"NaN\"", "\"Infinity\"", "\"1\"", "\"\\u0000\"", "\"\\ud800\"", "[]",
        "[null]", "{}", "{\"a\":null}",
        new string('[', 12) + new string(']', 12), new string('[', 2000) + new string(']', 2000),
        "[" + string.Join(',', Enumerable.Repeat(0, 20_000)) + "]", $"\"{new string('x', 60_000)}\"",
    ];

    static readonly string[] Texts =
    [
        "", " ", "null", "NaN", "Infinity", "-1", "0", "0.5", "1e-300", "5e-324", "1e300", "1e999", "2147483648",
        "99999999999999999999", "1,2,3", "1,,2", "-0", "yes", "\0", "\ud83d\ude00", new string('9', 500),
    ];

    [Fact]
    public async Task One_wrong_value_anywhere_in_a_body_is_refused_with_the_reason()
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        var session = (await SessionClient.StartAsync(lab, new() { ["data"] = "circles", ["epochs"] = "2" })).Id;
        using var begun = await lab.PostAsync("/api/digits/sessions", OpenLab.Json("""{"digits":3,"seed":1}"""));
        var digits =
            (string)JsonNode.Parse(
                await begun.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["id"]!;
        var right = new Dictionary<string, (string Path, string Body)>
        {
            ["/api/experiments/{name}/runs"] = ("/api/experiments/tiny-training/runs",
                """{"preset":"quick","options":{"seeds":1,"learning-rate":0.1},"retry":false}"""),
            ["/api/sweeps/begin"] = ("/api/sweeps/begin", """{"source":"circles"}"""),
            ["/api/studies/remarks"] = ("/api/studies/remarks",
                """{"study":"none","remarks":{"title":null,"note":"","tags":["a"],"isArchived":false}}"""),
            ["/api/studies/remove"] = ("/api/studies/remove", """{"study":"none","confirmation":"none"}"""),
            ["/api/digits/sessions"] = ("/api/digits/sessions", """{"digits":3,"seed":1}"""),
            ["/api/digits/sessions/{session}/answers"] = ($"/api/digits/sessions/{digits}/answers",
                """{"place":0,"digit":1}"""),
        };
        // The run first: while it goes, depths are counted and not timed.
        await lab.BringAsync("t.csv", DiagnosisClient.Rows);
        foreach (var what in (string[])["runs", "check", "depths"])
            right[$"/api/diagnoses/{what}"] = ($"/api/diagnoses/{what}",
                """{"settings":{"file":"t.csv","epochs":"200"},"study":null,"worth":0.02,"depth":7}""");
        foreach (var command in (string[])["play", "pause", "advance", "show"])
            right[$"/api/playground/sessions/{{session}}/{command}"] = ($"/api/playground/sessions/{session}/{command}",
                """{"pace":5,"steps":1,"place":0}""");
        right["/api/playground/sessions/{session}/change"] = ($"/api/playground/sessions/{session}/change",
            """{"setup":{"data":"circles","epochs":"2","learning-rate":"0.01"}}""");
        right["/api/playground/sessions/{session}/weight"] = ($"/api/playground/sessions/{session}/weight",
            """{"layer":0,"unit":0,"input":0,"value":0.5}""");
        right["/api/class/ask"] = ("/api/class/ask", """{"place":"p","claim":"c","question":"Will it hold?"}""");
        // At last: new sessions end those that no one watches.
        right["/api/playground/sessions"] = ("/api/playground/sessions",
            """{"setup":{"data":"circles","epochs":"2"},"instead":"none"}""");

        lab.Lab.Endpoints.Where(TakesJson).Select(endpoint => endpoint.RoutePattern.RawText!)
            .ShouldBe(right.Keys, ignoreOrder: true);
        foreach (var (path, body) in right.Values)
        {
            using (var answer = await lab.PostAsync(path, OpenLab.Json(body)))
                ((int)answer.StatusCode).ShouldBe( // there is no study
                    path.StartsWith("/api/studies/", StringComparison.Ordinal) ? 404 : 200, path);
            // A table is read for each, and as a run reads it: some of the values show that they are refused here too.
            // What each depth costs takes seconds to count.
            var every = path switch { "/api/diagnoses/check" => 4, "/api/diagnoses/depths" => 13, _ => 1 };
            foreach (var text in Changed(body)
                .SelectMany(place => place.Values, (place, value) => place.Body.Replace("\"HERE\"", value))
                .Where((_, number) => number % every == 0))
                await PostAsync(lab, path, text);
        }
    }

    [Fact]
    public async Task Any_text_for_any_setting_is_taken_or_refused_with_the_reason()
    {
        await using var lab = await OpenLab.WithAsync();
        foreach (var setting in Setting.All)
            foreach (var text in Texts)
                await PostAsync(lab, "/api/playground/sessions",
                    new JsonObject { ["setup"] = new JsonObject { [setting.Name] = text } }.ToJsonString());
    }

    static async Task PostAsync(OpenLab lab, string path, string body)
    {
        using var answer = await lab.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        await EndpointFuzzTests.ShouldBeAnswered(answer, $"POST {path} {body}");
    }

    static bool TakesJson(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<IAcceptsMetadata>().Any(accepts => accepts.ContentTypes.Contains("application/json"));

    /// <summary>The body once for each value in it, which gives way to a mark, and once for each object with a member
    /// more, which no one reads: a few values show that.</summary>
    static IEnumerable<(string Body, string[] Values)> Changed(string body)
    {
        yield return ("\"HERE\"", Values);
        foreach (var path in Paths(JsonNode.Parse(body)!, []))
        {
            var root = JsonNode.Parse(body)!;
            var parent = path[..^1].Aggregate(root, (node, name) => node[name]!).AsObject();
            parent[path[^1]] = "HERE";
            yield return (root.ToJsonString(), path[^1] == Another ? [Values[0], .. Values[^4..]] : Values);
        }
    }

    static IEnumerable<string[]> Paths(JsonNode node, string[] above) => node is not JsonObject members ? [] :
        members.SelectMany(member =>
            (IEnumerable<string[]>)[[.. above, member.Key], .. Paths(member.Value!, [.. above, member.Key])])
            .Append([.. above, Another]);
}
