using System.Net;
using System.Text.Json.Nodes;

namespace Fruitfly.Web.Tests.Sweeps;

public sealed class SweepEndpointsTests
{
    static readonly string Rows = "a,b,label\n" + string.Concat(
        Enumerable.Range(0, 90).Select(i => $"{i % 7},{i % 5},{(i % 2 == 0 ? "yes" : "no")}\n"));

    [Fact]
    public async Task A_study_to_begin_with_is_checked_and_says_what_it_would_train()
    {
        await using var lab = await OpenLab.WithAsync();
        var made = (await lab.JsonAsync("/api/sweeps/data")).AsArray();
        made.Select(data => (string)data!["name"]!).ShouldContain("mnist1d");
        made.Select(data => (string)data!["name"]!).ShouldNotContain("file");

        var text = (string)(await lab.BeginAsync("circles"))["text"]!;
        text.ShouldStartWith("study: circles");
        var check = await lab.SendAsync("check", text);
        check["problems"]!.AsArray().ShouldBeEmpty();
        var study = check["study"]!;
        ((string)study["name"]!).ShouldStartWith("circles-");
        ((int)study["settings"]!, (int)study["trials"]!).ShouldBe((6, 18));
        study["factors"]![0]!.ToJsonString().ShouldBe(
            """{"path":"network.width","values":["8","32"],"levels":2}""");
        ((string)study["shown"]!).ShouldContain("# default");
        study["known"].ShouldBeNull();
        check["value"]!["factors"]!["network.width"]!.ToJsonString().ShouldBe("[8,32]");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_with_its_place()
    {
        await using var lab = await OpenLab.WithAsync();
        var check = await lab.SendAsync("check",
            "study: x\nrecipe:\n  epochs: many\n  optimiser: adam\nseeds: 0\n");
        var problems = check["problems"]!.AsArray();
        problems.Select(problem => ((int)problem!["line"]!, (int)problem["column"]!, (string)problem["path"]!))
            .ShouldBe([(3, 11, "recipe.epochs"), (4, 3, "recipe.optimiser"), (5, 8, "seeds")]);
        ((string)problems[1]!["message"]!).ShouldEndWith("Did you mean 'optimizer'?");
        check["study"].ShouldBeNull();
        ((int)check["value"]!["seeds"]!).ShouldBe(0);

        var broken = await lab.SendAsync("check", "study: x\nseeds: ]\n");
        broken["value"].ShouldBeNull();
        ((int)broken["problems"]![0]!["line"]!).ShouldBe(2);
        var refused = await lab.SendAsync("runs", "study: x\nseeds: 0\n", HttpStatusCode.BadRequest);
        ((string)refused["error"]!).ShouldContain("seeds is '0'");
    }

    [Fact]
    public async Task A_study_runs_to_its_end_and_leaves_the_report_with_the_answer()
    {
        await using var lab = await OpenLab.WithAsync();
        ((int)(await lab.SendAsync("forecast", SweepClient.Tiny))["toRun"]!).ShouldBe(6);
        var sweep = await lab.SweepAsync(SweepClient.Tiny);
        ((string)sweep["run"]!["state"]!, (string)sweep["title"]!).ShouldBe(("done", "tiny"));

        var name = (string)sweep["study"]!;
        var report = await lab.JsonAsync($"/api/sweeps/report?study={name}");
        ((bool)report["isWhole"]!, (bool)report["hasPage"]!).ShouldBe((true, true));
        ((string)report["version"]!).ShouldBe((string)sweep["report"]!);
        var answer = Lines(report, "answer");
        answer.ShouldContain(line => line.StartsWith("Test error:"));
        answer.ShouldContain(line => line.StartsWith("Train it: fruitfly sweep study.yaml network.width="));
        File.Exists(lab.ReportPath(name)).ShouldBeTrue();

        var figure = (string)report["content"]!["figures"]![0]!["id"]!;
        using var data = await lab.GetAsync($"/api/sweeps/{name}/figures/{figure}/data.csv");
        data.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var old = await lab.GetAsync($"/api/sweeps/{name}/figures/{figure}/data.csv?version=old");
        old.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        ((int)(await lab.SendAsync("check", SweepClient.Tiny))["study"]!["known"]!["done"]!).ShouldBe(6);
        var row = (await lab.JsonAsync("/api/sweeps")).AsArray().ShouldHaveSingleItem()!;
        ((string)row["name"]!, (string)row["state"]!).ShouldBe((name, "done"));
    }

    [Fact]
    public async Task What_a_study_was_run_from_is_the_same_study_and_under_another_name_another_one()
    {
        await using var lab = await OpenLab.WithAsync();
        var name = (string)(await lab.SweepAsync(SweepClient.Tiny))["study"]!;
        var definition = (string)(await lab.JsonAsync($"/api/sweeps/definition?study={name}"))["text"]!;
        var same = (await lab.SendAsync("check", definition))["study"]!;
        ((string)same["name"]!, (int)same["known"]!["done"]!).ShouldBe((name, 6));
        var copy = (await lab.SendAsync("check", definition.Replace("study: tiny", "study: tiny copy")))["study"]!;
        ((string)copy["name"]!).ShouldStartWith("tiny-copy-");
        copy["known"].ShouldBeNull();
    }

    [Fact]
    public async Task A_run_grows_is_stopped_goes_on_and_does_not_run_twice()
    {
        await using var lab = await OpenLab.WithAsync();
        var name = (string)(await lab.SendAsync("runs", SweepClient.Long))["study"]!;
        var refused = await lab.SendAsync("runs", SweepClient.Long, HttpStatusCode.Conflict);
        ((string)refused["error"]!).ShouldContain("already");
        var grown = await lab.SweepUntilAsync(name, sweep => sweep["report"] is not null);
        var report = await lab.JsonAsync($"/api/sweeps/report?study={name}");
        ((bool)report["isWhole"]!).ShouldBeFalse();
        Lines(report, "answer").ShouldNotBeEmpty();

        using (var stopped = await lab.PostAsync($"/api/runs/{(long)grown["id"]!}/stop"))
            stopped.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await lab.SweepUntilAsync(name, sweep => (string)sweep["run"]!["state"]! == "stopped"))["run"]!["error"]
            .ShouldBeNull();
        var kept = (int)(await lab.SendAsync("check", SweepClient.Long))["study"]!["known"]!["finished"]!;
        kept.ShouldBeGreaterThan(0);

        var again = await lab.SendAsync("runs", SweepClient.Long);
        ((string)again["study"]!).ShouldBe(name);
        (await lab.SweepUntilAsync(name, sweep => (int?)sweep["run"]!["trials"]?["finished"] > kept)).ShouldNotBeNull();
    }

