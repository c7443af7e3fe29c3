using System.Net;
using System.Text.Json.Nodes;

namespace Fruitfly.Web.Tests.Diagnoses;

public sealed class DiagnosisEndpointsTests
{
    [Fact]
    public async Task A_table_is_looked_at_before_anything_is_trained()
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.BringAsync("../some/my table.csv", DiagnosisClient.Rows);
        var check = await lab.AskAsync("check", Settings("my table.csv"));
        check["problem"].ShouldBeNull();
        check["columns"]!.AsArray().Select(column => (string)column!).ShouldBe(["size", "weight", "label"]);
        var plan = check["plan"]!;
        ((string)plan["study"]!).ShouldStartWith("diagnose-my-table-");
        ((string)plan["target"]!).ShouldBe("label");
        Texts(plan["lines"]!).ShouldContain(line => line.StartsWith("target 'label' ("));
        plan["schema"]!["rows"]!.AsArray().Count.ShouldBe(3);
        plan["rows"]!.ToJsonString().ShouldBe(
            """{"unit":"examples","pool":72,"sizes":[72,36,18],"judging":96,"takesTurns":true,"test":24}""");
        plan["known"].ShouldBeNull();

        var depths = (await lab.AskAsync("depths", Settings("my table.csv"))).AsArray();
        depths.Select(depth => (int)depth!["forecast"]!["toRun"]!).ShouldBeInOrder();
        depths.ShouldAllBe(depth => (double)depth!["forecast"]!["seconds"]! > 0);
        ((string)depths.Single(depth => (int)depth!["depth"]! == 2)!["command"]!)
            .ShouldMatch("^fruitfly diagnose 'my table.csv' --budget [0-9]+$");
        // Of three sizes depth 3 trains what depth 4 does, which is the usual one and has no budget.
        depths.ShouldNotContain(depth => (int)depth!["depth"]! == 3);
        ((string)depths.Single(depth => (int)depth!["depth"]! == 4)!["command"]!)
            .ShouldBe("fruitfly diagnose 'my table.csv'");
        (await lab.JsonAsync("/api/diagnoses")).AsArray().ShouldBeEmpty();

