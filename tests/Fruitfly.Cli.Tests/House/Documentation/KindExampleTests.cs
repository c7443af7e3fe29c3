using System.Globalization;
using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>The programs in examples/kinds each add one kind from outside. They are built as one program, each in a
/// namespace of its own, since a build takes longer than all trainings.</summary>
public sealed partial class KindExampleTests
{
    [Fact]
    public async Task Each_adds_a_kind_whose_gradients_hold_and_which_learns()
    {
        using var folder = new TemporaryFolder();
        string[] names =
            [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples/kinds"), "*.cs")
                .Select(Path.GetFileNameWithoutExtension).Order()!];
        var programs =
            names.Select((name, i) => (Number: i, Parts: Parts().Match(Repository.Read($"examples/kinds/{name}.cs"))))
                .ToList();
        File.WriteAllText(folder["kinds.cs"],
            $"#:project {Path.Combine(Repository.Root, "src/Fruitfly/Fruitfly.csproj")}\n"
            + string.Concat(
                programs.Select(program =>
                    $"System.Console.WriteLine(\"{names[program.Number]}\");\nKind{program.Number}.Program.Run();\n"))
            + string.Concat(programs.Select(program =>
                $"namespace Kind{program.Number}\n{{\n{program.Parts.Groups["usings"]}static class " +
                    "Program\n{\npublic static void " +
                    $"Run()\n{{\n{program.Parts.Groups["body"]}}}\n}}\n{program.Parts.Groups["types"]}}}\n")));

        var result = await ExampleTests.Run(folder["kinds.cs"]);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldNotContain("WRONG");
        names.ShouldBe(["focal-loss", "gated-linear", "lion", "swish", "two-moons", "warm-restarts"]);
        TestErrors().Matches(result.Output)
            .Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .ToList().ShouldSatisfyAllConditions(
                errors => errors.Count.ShouldBe(names.Length), errors => errors.ShouldAllBe(error => error < 75));
    }

    [GeneratedRegex(@"^#:project .*\n\n(?<usings>(using .*\n)+)(?<body>(.|\n)*?)(?<types>^/// <summary>(.|\n)*)$",
        RegexOptions.Multiline)]
    private static partial Regex Parts();

    [GeneratedRegex(@"test error ([\d.]+)\s*%")]
    private static partial Regex TestErrors();
}
