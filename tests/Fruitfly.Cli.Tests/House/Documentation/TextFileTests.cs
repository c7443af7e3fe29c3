using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.House.Documentation;

public sealed partial class TextFileTests
{
    static readonly string[] Endings =
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".md", ".json", ".ts", ".tsx", ".mjs", ".css", ".sql", ".txt",
            ".npmrc", ".editorconfig"];

    /// <summary>On the machine of a user there are other folders and other servers.</summary>
    [Fact]
    public void No_text_names_a_folder_or_a_package_server_of_one_machine()
    {
        var files = new[] { "src", "tests", "docs", "examples",
            ".ci" }.SelectMany(folder => Repository.Files(folder, "*"))
            .Concat(Directory.EnumerateFiles(Repository.Root).Select(file => Path.GetFileName(file)))
            .Where(file => Endings.Contains(Path.GetExtension(file)) || !Path.GetFileName(file).Contains('.')).ToList();
        files.ShouldContain("README.md");
        files.ShouldContain("fruitfly-test");
        files.SelectMany(file => Personal().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}"))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("see /ro", "ot/fruitfly")]
    [InlineData("in /work", "/main")]
    [InlineData("\"resolved\": \"https://regis", "try.npmjs.org/vega\"")]
    public void Such_a_text_would_be_noticed(string first, string second) =>
        Personal().IsMatch(first + second).ShouldBeTrue();

    // A path begins after a space, a quote, a bracket or an equals sign; /home/me and /home/lab are no one's.
    [GeneratedRegex(
        """(?<=^|[\s"'`(=])(/(root|work|workspace|Users|tmp/wt)/|/home/(?!me\b|lab\b)|[A-Z]:\\Users\\)|"resolve[d]": "http|https?://[^/\s"']*(registry|nuget\.|npmjs|artifactory|nexus|mirror)""", RegexOptions.Multiline)]
    private static partial Regex Personal();
}
