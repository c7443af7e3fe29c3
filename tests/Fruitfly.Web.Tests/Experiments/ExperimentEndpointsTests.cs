using System.Net;
using System.Text.Json.Nodes;

namespace Fruitfly.Web.Tests.Experiments;

public sealed class ExperimentEndpointsTests
{
    [Fact]
    public async Task An_experiment_is_described_with_its_options_and_its_neighbours()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment(), new BrokenExperiment());
        var tiny = await open.JsonAsync("/api/experiments/tiny-training");
        tiny["options"]!.AsArray().Select(option => (string)option!["name"]!)
            .ShouldBe(["seeds", "steps", "learning-rate"]);
        ((double)tiny["options"]![0]!["quick"]!, (double)tiny["options"]![0]!["full"]!).ShouldBe((4, 8));
        (tiny["previous"], (string?)tiny["next"], tiny["missing"]).ShouldBe((null, "broken", null));
    }

    [Theory]
    [InlineData("/api/experiments/nothing")]
    [InlineData("/api/experiments/nothing/forecast")]
    [InlineData("/api/experiments/nothing/report")]
    [InlineData("/api/experiments/nothing/report.html")]
    [InlineData("/api/experiments/nothing/live")]
    [InlineData("/api/experiments/tiny-training/report.html")]
    [InlineData("/api/experiments/tiny-training/figures/loss/data.csv")]
    [InlineData("/api/experiments/tiny-training/figures/..%2fx/specification.json")]
    public async Task What_is_not_there_is_said_with_what_to_do(string path)
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        using var answer = await open.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((string)said["error"]!).ShouldNotBeEmpty();
        ((string)said["hint"]!).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_forecast_counts_what_a_run_would_train()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        var forecast = await open.JsonAsync("/api/experiments/tiny-training/forecast?preset=quick&seeds=3");
        ((int)forecast["toRun"]!, (int)forecast["alreadyThere"]!).ShouldBe((15, 0));
        ((double)forecast["operations"]!).ShouldBeGreaterThan(0);
        ((double)forecast["seconds"]!).ShouldBeGreaterThan(0);

        await open.RunAsync("tiny-training");
        forecast = await open.JsonAsync("/api/experiments/tiny-training/forecast?preset=full");
        ((int)forecast["toRun"]!, (int)forecast["alreadyThere"]!).ShouldBe((20, 20));
    }

    [Theory]
    [InlineData("preset=slow", "preset is 'slow'")]
    [InlineData("seeds=many", "seeds is 'many'; it must be a number")]
    [InlineData("seeds=0", "seeds is 0; it must be a whole number from 1 to 1000")]
    [InlineData("colour=1", "has no option 'colour'")]
    public async Task What_cannot_be_asked_is_refused_with_the_reason(string query, string reason)
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        using var answer = await open.GetAsync($"/api/experiments/tiny-training/forecast?{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(reason.Replace("'", "\\u0027"));
    }

    [Fact]
    public async Task Figures_and_report_are_taken_along_as_attachments_of_the_version_that_was_shown()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training");
        var report = await open.JsonAsync("/api/experiments/tiny-training/report");
        var version = (string)report["version"]!;
        foreach (var (path, name, holds) in ((string, string, string)[])[
            ($"figures/loss/data.csv?version={version}", "loss.csv", "low"),
            ($"figures/loss/specification.json?version={version}", "loss.vl.json", "Losses differ by width"),
            ("report.html", "tiny-training-quick.html", "<!DOCTYPE html>")])
        {
            using var answer = await open.GetAsync($"/api/experiments/tiny-training/{path}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Content.Headers.ContentDisposition!.ToString().ShouldContain($"attachment; filename={name}");
            (await answer.Content.ReadAsStringAsync()).ShouldContain(holds);
        }
        using var older = await open.GetAsync("/api/experiments/tiny-training/figures/loss/data.csv?version=older");
        older.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_report_that_is_in_the_folder_is_shown_and_without_one_the_store_is_measured_again()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        (await open.JsonAsync("/api/experiments/tiny-training/report"))["content"].ShouldBeNull();
        await open.RunAsync("tiny-training");
        var written = await open.JsonAsync("/api/experiments/tiny-training/report");
        ((bool)written["hasPage"]!).ShouldBeTrue();

        File.Delete(open.ReportPath("tiny-training-quick"));
        await open.RestartAsync();
        var measured = await open.JsonAsync("/api/experiments/tiny-training/report");
        ((bool)measured["hasPage"]!).ShouldBeFalse();
        foreach (var part in (string[])["lead", "claims", "tables", "command", "settings", "figures"])
            measured["content"]![part]!.ToJsonString().ShouldBe(written["content"]![part]!.ToJsonString());
    }

    [Fact]
    public async Task A_line_chart_says_what_can_be_predicted_of_it()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training");
        var extremes =
            (await open.JsonAsync("/api/experiments/tiny-training/report"))["extremes"]!.AsArray()
                .ShouldHaveSingleItem()!;
        ((string)extremes["figure"]!, (string)extremes["horizontal"]!, (double)extremes["low"]!,
            (double)extremes["high"]!, (bool)extremes["isLogarithmic"]!)
            .ShouldBe(("loss", "hidden units", 2, 32, true));
        var line = extremes["lines"]!.AsArray().ShouldHaveSingleItem()!;
        line["places"]!.AsArray().Select(place => (double)place!).ShouldBe([2, 4, 8, 16, 32]);
        ((double)line["highest"]!["value"]!).ShouldBeGreaterThan((double)line["lowest"]!["value"]!);
    }
}
