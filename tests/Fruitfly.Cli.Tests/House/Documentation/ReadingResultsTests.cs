using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.House.Documentation;

public sealed partial class ReadingResultsTests
{
    const string Rate = "recipe.optimizer.learningRate";

    static readonly Document Page = Document.Of("docs/reading-results.md");

    [Fact]
    public async Task What_is_shown_for_pandas_runs_on_a_CSV_file()
    {
        using var folder = new TemporaryFolder();
        var found = await Python(folder.Root, "import pandas");
        Assert.SkipUnless(found.ExitCode == 0, "python3 with pandas is not there");
        await Export(folder);
        var result = await Python(folder.Root, Page.Blocks("python")[1]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("test_error");
    }

    /// <summary>The programs that read Parquet are not to be had from Debian, so their snippets are not run.</summary>
    [Fact]
    public async Task What_is_shown_names_columns_that_there_are()
    {
        using var folder = new TemporaryFolder();
        await Export(folder);
        var columns = new[] { "trials.csv", "curves.csv" }
            .SelectMany(file => File.ReadLines(folder[file]).First().Split(',')).ToHashSet();
        string[] named =
        [
            .. Page.Blocks("python").Concat(Page.Blocks("sql")).SelectMany(code => Quoted().Matches(code))
                .Select(match => match.Groups[1].Value).Distinct(),
        ];
        named.ShouldContain(Rate);
        named.Except(columns).Except(["mean", "std", "count", "columns", "name", "done"]).ShouldBeEmpty();
    }

    static async Task Export(TemporaryFolder folder)
    {
        using var lab = new TinyLab();
        (await lab.RunTiny("--quick")).ExitCode.ShouldBe(0);
        foreach (var (file, form) in (IEnumerable<(string, string)>)
            [("trials.csv", "wide"), ("curves.csv", "long"), ("trials.parquet", "wide"), ("curves.parquet", "long")])
            (await lab.Run(["export", "tiny-training-quick", "--form", form, "--out", folder[file], "--store", lab.Store]))
                .ExitCode.ShouldBe(0);
    }

    // A word in quotes, such as a column, that is no name of a file.
    [GeneratedRegex("\"([A-Za-z_]+|recipe(?:\\.[A-Za-z]+)+)\"")]
    private static partial Regex Quoted();

    static async Task<Invocation> Python(string folder, string program)
    {
        var result = new Invocation(127, "", "there is no python3");
        // The first may be one without the system's packages.
        foreach (var python in (string[])["python3", "/usr/bin/python3"])
            try
            {
                var start = new ProcessStartInfo(python, ["-c", program])
                {
                    WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
                };
                result = await Process.Start(start)!.Ended();
                if (result.ExitCode == 0)
                    break;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // It is not there.
            }
        return result;
    }
}
