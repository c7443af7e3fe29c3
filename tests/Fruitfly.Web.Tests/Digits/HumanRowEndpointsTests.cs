using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Web.Digits;

namespace Fruitfly.Web.Tests.Digits;

public sealed class HumanRowEndpointsTests
{
    [Fact]
    public async Task A_session_goes_from_practice_to_a_score_over_http()
    {
        await using var lab = await OpenLab.WithAsync();
        var id = (await PostAsync(lab, "/api/digits/sessions", new { digits = 2, seed = 5 })).GetProperty("id")
            .GetString();
        var at = $"/api/digits/sessions/{id}";
        (await GetAsync(lab, at)).GetProperty("phase").GetString().ShouldBe("practice");
        (await PostAsync(lab, at + "/answers", new { place = 0, digit = 1 })).GetProperty("last").GetProperty("answer")
            .GetInt32().ShouldBe(1);
        var begun = await PostAsync(lab, at + "/test", new { });
        begun.GetProperty("phase").GetString().ShouldBe("test");
        begun.GetProperty("signal").GetArrayLength().ShouldBe(40);
        begun.GetRawText().ShouldNotContain("label");
        await PostAsync(lab, at + "/answers", new { place = 0, digit = DigitDeck.OfTest(5).Label(0) });
        var done = await PostAsync(lab, at + "/answers", new { place = 1, digit = DigitDeck.OfTest(5).Label(1) });
        done.GetProperty("score").GetProperty("accuracy").GetDouble().ShouldBe(100);
        done.GetProperty("score").GetProperty("high").GetDouble().ShouldBe(100);
    }

    [Theory]
    [InlineData("""{"digits":0,"seed":1}""")]
    [InlineData("""{"digits":201,"seed":1}""")]
    [InlineData("""{"digits":20,"seed":-1}""")]
    [InlineData("""{"digits":20}""")]
    [InlineData("[]")]
    public async Task A_test_that_cannot_be_is_refused(string body)
    {
        await using var lab = await OpenLab.WithAsync();
        using var answer =
            await lab.PostAsync("/api/digits/sessions",
                new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_session_that_is_over_says_what_to_do()
    {
        await using var lab = await OpenLab.WithAsync();
        using var answer = await lab.GetAsync("/api/digits/sessions/none");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Begin a new one");
    }

    [Fact]
    public async Task Before_any_study_the_table_has_the_published_values_and_the_human()
    {
        await using var lab = await OpenLab.WithAsync();
        var table = await GetAsync(lab, "/api/digits");
        table.GetProperty("study").ValueKind.ShouldBe(JsonValueKind.Null);
        table.GetProperty("templates").GetArrayLength().ShouldBe(10);
        var rows = table.GetProperty("rows").EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("name").GetString())
            .ShouldBe(["logistic regression", "fully connected", "convolutional", "recurrent (GRU)", "human"]);
        rows.ShouldAllBe(row => row.GetProperty("measured").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public void A_stored_study_fills_the_table_with_what_it_measured()
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-human-");
        using (var store = new SqliteStudyStore(Path.Combine(folder.FullName, "studies.db"), TimeProvider.System))
        {
            var experiment = ExperimentCatalog.Default.Experiments.Single(one => one.Name == "mnist1d-models");
            var settings =
                new ExperimentSettings(experiment, Preset.Quick,
                    new Dictionary<string, double> { ["seeds"] = 1, ["steps"] = 2 });
            store.Plan("mine", experiment.Name, new StudySettings("quick"), experiment.Plan(settings));
            HumanRowEndpoints.Table(store).Study.ShouldBeNull();
            var execution = new TrialExecution();
            while (store.Claim("mine") is { } claim)
                store.Complete(claim, execution.Run(claim.Trial, CancellationToken.None), TrialProvenance.Current);
            var table = HumanRowEndpoints.Table(store);
            table.Study.ShouldBe("mine");
            table.Rows.SkipLast(1).ShouldAllBe(row => row.Steps == 2 && row.Measured!.Count == 1);
            table.Rows[^1].Measured.ShouldBeNull();
        }
        folder.Delete(recursive: true);
    }

    static async Task<JsonElement> GetAsync(OpenLab lab, string path) => await ReadAsync(await lab.GetAsync(path));

    static async Task<JsonElement> PostAsync(OpenLab lab, string path, object body) =>
        await ReadAsync(await lab.PostAsync(path, JsonContent.Create(body)));

    static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
            return JsonDocument.Parse(text).RootElement;
        }
    }
}
