using Fruitfly.Cli.Errors;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Tests.House.Documentation;

public sealed class CommandLineTests
{
    /// <summary>Those that end in a moment; the others train, wait for a browser or draw.</summary>
    static readonly string[] Quick =
        ["list", "doctor", "data", "train", "sweep", "run mnist1d-data", "model ", "predict ",
        "export iris.model", "compare iris.model"];

    static readonly IReadOnlyList<string> Lines =
        [.. Document.All.SelectMany(document => document.CommandLines).Select(line => line["./fruitfly ".Length..])
            .Distinct()];

    [Fact]
    public void There_are_command_lines_in_the_documents() => Lines.Count.ShouldBeGreaterThan(10);

    [Fact]
    public async Task Every_command_line_is_understood()
    {
        foreach (var line in Lines)
            (await Error(line)).ShouldBeNull(line);
    }

    [Fact]
    public async Task A_command_line_that_is_not_understood_would_be_noticed()
    {
        (await Error("run mnist1d-trainin --quick"))!.ShouldContain("mnist1d-trainin");
        (await Error("export some-study --figur loss"))!.ShouldContain("--figur");
    }

    [Fact]
    public async Task Commands_that_are_named_exist()
    {
        var named = Document.All.SelectMany(document => document.CodeWords)
            .Where(word => word.StartsWith("fruitfly ") && !word.Contains('…'))
            .Select(word => word["fruitfly ".Length..].Replace("<experiment>", "mnist1d-data")).Distinct();
        foreach (var name in named)
            (await Invoke([.. name.Split(' ').TakeWhile(word => !word.StartsWith('-')), "--help"]))
                .ShouldBe((0, ""), name);
    }

    [Fact]
    public async Task The_quick_ones_run()
    {
        var lines = Lines.Where(line => Quick.Any(line.StartsWith)).ToList();
        lines.Count.ShouldBeGreaterThan(4);
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["iris.csv"], Enumerable.Range(0, 60)
            .Select(i =>
                FormattableString.Invariant($"{i % 7 + 0.5},{i % 11 + 0.25},{(i % 2 == 0 ? "setosa" : "virginica")}"))
            .Prepend("length,width,species"));
        File.WriteAllLines(folder["new.csv"], ["width,length", "3.5,5.1", "2.5,"]);
        File.WriteAllLines(folder["labelled.csv"], ["length,width,species", "3.5,5.1,setosa", "2.5,1,virginica"]);
        Directory.CreateDirectory(folder["examples/studies"]);
        foreach (var file in Repository.Files("examples/studies", "*"))
            File.Copy(Path.Combine(Repository.Root, file), folder[file]);
        var script =
            string.Join("\n", lines.Select(line => $"\"$fruitfly\" {line} || {{ echo failed: {line} >&2; exit 1; }}"));
        var result =
            await ProgramProcess.Bash($"cd {folder.Root} && {{\n{script}\n}}", ("FRUITFLY_HOME", folder["home"]))
                .Ended();
        result.ExitCode.ShouldBe(0, result.Error);
        File.Exists(folder["digits.npz"]).ShouldBeTrue();
        File.Exists(folder["reports/mnist1d-data.html"]).ShouldBeTrue();
    }

    static async Task<string?> Error(string line)
    {
        string? error = null;
        await Invocation.Of(
            surroundings =>
            {
                surroundings = surroundings with { Experiments = ExperimentCatalog.Default };
                error = UsageError.Of(
                    FruitflyProgram.Commands(surroundings).Parse(line, CommandSyntax.Parser))?.Message;
                return surroundings;
            },
            "--version");
        return error;
    }

    static async Task<(int ExitCode, string Error)> Invoke(string[] arguments)
    {
        var result = await Invocation.Of(surroundings => surroundings with { Experiments = ExperimentCatalog.Default },
            arguments);
        return (result.ExitCode, result.Error);
    }
}
