using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports.Export;

namespace Fruitfly.Cli.Tests.Help;

/// <summary>What the help shows as an example is pasted, and must work.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void Every_example_of_every_command_is_understood()
    {
        var lines = Examples(ExperimentCatalog.Default).ToList();
        lines.Count.ShouldBeGreaterThan(60);
        foreach (var line in lines)
        {
            var words = line.Split(" > ")[0]["fruitfly ".Length..];
            UsageError.Of(
                FruitflyProgram.Commands(Some(ExperimentCatalog.Default))
                    .Parse(words, CommandSyntax.Parser))?.Message.ShouldBeNull(line);
        }
    }

    [Fact]
    public async Task Those_that_are_not_of_experiments_run_one_after_another_in_a_new_folder()
    {
        using var folder = new TemporaryFolder();
        var first = Examples(new ExperimentCatalog()).Distinct().Where(line => !IsRunElsewhere(line))
            .OrderBy(line => line.Contains(" remove "));
        var lines = first.Select(line => Shortened(line)).ToList();
        lines.Count.ShouldBeGreaterThan(20);
        await File.WriteAllTextAsync(folder["iris.csv"], Iris(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["visits.csv"], Visits(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["new.csv"], "id,date,width,length\n7,2026-05-01,3.5,5.1\n8,2026-05-02,2.5,\n",
            TestContext.Current.CancellationToken);
        var script = $$"""
            cd {{folder.Root}} && mkdir -p .zfunc .config/fish/completions .local/share/bash-completion/completions
            "$fruitfly" run mnist1d-training --quick --seeds 1 --study mnist1d-training-quick >ran.txt || exit 9
            "$fruitfly" run mnist1d-training --quick --seeds 1 --study mnist1d-training-full >ran.txt || exit 9
            cp home/studies.db colleague.db && cp -r reports full
            {{string.Join("\n", lines.Select(line => $"{Script(line)} || {{ echo \"failed: {line}\" >&2; exit 8; }}"))}}
            """;
        var result =
            await ProgramProcess.Bash(script, ("FRUITFLY_HOME", folder["home"]), ("HOME", folder.Root)).Ended();
        result.ExitCode.ShouldBe(0, result.Error);
        foreach (var file in (string[])["iris.safetensors", "curve.csv", "circles.cs", "digits.npz", "trials.csv",
            "trials.jsonl", "curves.parquet", ".zfunc/_fruitfly"])
            new FileInfo(folder[file]).Length.ShouldBeGreaterThan(0, file);
    }

    [Fact]
    public async Task Those_of_experiments_run_in_a_small_laboratory()
    {
        using var lab = new TinyLab();
        var lines = Examples(lab.Experiments).Distinct()
            .Where(line => line.StartsWith("fruitfly run ") || line.StartsWith("fruitfly reproduce")).ToList();
        lines.Count.ShouldBeGreaterThan(8);
        foreach (var line in lines)
        {
            var words = line.Split(" > ")[0].Split(' ')[1..];
            var result = await lab.Run(words.Contains("--help") ? words : [.. words, .. lab.Places]);
            result.ExitCode.ShouldBe(0, $"{line}: {result.Error}");
            result.Output.ShouldNotBeEmpty(line);
        }
    }

    [Fact]
    public async Task The_servers_start_and_stop()
    {
        using var folder = new TemporaryFolder();
        var lines = Examples(new ExperimentCatalog()).Distinct().Where(line => line.StartsWith("fruitfly serve"))
            .ToList();
        lines.ShouldNotBeEmpty();
        foreach (var line in lines)
        {
            // The port that is shown may be taken where the tests run.
            using var process = ProgramProcess.Bash(
                $"cd {folder.Root} && exec {Script(line.Replace("8080", "0"))}", ("FRUITFLY_HOME", folder["home"]),
                ("TERM", "dumb"));
            var address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            address.ShouldNotBeNull(line).ShouldStartWith("http://127.0.0.1:");
            process.Signal("INT");
            await process.EndAsync();
            process.ExitCode.ShouldBe(0, line);
        }
    }

    // The whole benchmark takes half a minute, the self-test of diagnoses minutes and every other diagnosis half a
    // minute, and a store on a server needs that server: their own tests try them. The studies that are compared are
    // named by hashes, which other programs have others of.
    static bool IsRunElsewhere(string line) =>
        line.StartsWith("fruitfly run ") || line.StartsWith("fruitfly reproduce") || line.StartsWith("fruitfly serve")
            || line.StartsWith("fruitfly bench") || line.StartsWith("fruitfly compare") || line.Contains("--self-test")
            || line.StartsWith("fruitfly cluster") || line.Contains("postgres://")
            || line.StartsWith("fruitfly diagnose")
                && (line.Contains("--budget") || line.Contains("--group") || line.Contains("--hidden-layers"))
        || (Browser.Find() is null && line.Contains(".svg"));

    static string Shortened(string line) => line.StartsWith("fruitfly train") && !line.Contains("--program")
        ? line.Replace("--splits 20", "--splits 2") + " --epochs 1 --overwrite"
        : line.StartsWith("fruitfly diagnose") ? line + " --epochs 1 --budget 900"
        : line;

    static string Script(string line) => "\"$fruitfly\"" + line["fruitfly".Length..];

    static string Iris() => "length,width,species\n" + string.Concat(Enumerable.Range(0, 90).Select(
        i => FormattableString.Invariant(
            $"{4 + i % 3 + i % 7 / 10.0},{2 + i % 5 / 10.0},{(string[])["setosa", "versicolor", "virginica"] switch { var names => names[i % 3] }}\n")));

    static string Visits() => "patient,age,ill\n" + string.Concat(Enumerable.Range(0, 120).Select(
        i => $"{i / 4},{20 + i * 7 % 60},{(i * 7 % 60 + i % 5 > 32 ? "yes" : "no")}\n"));

    static IEnumerable<string> Examples(ExperimentCatalog experiments) =>
        All(FruitflyProgram.Commands(Some(experiments))).OfType<DocumentedCommand>()
            .SelectMany(command => command.Examples).Select(example => example.Line);

    static IEnumerable<Command> All(Command command) =>
        command.Subcommands.Where(part => !part.Hidden).SelectMany(All).Prepend(command);

    static Surroundings Some(ExperimentCatalog experiments) => new()
    {
        Terminal = new(TextWriter.Null, TextWriter.Null),
        Experiments = experiments,
        Environment = _ => null,
    };
}
