using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Studies.Export;

namespace Fruitfly.Web.Tests.Studies;

public sealed class StudyEndpointsTests
{
    [Fact]
    public async Task The_list_tells_every_state_as_it_is()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("all done", [10], lost: [1], seeds: 2);
        store.Plan("done", [11]);
        store.Plan("planned", [12], ended: 0);
        store.Plan("stopped", [13], ended: 1);
        store.Plan("running", [14], ended: 1);
        store.Claim("running").ShouldNotBeNull();

        var studies = await Json(lab, "/api/studies");

        studies.AsArray().ToDictionary(study => (string)study!["name"]!, study => (string)study!["state"]!)
            .ShouldBe(new Dictionary<string, string>
            {
                ["all done"] = "done", ["done"] = "done", ["planned"] = "planned", ["stopped"] = "stopped",
                ["running"] = "running",
            }, ignoreOrder: true);
        var running = studies.AsArray().Single(study => (string)study!["name"]! == "running")!;
        ((int)running["trials"]!["running"]!, (double)running["remaining"]! > 0).ShouldBe((1, true));
    }

    [Fact]
    public async Task A_failed_trial_makes_a_failed_study()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10], lost: [0]);
        ((string)(await Json(lab, "/api/studies"))[0]!["state"]!).ShouldBe("failed");
        var failed =
            (await Json(lab, "/api/studies/trials?study=some&states=failed"))["rows"]!.AsArray()
                .ShouldHaveSingleItem()!;
        ((string)failed["error"]!).ShouldBe("out of luck");
    }

    [Theory]
    [InlineData("order=test-error&descending=true", "5 4 3 2 1 0")]
    [InlineData("order=seed", "0 3 1 4 2 5")]
    [InlineData("order=position&skip=2&take=2", "2 3")]
    [InlineData("order=network.layers.0.outputs", "3 4 5 0 1 2")]
    [InlineData("order=network.layers.0.outputs&descending=true&skip=2&take=2", "2 3")]
    [InlineData("text=outputs%3D20", "0 1 2")]
    [InlineData("states=done,failed&order=test-loss", "0 1 2 3 4 5")]
    public async Task Trials_come_a_page_at_a_time_as_they_are_asked_for(string query, string positions)
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [20, 10]);
        var table = await Json(lab, $"/api/studies/trials?study=some&{query}");
        string.Join(' ', table["rows"]!.AsArray().Select(row => (int)row!["position"]!)).ShouldBe(positions);
    }

    [Fact]
    public async Task What_varies_is_a_column_and_groups_are_over_seeds()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [20, 10]);

        var study = await Json(lab, "/api/studies/study?study=some");
        study["varying"]!.AsArray().Select(column => ((string)column!["path"]!, (string)column["label"]!))
            .ShouldBe([("network.layers.0.outputs", "outputs")]);
        ((string)study["constant"]!["recipe.optimizer.learningRate"]!).ShouldBe("0.1");
        study["measures"]!.AsArray().Select(measure => (string)measure!)
            .ShouldBe(["training-loss", "training-error", "test-loss", "test-error", "step", "parameters", "seconds"]);
        ((string)study["testSet"]!).ShouldStartWith("seen 36 times by 6 of the 6 trials");

        var groups =
            (await Json(lab,
                "/api/studies/groups?study=some&measure=test-error&order=network.layers.0.outputs"))["rows"]!.AsArray();
        groups.Select(group => (string)group!["values"]![0]!).ShouldBe(["10", "20"]);
        ((double)groups[0]!["estimate"]!["mean"]!).ShouldBe(0.11, 1e-12);
        ((int)groups[0]!["estimate"]!["n"]!).ShouldBe(3);
        (await Json(lab,
            "/api/studies/groups?study=some&measure=test-error&order=mean&descending=true"))["rows"]!.AsArray()
            .Select(group => (int)group!["position"]!).ShouldBe([3, 0]);
    }

    [Fact]
    public async Task A_study_planned_anew_has_new_columns()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10], ended: 0);
        (await Json(lab, "/api/studies/study?study=some"))["varying"]!.AsArray().ShouldBeEmpty();
        store.Plan("some", [10, 20], ended: 0);
        (await Json(lab, "/api/studies/study?study=some"))["varying"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Studies_are_compared_where_their_settings_match()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("slow", [10, 20], rate: 0.01);
        store.Plan("fast", [20, 30], rate: 0.1);

        var comparison = await Json(lab, "/api/studies/comparison?study=slow&study=fast&measure=test-error");

        comparison["differences"]!.AsArray().Select(difference => (string)difference!["setting"]!["label"]!)
            .ShouldBe(["learning rate"]);
        comparison["differences"]![0]!["values"]!.AsArray().Select(value => (string)value!).ShouldBe(["0.01", "0.1"]);
        var cells = comparison["rows"]!.AsArray().ShouldHaveSingleItem()!["cells"]!.AsArray();
        ((double)cells[1]!["difference"]!["difference"]!).ShouldBe(0, 1e-12);
        ((double)cells[1]!["difference"]!["high"]!).ShouldBeGreaterThan(0);
        comparison["alone"]!.AsArray().Select(count => (int)count!).ShouldBe([1, 1]);
        comparison["figure"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Studies_that_match_nowhere_are_compared_by_what_they_have_in_common()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("rates",
        [
            .. from rate in (double[])[0.01, 0.1]
               from width in (int[])[10, 20]
               select SomeStudies.Trial(width, 0, rate),
        ]);
        store.Plan("seeds",
        [
            .. from width in (int[])[10, 20, 30] from seed in (int[])[0, 1] select SomeStudies.Trial(width, seed, 0.5),
        ]);

        var comparison = await Json(lab, "/api/studies/comparison?study=rates&study=seeds&measure=test-error");

        ((int)comparison["matching"]!, (bool)comparison["isPooled"]!).ShouldBe((0, true));
        comparison["common"]!.AsArray().Select(column => (string)column!["label"]!).ShouldBe(["outputs"]);
        comparison["rows"]!.AsArray().Select(row => (string)row!["values"]![0]!).ShouldBe(["10", "20"]);
        ((int)comparison["rows"]![0]!["cells"]![0]!["estimate"]!["n"]!).ShouldBe(2);
        comparison["differences"]![0]!["values"]!.AsArray().Select(value => (string)value!)
            .ShouldBe(["0.01, 0.1", "0.5"]);
        using var refused = await lab.GetAsync(
            "/api/studies/comparison?study=rates&study=seeds&measure=test-error&by=recipe.optimizer.learningRate");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(new[] { 10, 20 })] // lines
    [InlineData(new[] { 10 })] // rows of intervals
    public async Task A_comparison_says_that_diverged_trials_are_not_in_its_means(int[] widths)
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("slow", widths, rate: 0.01, lost: [0]);
        store.Plan("fast", widths, rate: 0.1);

        var comparison = await Json(lab, "/api/studies/comparison?study=slow&study=fast&measure=test-error");

        var cell = comparison["rows"]![0]!["cells"]![0]!; // of three trials, one diverged, one failed
        ((int)cell["estimate"]!["n"]!).ShouldBe(1);
        ((string)comparison["caption"]!).ShouldEndWith(
            $"▲ 1 of {6 * widths.Length - 1} trials diverged and is not in the means.");
        ((string)comparison["caption"]!).ShouldNotContain("up to");
    }

    [Fact]
    public async Task A_trial_is_told_whole()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10], lost: [0]);
        var hashes = store.Trials("some").Select(trial => trial.Hash).ToList();

        var diverged = await Json(lab, $"/api/studies/trial?study=some&hash={hashes[0]}");
        ((int)diverged["divergence"]!["step"]!, (string)diverged["provenance"]!["instructionSet"]!).ShouldBe(
            (201, "avx2"));
        diverged["loss"]!["specification"].ShouldNotBeNull();
        diverged["error"]!["specification"].ShouldNotBeNull();
        JsonNode.Parse((string)diverged["description"]!)!["recipe"].ShouldNotBeNull();

        var failed = await Json(lab, $"/api/studies/trial?study=some&hash={hashes[1]}");
        ((string)failed["failure"]!, failed["loss"]).ShouldBe(("out of luck", null));
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("jsonl", "application/jsonl")]
    public async Task An_export_is_the_file_that_the_command_line_writes(string format, string type)
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some/../study\r\nX: \"1\" ü", [10]);
        using var answer = await lab.GetAsync(
            $"/api/studies/export?format={format}&study={Uri.EscapeDataString("some/../study\r\nX: \"1\" ü")}");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Content.Headers.GetValues("Content-Disposition").Single()
            .ShouldBe($"attachment; filename=some----study--X---1.{format}; " +
                $"filename*=UTF-8''some----study--X---1.{format}");
        using var expected = new StringWriter();
        StudyExport.Write(store, "some/../study\r\nX: \"1\" ü", format == "csv" ? ExportFormat.Csv : ExportFormat.Jsonl,
            expected);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(expected.ToString());
    }

    [Theory]
    [InlineData("", "study.csv")]
    [InlineData("../../etc/passwd", "etc-passwd.csv")]
    [InlineData("..", "study.csv")]
    [InlineData("CON", "CON.csv")]
    [InlineData("a\0b", "a-b.csv")]
    [InlineData("mnist1d-training_quick", "mnist1d-training_quick.csv")]
    public void A_file_s_name_holds_nothing_that_a_system_reads_otherwise(string study, string file) =>
        Web.Studies.ExportedStudy.FileName(study, "csv").ShouldBe(file);

    [Fact]
    public async Task A_study_is_removed_when_its_name_is_typed_again_and_not_while_it_runs()
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10], ended: 1);
        (await Remove("some", "Some")).ShouldBe(HttpStatusCode.BadRequest);
        (await Remove("other", "other")).ShouldBe(HttpStatusCode.NotFound);
        var claim = store.Claim("some")!;
        (await Remove("some", "some")).ShouldBe(HttpStatusCode.Conflict);
        store.Find("some").ShouldNotBeNull();
        store.Release(claim);
        (await Remove("some", "some")).ShouldBe(HttpStatusCode.NoContent);
        store.Find("some").ShouldBeNull();

        async Task<HttpStatusCode> Remove(string study, string confirmation)
        {
            using var answer = await lab.PostAsync("/api/studies/remove",
                new StringContent(JsonSerializer.Serialize(new { study, confirmation }), System.Text.Encoding.UTF8,
                    "application/json"));
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("/api/studies/study?study=none", HttpStatusCode.NotFound)]
    [InlineData("/api/studies/trials?study=none", HttpStatusCode.NotFound)]
    [InlineData("/api/studies/groups?study=none&measure=test-error", HttpStatusCode.NotFound)]
    [InlineData("/api/studies/trial?study=none&hash=0", HttpStatusCode.NotFound)]
    [InlineData("/api/studies/trial?study=some&hash=0", HttpStatusCode.NotFound)]
    [InlineData("/api/studies/export?study=none&format=csv", HttpStatusCode.NotFound)]
    [InlineData("/api/studies/comparison?study=some&study=none&measure=test-error", HttpStatusCode.NotFound)]
    [InlineData("/api/studies/comparison?study=some&measure=test-error", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/comparison?study=some&study=some&measure=test-error", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/comparison?measure=test-error", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&order=hash", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&order=measure", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&order=setting", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&order=network.layers.0.outputs", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&states=dead", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&skip=-1", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&skip=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&take=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&take=1001", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/trials?study=some&take=99999999999", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/groups?study=some", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/groups?study=some&measure=TestError", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/groups?study=some&measure=test-error&order=__proto__", HttpStatusCode.BadRequest)]
    [InlineData("/api/studies/export?study=some&format=exe", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_refused_with_the_reason(string path, HttpStatusCode status)
    {
        await using var lab = await OpenLab.WithAsync();
        using var store = lab.Store();
        store.Plan("some", [10], ended: 0);
        using var answer = await lab.GetAsync(path);
        answer.StatusCode.ShouldBe(status);
        ((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!).ShouldNotBeNullOrWhiteSpace();
    }

    static async Task<JsonNode> Json(OpenLab lab, string path)
    {
        using var answer = await lab.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }
}
