using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fruitfly.Models;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class ModelCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Training_writes_a_model_of_all_seeds_that_says_what_it_is()
    {
        var trained = await Train("--data", "circles", "--epochs", "3", "--seeds", "3", "--hidden-layers", "4");
        trained.ExitCode.ShouldBe(0, trained.Error);
        trained.Output.ShouldContain($"written to {_folder["m.model"]}\n");

        var card = await Invocation.Of("model", _folder["m.model"]);

        card.ExitCode.ShouldBe(0, card.Error);
        var lines = Regex.Replace(card.Output, " {2,}", "  ").Split('\n');
        lines[0].ShouldBe("predicts  label, 2 classes: 0, 1");
        lines[1].ShouldBe("from  x0, x1");
        lines[2].ShouldBe("network  the mean of 3 networks of 22 parameters: linear 4, relu, linear 2");
        lines[3].ShouldMatch(
            @"^error  [\d.]+ % on test examples; [\d.]+ to [\d.]+ with other examples \(95 %\)$");
        lines[4].ShouldMatch(@"^ *one network alone, on average: [\d.]+ % on test examples; [\d.]+ to [\d.]+ with");
        lines.ShouldContain("made by  fruitfly train --data circles --hidden-layers 4 --epochs 3 --seeds 3");
        lines.ShouldContain(line => line.StartsWith("log-loss  "));
    }

    [Fact]
    public async Task Json_has_every_number_of_the_model()
    {
        await Train("--data", "toy-function", "--epochs", "3");
        var json = JsonNode.Parse((await Invocation.Of("model", _folder["m.model"], "--json")).Output)!;
        json["outputs"]!.GetValue<string>().ShouldBe("values");
        json["network"]!["layers"]!.AsArray().Count.ShouldBe(3);
        json["origin"]!["trials"]!.AsArray().Count.ShouldBe(1);
        json["parameters"]!.GetValue<int>().ShouldBe(91);
    }

    [Fact]
    public async Task A_model_of_several_splits_is_refused_before_anything_is_trained()
    {
        var result = await Train("--data", "circles", "--splits", "3");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith("error: --splits is 3, and a model is of one split: measure with it");
        File.Exists(_folder["m.model"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_every_training_diverges_there_is_no_model()
    {
        var result = await Train("--data", "toy-function", "--optimizer", "sgd", "--learning-rate", "1000", "--epochs",
            "20", "--seeds", "2");
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("error: All 2 trainings diverged");
        result.Error.ShouldContain("hint: try a smaller --learning-rate.");
        File.Exists(_folder["m.model"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_not_replaced_and_not_read()
    {
        File.WriteAllText(_folder["m.model"], "my notes");
        (await Train("--data", "circles", "--epochs", "1")).Error
            .ShouldContain("is not a model written by this program");
        (await Invocation.Of("model", _folder["m.model"])).ExitCode.ShouldBe(3);
        File.ReadAllText(_folder["m.model"]).ShouldBe("my notes");
    }

    [Fact]
    public async Task A_model_is_exported_as_onnx()
    {
        await Train("--data", "circles", "--epochs", "1");
        var result = await Invocation.Of("export", _folder["m.model"], "--onnx", _folder["m.onnx"]);
        result.ShouldBe(new Invocation(0, $"written to {_folder["m.onnx"]}\n", ""));
        File.ReadAllBytes(_folder["m.onnx"])[..3].ShouldBe([0x08, 0x08, 0x12]);
        (await Invocation.Of("export", _folder["m.model"], "--onnx", _folder["m.model"])).Error
            .ShouldContain("choose a name that ends in .onnx");
        (await Invocation.Of("export", _folder["m.model"], "--onnx", _folder["m.onnx"], "--format", "csv")).ExitCode
            .ShouldBe(2);
    }

    [Fact]
    public async Task The_networks_of_the_model_are_those_of_the_seeds()
    {
        await Train("--data", "circles", "--epochs", "1", "--seeds", "2", "--seed", "5");
        var both = Model.Load(_folder["m.model"]);
        await Train("--data", "circles", "--epochs", "1", "--seed", "6");
        var second = Model.Load(_folder["m.model"]);
        float[] row = [0.5f, -0.25f], one = new float[2], other = new float[2];
        both.Networks[1].Predict(row, one);
        second.Networks[0].Predict(row, other);
        one.ShouldBe(other);
    }

    [Fact]
    public async Task Models_are_completed_by_their_files()
    {
        File.WriteAllText(_folder["iris.model"], "");
        File.WriteAllText(_folder["iris.csv"], "");
        var line = $"fruitfly model {_folder["i"]}";
        (await Invocation.Of("complete", $"{line.Length}", line)).Output.ShouldBe($"{_folder["iris.model"]}\n");
    }

    Task<Invocation> Train(params string[] arguments) => Invocation.Of(["train", .. arguments, "--model",
        _folder["m.model"], "--store", _folder["studies.db"], "--reports", _folder["reports"]]);
}
