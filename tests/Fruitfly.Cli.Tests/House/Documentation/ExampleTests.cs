using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.House.Documentation;

public sealed partial class ExampleTests
{
    const string FirstNetwork = "examples/first-network.cs";

    [Fact]
    public void The_code_in_the_README_is_the_example() =>
        Document.Of("README.md").Blocks("csharp").ShouldHaveSingleItem().ShouldBe(Repository.Read(FirstNetwork));

    [Fact]
    public async Task The_example_compiles_and_learns()
    {
        var result = await Run(FirstNetwork);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        double.Parse(TestError().Match(result.Output).Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeInRange(0, 50, result.Output);
    }

    [Fact]
    public void The_code_in_the_tour_of_the_library_is_the_program_that_runs()
    {
        var code = Document.Of("docs/library.md").Blocks("csharp");
        var program = Repository.Read("tests/Fruitfly.Cli.Tests/House/Documentation/LibraryTour.cs");
        var body = Body().Match(program).Groups[1].Value;
        var usings = string.Concat(program.Split('\n').Where(line => line.StartsWith("using ")).Select(line => line + "\n"));
        string.Concat(code.Skip(1)).ShouldBe(Regex.Replace(body, "^        ", "", RegexOptions.Multiline));
        code[0].ShouldBe(usings);
    }

    [Fact]
    public void The_tour_of_the_library_runs()
    {
        using var output = new StringWriter();
        LibraryTour.Run(output);
        output.ToString().ShouldContain("labels redrawn");
        output.ToString().ShouldContain("Total parameters");
        output.ToString().ShouldContain("have the class of their neighbours");
        double.Parse(Interval().Match(output.ToString()).Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeInRange(0, 90);
    }

    static async Task<Invocation> Run(string program)
    {
        var start = new ProcessStartInfo("dotnet", ["run", program])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return await Process.Start(start)!.Ended();
    }

    [GeneratedRegex(@"test error ([\d.]+)\s*%")]
    private static partial Regex TestError();

    [GeneratedRegex(@"test error ([\d.]+)\s*%, 95 % interval .* n = 3")]
    private static partial Regex Interval();

    [GeneratedRegex(@"TextWriter Console\)\n    \{\n(.*?)^    \}$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Body();
}
