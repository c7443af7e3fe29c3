using System.Globalization;
using System.Text;

namespace Fruitfly.Cli.Terminals;

/// <summary>Text from anywhere made safe for a terminal: control characters, which could move the cursor or turn
/// letters around, are shown as <c>\u001b</c>, which in JSON is the same text.</summary>
static class ShownText
{
    /// <summary>The text with its line ends and tabs.</summary>
    public static string Of(string text) => text.Any(IsSuspicious) ? Escaped(text) : text;

    /// <summary>The text on one line, so that a name cannot pass for a line of the program.</summary>
    public static string OneLine(string text) => Of(text.ReplaceLineEndings(" ").Replace('\t', ' '));

    static bool IsSuspicious(char unit) => unit is not ('\n' or '\t') && (char.IsControl(unit) || char.IsSurrogate(unit)
        || char.GetUnicodeCategory(
            unit) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    static string Escaped(string text)
    {
        var shown = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            if (IsShown(rune))
                shown.Append(rune);
            else
                foreach (var unit in rune.ToString())
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        return shown.ToString();
    }

    static bool IsShown(Rune rune) => rune.Value is '\n' or '\t' || !(Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(
            rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
