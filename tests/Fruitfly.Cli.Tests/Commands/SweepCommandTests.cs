using System.Text.Json.Nodes;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class SweepCommandTests : IDisposable
{
    const string Small =
        """
        study: small
        data: {kind: circles, samples: 80}
        recipe: {epochs: 2}
        factors: {network.width: [2, 4]}
        seeds: 2
        """;

    readonly TinyLab _lab = new();

    public void Dispose() => _lab.Dispose();

    string Study(string text = Small)
    {
        var path = _lab.Folder["study.yaml"];
        File.WriteAllText(path, text);
        return path;
    }

    Task<Invocation> Sweep(params string[] words) => _lab.Run(["sweep", .. words, .. _lab.Places]);

    [Fact]
    public async Task A_study_is_run_answered_reported_and_not_trained_twice()
    {
        var result = await Sweep(Study());
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("width");
        result.Output.ShouldContain("test error: ");
        var train = result.Output.Split('\n').Single(line => line.StartsWith("train it: "));
        train.ShouldContain("sweep");
        var page = result.Output.Split('\n').Single(line => line.StartsWith("report: "))["report: ".Length..];
        File.Exists(page).ShouldBeTrue();
        var again = await Sweep(Study(), "--dry-run", "--json");
        ((int)JsonNode.Parse(again.Output)!["trialsToRun"]!).ShouldBeLessThanOrEqualTo(2);
        var study = Path.GetFileNameWithoutExtension(page);
        var shown = await _lab.Run("studies", "show", study, "--store", _lab.Store);
        shown.Output.ShouldContain("study: small");
        shown.Output.ShouldContain("    activation", Case.Sensitive, "the file is kept with every value");
    }

    [Fact]
    public async Task A_run_is_told_as_JSON_too()
    {
        var json = JsonNode.Parse((await Sweep(Study(), "--json")).Output)!;
        ((int)json["trials"]!).ShouldBe(4);
        ((bool)json["isCutShort"]!).ShouldBeFalse();
        File.Exists((string)json["report"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_problem_is_a_line_with_its_place()
    {
        var result = await Sweep(Study("study: x\nseds: 3\nrecipe: {epochs: many}\n"));
        result.ExitCode.ShouldBe(ExitCode.Input);
        var lines = result.Error.Split('\n');
        lines[0].ShouldContain("study.yaml:2:1: seds is not a key of study");
        lines[0].ShouldEndWith("Did you mean 'seeds'?");
        lines[1].ShouldContain("study.yaml:3:18: recipe.epochs is 'many'");
        lines[2].ShouldContain("has 2 problems.");
        lines[3].ShouldStartWith("hint: ");
    }

    [Fact]
    public async Task What_is_wrong_in_what_was_typed_names_it() =>
        (await Sweep(Study(), "recipe.epoch=3")).Error
            .ShouldContain("'recipe.epoch=3': recipe.epoch is not a key of recipe");

    [Fact]
    public async Task A_value_is_shown_with_its_origin()
    {
        var text = (await Sweep(Study(), "recipe.epochs=3", "--show")).Output;
        text.ShouldContain("epochs: 3  # 'recipe.epochs=3'");
        text.ShouldContain("# default");
        var json = JsonNode.Parse((await Sweep(Study(), "--show", "--json")).Output)!;
        ((string)json["origins"]!["recipe.batchSize"]!).ShouldBe("default");
        ((double)json["study"]!["recipe"]!["epochs"]!).ShouldBe(2);
    }

    [Fact]
    public async Task A_study_to_begin_with_can_be_run_at_once()
    {
        File.WriteAllText(_lab.Folder["some.csv"], "a,b,kind\n" + string.Concat(Enumerable.Range(0, 60).Select(i =>
            FormattableString.Invariant($"{i % 7 + 0.5},{i % 11 + 0.25},{(i % 2 == 0 ? "x" : "y")}\n"))));
        var begun = await _lab.Run("sweep", "--init", _lab.Folder["some.csv"]);
        begun.ExitCode.ShouldBe(0, begun.Error);
        begun.Output.ShouldContain("target: kind");
        var result = await Sweep(Study(begun.Output), "recipe.epochs=1", "seeds=1", "network.width=2");
        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public async Task What_the_file_was_taken_for_is_said_before_training_and_in_report_and_JSON()
    {
        File.WriteAllText(_lab.Folder["some.csv"], "a,day,kind\n" + string.Concat(Enumerable.Range(0, 60).Select(i =>
            $"{i % 7},2024-01-{1 + i % 28:00},{(i % 3 == 0 ? "x" : "y")}\n")));
        var study = Study("study: s\ndata: {file: some.csv}\nrecipe: {epochs: 1}\nseeds: 1\n" +
            "factors: {data.labelNoise: [0, 0.2]}");
        var dry = await Sweep(study, "--dry-run");
        dry.Error.ShouldContain("read: 2 classes: x (20), y (40)");
        dry.Error.Split("read: target 'kind'").Length.ShouldBe(2, "it is read once");
        var json = JsonNode.Parse((await Sweep(study, "--json")).Output)!;
        ((string)json["readings"]![0]!["columns"]![1]!["kind"]!).ShouldBe("date");
        File.ReadAllText((string)json["report"]!).ShouldContain("The columns of the file");
    }

    [Fact]
    public async Task The_command_that_trains_the_chosen_setting_finds_every_trial_there_already()
    {
        var result = await Sweep(Study(Small + "\nsearch: {kind: random, settings: 2}"), "data.noise=0.15,0.3",
            "network.activation=tanh", "--json");
        var command = (string)JsonNode.Parse(result.Output)!["command"]!;
        command.ShouldContain(" network.activation=tanh ");
        // Nothing in it is quoted.
        var again = await _lab.Run([.. command.Split(' ').Skip(1), "--dry-run", "--json"]);
        again.ExitCode.ShouldBe(0, again.Error);
        var forecast = JsonNode.Parse(again.Output)!;
        ((int)forecast["settings"]!, (int)forecast["trialsToRun"]!).ShouldBe((1, 0));
    }

    [Fact]
    public async Task The_chosen_setting_is_written_as_a_model()
    {
        var model = _lab.Folder["best.model"];
        (await Sweep(Study(), "--model", model)).ExitCode.ShouldBe(0);
        Fruitfly.Models.Model.Load(model).Networks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_study_it_says_how_to_begin()
    {
        var result = await _lab.Run("sweep");
        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("--init");
    }

    [Fact]
    public async Task A_study_that_is_not_there_is_an_input_error() =>
        (await Sweep(_lab.Folder["none.yaml"])).ExitCode.ShouldBe(ExitCode.Input);

    [Fact]
    public async Task The_shell_completes_the_file_of_a_study()
    {
        const string Line = "fruitfly sweep ";
        (await Invocation.Of("complete", $"{Line.Length}", Line)).Output.ShouldBe("");
        (await Invocation.Of("complete", $"{Line.Length + 4}", Line + "--sh")).Output.ShouldBe("--show\n");
    }
}
