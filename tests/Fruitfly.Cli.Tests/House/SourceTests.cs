using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.House;

public sealed partial class SourceTests
{
    static readonly string[] Written =
        [.. new[] { "src", "tests", "bench" }.SelectMany(folder => Repository.Files(folder, "*.cs"))];

    static readonly string[] Clients =
        [.. new[] { "*.ts", "*.tsx" }.SelectMany(pattern => Repository.Files("src", pattern))];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Written.Where(file => Repository.Read(file).AsSpan().Count('\n') > 400).ShouldBeEmpty();

    [Fact]
    public void No_line_is_longer_than_120_columns_but_for_the_text_in_it() =>
        Written.Concat(Clients).SelectMany(file => TooLong(Repository.Read(file)).Select(line => $"{file}:{line}"))
            .ShouldBeEmpty();

    [Fact]
    public void No_folder_is_named_for_nothing() =>
        Written.Where(file => file.Split('/').Intersect(["Helpers", "Utils", "Common", "Managers"]).Any())
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_for_later() =>
        Written.Where(file => !file.EndsWith("House/SourceTests.cs") && LeftForLater().IsMatch(Repository.Read(file)))
            .ShouldBeEmpty();

    [Fact]
    public void A_folder_of_tests_is_named_like_the_concept_it_tests()
    {
        foreach (var file in Repository.Files("tests", "*Tests.cs").Where(file => !file.Contains("/House/")))
        {
            var folders = file.Split('/')[1..^1];
            var source = Path.Combine(Repository.Root, "src", folders[0][..^".Tests".Length],
                folders.Length > 1 ? folders[1] : "");
            Directory.Exists(source).ShouldBeTrue($"{file} mirrors no folder of src");
        }
    }

    // A line with a literal may be longer, since a text that is cut cannot be searched for; so may the lines of a raw
    // literal.
    static IEnumerable<int> TooLong(string text)
    {
        var isRaw = false;
        foreach (var (number, line) in text.Split('\n').Index())
        {
            var wasRaw = isRaw;
            isRaw ^= line.Split("\"\"\"").Length % 2 == 0;
            if (line.Length > 120 && !wasRaw && line.AsSpan().IndexOfAny('"', '`') < 0)
                yield return number + 1;
        }
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex LeftForLater();
}
