using System.Net;
using System.Text.Json.Nodes;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Web.Tests.Experiments;

public sealed class RunEndpointsTests
{
    [Fact]
    public async Task A_run_grows_ends_and_leaves_the_report_that_the_command_line_would()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        var run = await open.RunAsync("tiny-training",
            """{"preset":"quick","options":{"seeds":4,"learning-rate":0.2}}""");
        ((string)run["state"]!, (int)run["trials"]!["done"]!, (int)run["trials"]!["total"]!).ShouldBe(("done", 20, 20));
        run["options"]!.ToJsonString().ShouldBe("""{"learning-rate":0.2}""", "what is as in the preset is not changed");
        var page = await File.ReadAllTextAsync(open.ReportPath("tiny-training-quick-learning-rate-0p2"));
        page.ShouldContain("fruitfly run tiny-training --quick --learning-rate 0.2");
        page.ShouldContain("20 networks were trained.");
    }

    [Fact]
    public async Task A_users_experiment_is_reached_by_its_name_with_a_dot()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment("ada/tiny"));
        var run = await open.RunAsync("ada.tiny");
        ((string)run["experiment"]!, (string)run["state"]!).ShouldBe(("ada/tiny", "done"));
        File.Exists(open.ReportPath("ada.tiny-quick")).ShouldBeTrue();
        ((string)(await open.JsonAsync("/api/experiments/ada.tiny/report"))["page"]!).ShouldBe("ada.tiny-quick");
        ((string)(await open.JsonAsync("/api/gallery"))[0]!["report"]!["file"]!).ShouldBe("ada.tiny-quick.html");
        using var page = await open.GetAsync("/reports/ada.tiny-quick.html");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tiny-training-quick-seeds-3")]
    public async Task A_run_of_the_command_line_with_other_options_and_one_of_the_lab_do_not_disturb_each_other(
        string? study)
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.StartAsync("tiny-training", """{"preset":"quick","options":{"seeds":3}}""");
        await open.UntilAsync("tiny-training", now => now["run"]!["trials"] is not null); // it has planned
        var experiment = new TinyExperiment();
        var own = new ExperimentRun(experiment,
            new ExperimentSettings(experiment, Preset.Quick,
                new Dictionary<string, double> { ["seeds"] = 2 }))
        { Command = "here" };
        var report = await Task.Run(() =>
        {
            using var store = new SqliteStudyStore(open.StorePath, TimeProvider.System);
            return (own with { Study = study ?? own.Study }).Run(store, TimeProvider.System);
        });
        ((string)(await open.EndAsync("tiny-training"))["state"]!).ShouldBe("done");

        report.Findings.Lead.ShouldBe("10 networks were trained.");
        report.Provenance.Study.ShouldBe(
            study is null ? "tiny-training-quick-seeds-2" : "tiny-training-quick-seeds-3-seeds-2");
        var shown = await open.JsonAsync("/api/experiments/tiny-training/report?preset=quick&seeds=3");
        ((string)shown["content"]!["lead"]!, (bool)shown["isVariation"]!).ShouldBe(("15 networks were trained.", true));
    }

    [Fact]
    public async Task Runs_wait_for_each_other_and_can_be_stopped_while_they_wait()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment(), new TinyExperiment("another"));
        var first = await open.StartAsync("tiny-training", Endless);
        var second = await open.StartAsync("another");
        (await StateAsync(open, "another")).ShouldBe("queued");
        ((int)(await open.NowAsync("another"))["run"]!["before"]!).ShouldBe(1);

        await open.StopAsync(second);
        (await StateAsync(open, "another")).ShouldBe("stopped");
        await open.StopAsync(first);
        ((string)(await open.EndAsync("tiny-training"))["state"]!).ShouldBe("stopped");
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_was_finished_and_goes_on_from_there()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training", """{"preset":"quick","options":{"seeds":2}}""");
        var id = await open.StartAsync("tiny-training", Endless);
        await open.StopAsync(id);
        ((string)(await open.EndAsync("tiny-training"))["state"]!).ShouldBe("stopped");

        var again = await open.RunAsync("tiny-training", """{"preset":"quick","options":{"seeds":3}}""");
        ((int)again["trials"]!["done"]!).ShouldBe(15);
    }

    [Fact]
    public async Task A_long_measurement_tells_its_share_and_can_be_stopped()
    {
        await using var open = await OpenLab.OfAsync(new EndlessMeasurement());
        var id = await open.StartAsync("endless");
        await open.UntilAsync("endless", now => (double?)now["run"]!["measured"] == 0.25);
        var run = (await open.NowAsync("endless"))["run"]!;
        ((string)run["state"]!).ShouldBe("measuring");
        run["trials"].ShouldBeNull();
        ((double)run["secondsLeft"]!).ShouldBeGreaterThanOrEqualTo(0);
        await open.StopAsync(id);
        ((string)(await open.EndAsync("endless"))["state"]!).ShouldBe("stopped");
    }

    [Fact]
    public async Task Ended_with_the_server_a_run_is_interrupted_and_the_gallery_says_so()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.StartAsync("tiny-training", Endless);
        await open.UntilAsync("tiny-training", now => (int?)now["run"]!["trials"]?["running"] > 0);

        await open.RestartAsync();

        var now = await open.NowAsync("tiny-training", "?preset=quick&steps=5000000");
        (now["run"], (string)now["study"]!["state"]!).ShouldBe((null, "planned"));
        var card = (await open.JsonAsync("/api/gallery"))[0]!;
        ((int)card["unfinished"]!["trials"]!["planned"]!, (int)card["unfinished"]!["trials"]!["running"]!).ShouldBe(
            (20, 0));
        card["unfinished"]!["options"]!.ToJsonString().ShouldBe("""{"steps":5000000}""");
    }

    [Fact]
    public async Task Trials_that_fail_are_said_with_the_reason_and_run_again_only_when_asked()
    {
        await using var open = await OpenLab.OfAsync(new BrokenExperiment());
        var run = await open.RunAsync("broken");
        ((string)run["state"]!, (int)run["trials"]!["failed"]!).ShouldBe(("failed", 1));
        ((string)run["error"]!).ShouldContain("1 of 1 trials of the study 'broken-quick' failed");
        ((string)run["error"]!).ShouldContain("41 inputs");
        ((string)run["hint"]!).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_same_experiment_does_not_run_twice_at_once()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.StartAsync("tiny-training", Endless);
        using var refused =
            await open.PostAsync("/api/experiments/tiny-training/runs",
                OpenLab.Json("""{"preset":"quick","options":{}}"""));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("already");
    }

    [Theory]
    [InlineData("""{"preset":"quick","options":{"seeds":0}}""", "seeds is 0")]
    [InlineData("""{"preset":"quick","options":{"colour":1}}""", "no option \\u0027colour\\u0027")]
    [InlineData("""{"preset":"slow","options":{}}""", "preset")]
    [InlineData("""{"preset":"quick"}""", "lacks \\u0027options\\u0027.")]
    [InlineData("""{""", "")]
    public async Task What_cannot_be_run_is_refused_before_it_begins(string body, string reason)
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        using var answer = await open.PostAsync("/api/experiments/tiny-training/runs", OpenLab.Json(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(reason);
        (await open.NowAsync("tiny-training"))["run"].ShouldBeNull();
    }

    [Fact]
    public async Task All_experiments_run_quickly_one_after_another()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment(), new TinyExperiment("another"));
        using var answer = await open.PostAsync("/api/runs/quick");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Count.ShouldBe(2);
        ((string)(await open.EndAsync("another"))["state"]!).ShouldBe("done");
        (await StateAsync(open, "tiny-training")).ShouldBe("done");
        (await open.JsonAsync("/api/gallery")).AsArray()
            .ShouldAllBe(card => card!["report"]!["claims"]!.AsArray().Count == 2);
    }

    const string Endless = """{"preset":"quick","options":{"steps":5000000}}""";

    static async Task<string> StateAsync(OpenLab open, string name) =>
        (string)(await open.NowAsync(name))["run"]!["state"]!;
}
