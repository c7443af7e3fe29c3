using System.Globalization;
using System.Text.RegularExpressions;

namespace Fruitfly.Studies;

/// <summary>A condition as a reader types it: <c>width&gt;=20</c>, <c>width=20..80</c> or <c>test-error&lt;30%</c>.
/// </summary>
sealed partial record TypedCondition(string Name, string Sign, string Value)
{
    const string Span = "..";

    /// <summary>Whether the value is a range such as <c>20..80</c>.</summary>
    public bool IsSpan => Value.Split(Span) is [var low, var high] && Number(low) is not null
        && Number(high) is not null;

    /// <summary>null for what is no condition</summary>
    public static TypedCondition? Parse(string word) => Pattern().Match(word) is { Success: true } found
        ? new(found.Groups[1].Value, found.Groups[2].Value, found.Groups[3].Value) : null;

    /// <summary>null where the value is no number</summary>
    public ValueRange? ToRange()
    {
        if (IsSpan)
            return Value.Split(Span) is [var low, var high] && Sign == "="
                ? new(Number(low)!.Value, Number(high)!.Value) : null;
        return Number(Value) is not { } number ? null : Sign switch
        {
            "<" => new(double.NegativeInfinity, number, IsHighOutside: true),
            "<=" => new(double.NegativeInfinity, number),
            ">" => new(number, double.PositiveInfinity, IsLowOutside: true),
            ">=" => new(number, double.PositiveInfinity),
            _ => new(number, number),
        };
    }

    static double? Number(string text)
    {
        var (digits, unit) = text.EndsWith('%') ? (text[..^1], 0.01) : (text, 1);
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? unit * number : null;
    }

    [GeneratedRegex("^([A-Za-z0-9.-]+)(<=|>=|=|<|>)(.*)\\z")]
    private static partial Regex Pattern();
}
