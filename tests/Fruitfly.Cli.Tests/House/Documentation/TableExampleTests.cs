using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>The page about data files shows what is read of a table, as it is.</summary>
public sealed class TableExampleTests
{
    [Fact]
    public async Task The_table_of_the_page_is_read_as_the_page_says()
    {
        var page = Document.Of("docs/data-files.md");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["passengers.csv"], page.Blocks("csv").Single());
        var result = await Invocation.Of("train", "--file", folder["passengers.csv"], "--epochs", "1", "--store",
            folder["studies.db"], "--reports", folder["reports"]);
        result.ExitCode.ShouldBe(0, result.Error);
        Plain(result.Error).ShouldStartWith(Plain(page.Blocks("text").First(block => block.Contains("read:"))));
    }

    // A terminal that is wide or narrow, with or without lines, changes the blanks and rules alone.
    static string Plain(string text) => Regex.Replace(Regex.Replace(text, @"[─|]+|^[-| ]+$", " ", RegexOptions.Multiline),
        @"\s+", " ").Trim();
}
