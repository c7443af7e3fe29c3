using System.Text.RegularExpressions;

namespace Fruitfly.Web.Studies;

/// <summary>Headings of settings: the end of the path in words, and as much before it
/// as tells it from the others.</summary>
static partial class SettingLabels
{
    public static IReadOnlyList<SettingColumn> Of(IReadOnlyList<string> paths) =>
        [.. paths.Select(path => new SettingColumn(path, Label(path, paths)))];

    static string Label(string path, IReadOnlyList<string> paths)
    {
        var parts = path.Split('.');
        for (var taken = 1; taken < parts.Length; taken++)
        {
            var end = parts[^taken..];
            // A bare place in a list tells nothing; neither does its kind without a place.
            if (!char.IsAsciiDigit(end[0][0])
                && paths.Count(other =>
                    other == path || other.EndsWith("." + string.Join('.', end), StringComparison.Ordinal)) == 1)
                return InWords(end);
        }
        return InWords(parts);
    }

    static string InWords(string[] parts) => string.Join(' ', parts.Select(part =>
        char.IsAsciiDigit(part[0])
            ? (int.Parse(part) + 1).ToString()
            : Capital().Replace(part, match => " " + match.Value.ToLowerInvariant())));

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Capital();
}

/// <param name="Path">in the description, such as <c>recipe.optimizer.learningRate</c></param>
/// <param name="Label">such as "learning rate"</param>
sealed record SettingColumn(string Path, string Label);
