using System.Net;
using System.Text.Json.Nodes;

namespace Fruitfly.Web.Tests.Experiments;

public sealed class VariationTests
{
    const string Report = "/api/experiments/tiny-training/report";

    [Fact]
    public async Task A_variation_is_a_study_and_a_report_of_its_own_and_leaves_the_preset_s_as_they_are()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training");
        var (page, gallery, preset, study) = (
            await File.ReadAllTextAsync(open.ReportPath("tiny-training-quick")), await GalleryAsync(),
            await TextAsync(Report), await StudyAsync("tiny-training-quick"));

        await open.RunAsync("tiny-training", """{"preset":"quick","options":{"seeds":2,"steps":9}}""");

        (await File.ReadAllTextAsync(open.ReportPath("tiny-training-quick"))).ShouldBe(page);
        (await GalleryAsync()).ShouldBe(gallery);
        (await TextAsync(Report)).ShouldBe(preset, "what a lecture asks for");
        (await StudyAsync("tiny-training-quick")).ShouldBe(study);
        (await StudyAsync("tiny-training-quick-seeds-2-steps-9")).ShouldContain("\"done\":10");
        File.Exists(open.ReportPath("tiny-training-quick-seeds-2-steps-9")).ShouldBeTrue();

        async Task<string> TextAsync(string path) => (await open.JsonAsync(path)).ToJsonString();

        async Task<string> GalleryAsync() => (await open.JsonAsync("/api/gallery"))[0]!["report"]!.ToJsonString();

        async Task<string> StudyAsync(string name) => (await open.JsonAsync("/api/studies")).AsArray()
            .Single(one => (string)one!["name"]! == name)!["trials"]!.ToJsonString();
    }

    [Fact]
    public async Task An_address_with_options_shows_them_once_they_are_measured_with_the_preset_s_lines_beside_them()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training");
        const string varied = $"{Report}?preset=quick&seeds=2";
        var before = await open.JsonAsync(varied);
        ((bool)before["isAsked"]!, (string)before["page"]!).ShouldBe((false, "tiny-training-quick"));

        await open.RunAsync("tiny-training", """{"preset":"quick","options":{"seeds":2}}""");

        var after = await open.JsonAsync(varied);
        ((bool)after["isAsked"]!, (bool)after["isVariation"]!, (string)after["page"]!).ShouldBe(
            (true, true, "tiny-training-quick-seeds-2"));
        var beside = after["beside"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)beside["figure"]!).ShouldBe("loss");
        beside["points"]!.AsArray().Select(point => (double)point!["x"]!).ShouldBe([2, 4, 8, 16, 32]);
        var plain = await open.JsonAsync($"{Report}?preset=quick");
        ((bool)plain["isAsked"]!, (bool)plain["isVariation"]!).ShouldBe((true, false));
        plain["beside"]!.AsArray().ShouldBeEmpty();
        using var data = await open.GetAsync(
            $"/api/experiments/tiny-training/figures/loss/data.csv?preset=quick&seeds=2&version={after["version"]}");
        data.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string)(await open.NowAsync("tiny-training", "?preset=quick&seeds=2"))["report"]!)
            .ShouldBe((string)after["version"]!);
    }

    [Fact]
    public async Task A_variation_is_named_noted_tagged_and_archived()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training", """{"preset":"quick","options":{"seeds":2}}""");
        const string study = "tiny-training-quick-seeds-2";
        using var kept = await RemarkAsync(study,
            """{"title":" Two seeds ","note":"too few","tags":["talk"," "],"isArchived":true}""");
        kept.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await open.JsonAsync("/api/studies"))[0]!["remarks"]!.ToJsonString().ShouldBe(
            """{"title":"Two seeds","note":"too few","tags":["talk"],"isArchived":true}""");

        using var none = await RemarkAsync("none", """{"title":null,"note":"","tags":[],"isArchived":false}""");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var tooLong = await RemarkAsync(study,
            $$"""{"title":"{{new string('a', 200)}}","note":"","tags":[],"isArchived":false}""");
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)JsonNode.Parse(await tooLong.Content.ReadAsStringAsync())!["error"]!)
            .ShouldBe("The title has 200 characters; it may have up to 120.");

        Task<HttpResponseMessage> RemarkAsync(string name, string remarks) => open.PostAsync(
            "/api/studies/remarks", OpenLab.Json($$"""{"study":"{{name}}","remarks":{{remarks}}}"""));
    }

    [Fact]
    public async Task An_experiment_opens_on_the_published_setting_once_that_is_measured()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training");
        (await PresetAsync()).ShouldBe("quick");
        await open.RunAsync("tiny-training", """{"preset":"full","options":{}}""");
        (await PresetAsync()).ShouldBe("full");

        async Task<string> PresetAsync() => (string)(await open.JsonAsync("/api/experiments/tiny-training"))["preset"]!;
    }

    [Fact]
    public async Task Pages_hear_that_their_runs_were_stopped_when_the_lab_closes()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment(), new TinyExperiment("another"));
        await open.StartAsync("tiny-training", """{"preset":"quick","options":{"steps":5000000}}""");
        await open.StartAsync("another");
        await open.UntilAsync("tiny-training", now => (int?)now["run"]!["trials"]?["running"] > 0);
        var ended = Task.WhenAll(open.EndAsync("tiny-training"), open.EndAsync("another"));
        await open.NowAsync("another"); // it is being followed

        await open.Lab.DisposeAsync();

        (await ended).ShouldAllBe(run => (string)run["state"]! == "stopped");
    }
}
