using System.Globalization;
using System.Text.RegularExpressions;

namespace Fruitfly.Lab.CommandLines;

/// <summary>A length of time with its unit: <c>90s</c>, <c>10m</c>, <c>1.5h</c>, <c>2d</c>.</summary>
public static partial class LengthOfTime
{
    public const string Pattern = @"^[0-9]{1,6}(\.[0-9]{1,3})?(s|m|h|d)$";

    /// <summary>What may be written.</summary>
    public const string Allowed = "a time such as 90s, 10m, 1.5h or 2d, up to 30d";

    static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Whether a text looks like one, however long it is.</summary>
    public static bool Suits(string text) => Written().IsMatch(text);

    /// <summary>null where it is none, none at all, or longer than 30 days</summary>
    public static TimeSpan? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Suits(text))
            return null;
        var count = double.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture);
        var time = TimeSpan.FromSeconds(count * text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 86400 });
        return time > TimeSpan.Zero && time <= Longest ? time : null;
    }

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
