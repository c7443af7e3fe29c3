using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>A page for readers of the repository, in Markdown.</summary>
sealed partial record Document(string Path, string Text)
{
    public static IReadOnlyList<Document> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md").Select(file => System.IO.Path.GetFileName(file)!)
            .Concat(Repository.Files("docs", "*.md")).Order(StringComparer.Ordinal).Select(Of),
    ];

    public static Document Of(string path) => new(path, Repository.Read(path).ReplaceLineEndings("\n"));

    /// <summary>The blocks of code that are fenced and named, such as <c>csharp</c>.</summary>
    public IReadOnlyList<string> Blocks(string language) =>
        [.. Regex.Matches(Text, $"^```{language}\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(match => match.Groups[1].Value)];

    /// <summary>Words in code style within the text.</summary>
    public IEnumerable<string> CodeWords => InlineCode().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>Full command lines: those that call <c>./fruitfly</c>, in indented blocks or within the text. What
    /// explains one stands after at least two spaces.</summary>
    public IEnumerable<string> CommandLines =>
        Text.Split('\n').Where(line => line.StartsWith("    ./fruitfly ")).Select(line => Gap().Split(line.Trim())[0])
            .Concat(CodeWords.Where(word => word.StartsWith("./fruitfly ")));

    public IEnumerable<string> Links => Link().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>The cells of the rows of every table, without rules and titles.</summary>
    public IEnumerable<string[]> Rows =>
        Text.Split('\n').Where(line => line.StartsWith("| "))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    public override string ToString() => Path;

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