        static JsonObject Settings(string file) => new() { ["settings"] = new JsonObject { ["file"] = file } };
    }

    [Fact]
    public async Task A_diagnosis_runs_to_its_end_and_says_what_would_help()
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.BringAsync("sizes.csv", DiagnosisClient.Rows);
        var asked = DiagnosisClient.Quick("sizes.csv", ("epochs", "20")).At(1);
        var ended = await lab.DiagnoseAsync(asked);
        ((string)ended["run"]!["state"]!, (bool)ended["hasAnswer"]!)
            .ShouldBe(("done", true), (string?)ended["run"]!["error"]);
        ((int)ended["run"]!["trials"]!["planned"]!).ShouldBe(0);

        var study = (string)ended["study"]!;
        var report = await lab.JsonAsync($"/api/diagnoses/report?study={study}");
        ((bool)report["isWhole"]!, (bool)report["hasPage"]!).ShouldBe((true, true));
        ((string)report["version"]!).ShouldBe((string)ended["report"]!);
        var verdict = report["verdict"]!;
        ((string)report["content"]!["title"]!).ShouldBe((string)verdict["headline"]!);
        var parts = verdict["parts"]!.AsArray();
        parts.ShouldAllBe(part => (double)part!["low"]! >= 0 && (double)part["high"]! <= 100, "shares of the error");
        parts.Select(part => (string)part!["meaning"]!).ShouldBe(["bias-and-noise", "data", "seed"]);
        foreach (var action in verdict["actions"]!.AsArray())
            ((double?)action!["gain"] is null).ShouldBe((string)action["verdict"]! == "refused");
        report["content"]!["figures"]!.AsArray().Select(figure => (string)figure!["id"]!).ShouldContain("capacity");

        // The same in the words of the report, and for programs.
        using var json = await lab.GetAsync($"/api/diagnoses/{study}/answer.json");
        var answer = JsonNode.Parse(await json.Content.ReadAsStringAsync())!;
        Texts(answer["answer"]!)[0].ShouldBe((string)verdict["headline"]!, StringCompareShould.IgnoreCase);
        File.Exists(lab.ReportPath(study)).ShouldBeTrue();
        using var data = await lab.GetAsync($"/api/diagnoses/{study}/figures/capacity/data.csv");
        data.StatusCode.ShouldBe(HttpStatusCode.OK);
        var row = (await lab.JsonAsync("/api/diagnoses")).AsArray().ShouldHaveSingleItem()!;
        ((string)row["file"]!, (string)row["target"]!, (string)row["study"]!["state"]!)
            .ShouldBe(("sizes.csv", "label", "done"));
        ((string)row["answer"]!).ShouldBe((string)verdict["headline"]!);
    }

    [Fact]
    public async Task Labels_that_look_wrong_are_listed_with_their_rows()
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.BringAsync("sizes.csv", DiagnosisClient.Rows);
        var asked = DiagnosisClient.Quick("sizes.csv", ("epochs", "60"), ("hidden-layers", "8")).At(0);
        var study = (string)(await lab.DiagnoseAsync(asked))["study"]!;
        var labels = (await lab.JsonAsync($"/api/diagnoses/report?study={study}"))["verdict"]!["labels"]!;
        Texts(labels["columns"]!).ShouldBe(["size", "weight", "label"]);
        var lines = DiagnosisClient.Rows.Split('\n');
        foreach (var row in labels["rows"]!.AsArray())
        {
            string.Join(',', Texts(row!["fields"]!)).ShouldBe(lines[(int)row["example"]!]);
            ((string)row["label"]!).ShouldBe(Texts(row["fields"]!)[^1]);
        }
    }

    [Fact]
    public async Task A_run_grows_is_stopped_goes_on_and_does_not_run_twice()
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.BringAsync("sizes.csv", DiagnosisClient.Rows);
        var asked = DiagnosisClient.Long("sizes.csv");
        var study = (string)(await lab.AskAsync("runs", asked))["study"]!;
        var refused = await lab.AskAsync("runs", asked, HttpStatusCode.Conflict);
        ((string)refused["error"]!).ShouldContain("already");
        var grown = await lab.DiagnosisUntilAsync(study, one => (int?)one["run"]!["trials"]?["finished"] > 0);
        ((int)grown["run"]!["trials"]!["planned"]!).ShouldBeGreaterThan(1000);
        using (var stopped = await lab.PostAsync($"/api/runs/{(long)grown["id"]!}/stop"))
            stopped.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await lab.DiagnosisUntilAsync(study, one => (string)one["run"]!["state"]! == "stopped");

        // After a restart the table is known by the store's copy, and the diagnosis by its name alone.
        await lab.RestartAsync();
        var known = new JsonObject { ["study"] = study };
        var plan = (await lab.AskAsync("check", known))["plan"]!;
        ((string)plan["study"]!, (string)plan["file"]!, (int)plan["depth"]!).ShouldBe((study, "sizes.csv", 7));
        var kept = (int)plan["known"]!["finished"]!;
        kept.ShouldBeGreaterThan(0);
        (await lab.JsonAsync($"/api/diagnoses/report?study={study}"))["verdict"].ShouldBeNull();
        ((string)(await lab.AskAsync("runs", known))["study"]!).ShouldBe(study);
        await lab.DiagnosisUntilAsync(study, one => (int?)one["run"]!["trials"]?["finished"] > kept);
    }

    [Fact]
    public async Task What_was_found_outlives_the_server_and_is_made_sharper()
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.BringAsync("sizes.csv", DiagnosisClient.Rows);
        var study = (string)(await lab.DiagnoseAsync(DiagnosisClient.Quick("sizes.csv").At(0)))["study"]!;
        var before = await lab.JsonAsync($"/api/diagnoses/report?study={study}");
        await lab.RestartAsync();
        var after = await lab.JsonAsync($"/api/diagnoses/report?study={study}");
        after["verdict"]!.ToJsonString().ShouldBe(before["verdict"]!.ToJsonString());
        ((bool)after["isWhole"]!).ShouldBeTrue();

        var known = new JsonObject { ["study"] = study };
        var depths = (await lab.AskAsync("depths", known)).AsArray();
        // The forecast is of the widest network: of another that was judged some trainings differ.
        foreach (var depth in depths.Take(2))
            ((int)depth!["forecast"]!["alreadyThere"]!)
                .ShouldBeGreaterThan((int)depths[0]!["forecast"]!["toRun"]!);
        var sharper = await lab.DiagnoseAsync(known.At(1));
        ((string)sharper["study"]!).ShouldBe(study);
        ((int)(await lab.AskAsync("check", new JsonObject { ["study"] = study }))["plan"]!["depth"]!).ShouldBe(1);
    }

    [Theory]
    [InlineData("", "line 1: the file is empty.", "one line for each example")]
    [InlineData("a,b\n", "no example follows the header", "one line for each example")]
    [InlineData("a,label\n1,x\n2,x\n3,x\n", "all targets are 'x'", "the control 'target column'")]
    [InlineData("a,label\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y\n", "The file leaves", "more rows")]
    [InlineData("a,label\n\0\u0001\0,x\n", "binary data", "UTF-8")]
    public async Task A_table_that_cannot_be_diagnosed_is_refused_with_the_reason(
        string text, string reason, string hint)
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.BringAsync("t.csv", text);
        var asked = new JsonObject { ["settings"] = new JsonObject { ["file"] = "t.csv" } };
        var check = await lab.AskAsync("check", asked);
        check["plan"].ShouldBeNull();
        ((string)check["problem"]!["error"]!).ShouldContain(reason);
        ((string)check["problem"]!["hint"]!).ShouldContain(hint);
        check["problem"]!.ToJsonString().ShouldNotContain("--");
        await lab.AskAsync("depths", asked, HttpStatusCode.BadRequest);
        await lab.AskAsync("runs", asked, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Settings_that_do_not_fit_are_refused()
    {
        await using var lab = await OpenLab.WithAsync();
        await lab.BringAsync("sizes.csv", DiagnosisClient.Rows);
        var unknown = await lab.AskAsync("check", DiagnosisClient.Quick("sizes.csv", ("target", "none")));
        ((string)unknown["problem"]!["error"]!).ShouldContain("none");
        Texts(unknown["columns"]!).ShouldBe(["size", "weight", "label"]);
        foreach (var (name, value) in ((string, JsonNode)[])
            [("worth", 1), ("worth", -0.1), ("depth", -1), ("depth", 99), ("study", "none")])
        {
            var asked = DiagnosisClient.Quick("sizes.csv");
            asked[name] = value;
            using var answer = await lab.PostAsync("/api/diagnoses/runs", OpenLab.Json(asked.ToJsonString()));
            ((int)answer.StatusCode).ShouldBeInRange(400, 404, name);
        }
    }

    [Fact]
    public async Task A_path_of_the_disk_is_never_read()
    {
        await using var lab = await OpenLab.WithAsync();
        var path = Path.Combine(Path.GetDirectoryName(lab.StorePath)!, "secret.csv");
        await File.WriteAllTextAsync(path, DiagnosisClient.Rows, TestContext.Current.CancellationToken);
        foreach (var file in (string[])[path, "../secret.csv", Path.GetFileName(path), ".", ".."])
        {
            (await lab.AskAsync("check", DiagnosisClient.Quick(file)))["plan"].ShouldBeNull(file);
            await lab.AskAsync("runs", DiagnosisClient.Quick(file), HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task What_is_no_diagnosis_has_nothing_to_show()
    {
        await using var lab = await OpenLab.WithAsync();
        using (var store = new Fruitfly.Studies.Sqlite.SqliteStudyStore(lab.StorePath, TimeProvider.System))
        {
            store.Plan("quick-study", "tiny-training", new Fruitfly.Studies.StudySettings("quick"), []);
            store.Plan("earlier", "diagnose", new Fruitfly.Studies.StudySettings("diagnose"), [], definition: "{}");
        }
        foreach (var name in (string[])["none", "..%2Fnone", "quick-study"])
            foreach (var what in (string[])[$"report?study={name}", $"{name}/answer.json", $"{name}/figures/a/data.csv"])
            {
                using var answer = await lab.GetAsync($"/api/diagnoses/{what}");
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, what);
            }
        var earlier = await lab.AskAsync("check", new JsonObject { ["study"] = "earlier" }, HttpStatusCode.Conflict);
        ((string)earlier["hint"]!).ShouldContain("Bring its table again");
        (await lab.JsonAsync("/api/diagnoses/report?study=earlier"))["content"].ShouldBeNull();
        ((string?)(await lab.JsonAsync("/api/diagnoses"))[0]!["file"]).ShouldBeNull();
    }

    static IReadOnlyList<string> Texts(JsonNode array) => [.. array.AsArray().Select(text => (string)text!)];
}
