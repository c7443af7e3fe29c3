using System.Diagnostics;

namespace Fruitfly.Cli.Tests.House.Documentation;

public sealed class ReadingResultsTests
{
    static readonly IReadOnlyList<string> Snippets = Document.Of("docs/reading-results.md").Blocks("python");

    [Fact]
    public async Task What_is_shown_for_pandas_runs_on_a_Parquet_file() =>
        (await Run(Snippets[0], "pandas", "pyarrow")).Output.ShouldContain("share, 0 to 1");

    [Fact]
    public async Task What_is_shown_for_pandas_runs_on_a_CSV_file() =>
        (await Run(Snippets[1], "pandas")).Output.ShouldContain("test_error");

    [Fact]
    public async Task What_is_shown_for_polars_runs() => (await Run(Snippets[2], "polars")).Output.ShouldContain("hash");

    /// <summary>Runs Python beside the exports of a study; skips where a module is missing: Debian packages pandas, and
    /// neither pyarrow nor polars.</summary>
    static async Task<Invocation> Run(string snippet, params string[] modules)
    {
        var imports = string.Concat(modules.Select(module => $"import {module}\n"));
        using var folder = new TemporaryFolder();
        var found = await Python(folder.Root, imports);
        Assert.SkipUnless(found.ExitCode == 0, $"python3 with {string.Join(" and ", modules)} is not there");
        using var lab = new TinyLab();
        (await lab.RunTiny("--quick")).ExitCode.ShouldBe(0);
        foreach (var (file, form) in (IEnumerable<(string, string)>)
            [("trials.parquet", "wide"), ("curves.parquet", "long"), ("trials.csv", "wide")])
        {
            string[] places = ["--out", folder[file], "--store", lab.Store, "--overwrite"];
            (await lab.Run(["export", "tiny-training-quick", "--form", form, .. places])).ExitCode.ShouldBe(0);
        }
        // The tiny study has one learning rate, which the long form then leaves out.
        var result = await Python(
            folder.Root, snippet.Replace("columns=\"recipe.optimizer.learningRate\"", "columns=\"seed\""));
        result.ExitCode.ShouldBe(0, result.Error);
        return result;
    }

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