    [Fact]
    public async Task After_a_restart_what_had_ended_can_still_be_seen()
    {
        await using var lab = await OpenLab.WithAsync();
        var name = (string)(await lab.SendAsync("runs", SweepClient.Long))["study"]!;
        await lab.SweepUntilAsync(name, sweep => sweep["report"] is not null);
        await lab.RestartAsync();
        var report = await lab.JsonAsync($"/api/sweeps/report?study={name}");
        ((bool)report["isWhole"]!).ShouldBeFalse();
        Lines(report, "answer").ShouldNotBeEmpty();
        ((string)(await lab.JsonAsync("/api/sweeps"))[0]!["state"]!).ShouldBe("stopped");
    }

    [Fact]
    public async Task An_uploaded_file_is_trained_on_and_kept_with_the_study()
    {
        await using var lab = await OpenLab.WithAsync();
        ((string)(await lab.UploadAsync("../some/my table.csv", Rows))["name"]!).ShouldBe("my table.csv");
        var text = (string)(await lab.BeginAsync("my table.csv"))["text"]!;
        text.ShouldContain("file: my table.csv");
        text.ShouldNotContain("--");
        var sweep = await lab.SweepAsync(Quick(text));
        ((string)sweep["run"]!["state"]!).ShouldBe("done", (string?)sweep["run"]!["error"]);

        // One that was written for the disk names a folder as well.
        var elsewhere = await lab.SendAsync("check", Quick(text.Replace("file: my", "file: /elsewhere/my")));
        ((string)elsewhere["study"]!["name"]!).ShouldBe((string)sweep["study"]!);

        // The same name again is the newer file.
        await lab.UploadAsync("my table.csv", Rows.Replace("a,b,label", "a,b,class"));
        ((string)(await lab.BeginAsync("my table.csv"))["text"]!).ShouldContain("target: class");
        await lab.RestartAsync();
        var check = await lab.SendAsync("check", Quick(text));
        ((string)check["problems"]![0]!["message"]!).ShouldStartWith(
            "my table.csv: no file of this name was uploaded to this lab. Upload it");

        static string Quick(string text) => System.Text.RegularExpressions.Regex.Replace(
            text.Replace("seeds: 3", "seeds: 2"), "epochs: [0-9]+", "epochs: 2");
    }

    [Fact]
    public async Task A_path_of_the_disk_is_never_read()
    {
        await using var lab = await OpenLab.WithAsync();
        var path = Path.Combine(Path.GetDirectoryName(lab.StorePath)!, "secret.csv");
        await File.WriteAllTextAsync(path, Rows, TestContext.Current.CancellationToken);
        foreach (var asked in (string[])[path, "../secret.csv", Path.GetFileName(path), "", "."])
        {
            await lab.BeginAsync(asked, HttpStatusCode.BadRequest);
            var text = $"study: x\ndata: {{file: {System.Text.Json.JsonSerializer.Serialize(asked)}}}\n";
            var check = await lab.SendAsync("check", text);
            check["study"].ShouldBeNull(asked);
            check["problems"]!.AsArray().ShouldNotBeEmpty();
            await lab.SendAsync("runs", text, HttpStatusCode.BadRequest);
            await lab.SendAsync("forecast", text, HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("..%2Fnone")]
    [InlineData("quick-study")]
    public async Task What_is_no_sweep_has_nothing_to_show(string name)
    {
        await using var lab = await OpenLab.OfAsync(new TinyExperiment());
        using (var store = new Fruitfly.Studies.Sqlite.SqliteStudyStore(lab.StorePath, TimeProvider.System))
            store.Plan("quick-study", "tiny-training", new Fruitfly.Studies.StudySettings("quick"), []);
        foreach (var what in (string[])
            [$"report?study={name}", $"definition?study={name}", $"{name}/figures/a/data.csv"])
        {
            using var answer = await lab.GetAsync($"/api/sweeps/{what}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, what);
        }
    }

    [Fact]
    public async Task A_text_beyond_the_most_that_a_study_may_have_is_too_large()
    {
        await using var lab = await OpenLab.WithAsync();
        var text = SweepClient.Tiny + "\n#" + new string('x', 900_000);
        (await lab.SendAsync("check", text))["problems"]!.AsArray().ShouldBeEmpty();
        await lab.SendAsync("check", text + new string('x', 200_000), HttpStatusCode.RequestEntityTooLarge);
    }

    static IReadOnlyList<string> Lines(JsonNode report, string id) =>
    [
        .. report["content"]!["tables"]!.AsArray().Single(table => (string)table!["id"]! == id)!["rows"]!.AsArray()
            .Select(row => (string)row![1]!),
    ];
}
