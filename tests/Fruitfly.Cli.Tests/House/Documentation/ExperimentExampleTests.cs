using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.House.Documentation;

public sealed class ExperimentExampleTests(ExperimentExample example) : IClassFixture<ExperimentExample>
{
    [Fact]
    public async Task Its_experiment_stands_in_the_list_with_its_options_before_those_of_the_laboratory()
    {
        var list = JsonNode.Parse((await example.Run("list", "--json")).Output)!.AsArray();
        ((string)list[0]!["name"]!).ShouldBe(ExperimentExample.Name);
        list[0]!["options"]!.AsArray().Select(option => (string)option!["name"]!)
            .ShouldBe(["seeds", "width", "steps", "decay"]);
        list.Count.ShouldBe(Lab.Experiments.ExperimentCatalog.Default.Experiments.Count + 1);
    }

    [Fact]
    public async Task Its_trials_are_kept_so_that_only_new_seeds_are_trained()
    {
        (await example.ToRun("run", ExperimentExample.Name, "--quick")).ShouldBe(0);
        (await example.ToRun("run", ExperimentExample.Name, "--quick", "--seeds", "5")).ShouldBe(8);
    }

    [Fact]
    public async Task It_is_reproduced_alone_with_its_claim()
    {
        var result =
            await example.Run("reproduce", "--quick", ExperimentExample.Name, "--reports", example.Reports, "--json");
        result.ExitCode.ShouldBe(0, result.Error);
        JsonNode.Parse(result.Output)!["claims"]!.AsArray().Select(claim => (string)claim!["id"]!)
            .ShouldBe(["helps-more"]);
        File.Exists(Path.Combine(example.Reports, $"{ExperimentExample.Study}.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task Its_study_is_exported()
    {
        var lines = (await example.Run("export", ExperimentExample.Study)).Output.TrimEnd().Split('\n');
        lines.Length.ShouldBe(1 + 32);
        lines[0].ShouldContain("data.labelNoise");
    }

    [Fact]
    public async Task The_web_lab_shows_it_in_the_gallery_on_its_page_and_among_the_reports()
    {
        var answers = await example.Serve(
            "/api/gallery", "/experiments/ada.label-noise", "/api/experiments/ada.label-noise",
            "/api/experiments/ada.label-noise/report",
            $"/reports/{ExperimentExample.Study}.html");
        var card = JsonNode.Parse(answers[0])![0]!;
        ((string)card["name"]!, (string)card["report"]!["file"]!).ShouldBe(
            (ExperimentExample.Name, $"{ExperimentExample.Study}.html"));
        answers[1].ShouldContain("<main");
        ((string)JsonNode.Parse(answers[2])!["title"]!).ShouldBe("Weight decay against wrong labels");
        ((string)JsonNode.Parse(answers[3])!["content"]!["figures"]![0]!["id"]!).ShouldBe("error");
        answers[4].ShouldContain("Weight decay changes the validation error by");
    }

    [Fact]
    public async Task A_program_without_it_shows_and_exports_its_trials_but_refuses_what_needs_the_experiment()
    {
        (await example.RunStandard("studies", "show", ExperimentExample.Study)).Output.ShouldContain(
            "32 trials: 32 done");
        (await example.RunStandard("export", ExperimentExample.Study, "--figure", "error", "--svg",
            Path.Combine(example.Reports, "e.svg"))).ShouldBe(new Invocation(
            2, "", $"error: the study '{ExperimentExample.Study}' was made by the experiment 'ada/label-noise', " +
                "which this program does not have.\n"
            + "hint: use the program that adds it.\n"));
        (await example.RunStandard("run", ExperimentExample.Name)).ShouldBe(new Invocation(
            2, "", "error: 'fruitfly run' has no experiment 'ada/label-noise'.\nhint: a user's own experiment is " +
                "run by the program that adds it.\n"));
    }
}
