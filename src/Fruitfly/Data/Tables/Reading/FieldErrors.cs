using System.Text.RegularExpressions;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Says why a field is no number that a network can take.</summary>
static partial class FieldErrors
{
    /// <summary>Whether a word looks like a number with a decimal comma or with separators between thousands.</summary>
    public static bool IsAlmostNumber(string text) => AlmostNumber().IsMatch(text);

    public static DataFileException NotANumber(
        RawTable table, int row, ColumnFacts facts, string text, Remedy remedy) =>
        table.FailAt(row, facts.Place,
            $"{Column(facts)} holds '{DataFileException.Quote(text)}', which is not a number",
            Infinity().IsMatch(text)
                ? $"No network can take an infinite value: write a large number in its place, or say with " +
                    $"{FileSetting.Missing} that it stands for a missing value."
            : IsAlmostNumber(text)
                ? $"Write numbers with a decimal point and without thousands separators, say that they have a " +
                    $"decimal comma with {FileSetting.DecimalComma}, or leave out the column with {FileSetting.Drop}."
                : remedy);

    /// <summary>The same of a target, which may be classes all the same.</summary>
    public static DataFileException AlmostNumberInTarget(RawTable table, ColumnFacts facts, FieldText word) =>
        table.FailAt(word.FirstRow, facts.Place,
            $"{Column(facts)} holds '{DataFileException.Quote(word.Text)}', which is not a number",
            $"Write numbers with a decimal point and without thousands separators, say that they have a decimal " +
            $"comma with {FileSetting.DecimalComma}, or say with {FileSetting.Task} that they are classes.");

    /// <exception cref="DataFileException">a number is not finite in float32, or has too many digits for float64</exception>
    public static void CheckNumbers(RawTable table, ColumnFacts facts)
    {
        if (facts.FirstBeyondSingle() is { } beyond)
            throw table.FailAt(beyond, facts.Place,
                $"{Column(facts)} holds '{DataFileException.Quote(facts.TextOf(beyond))}', which is not a finite " +
                "float32 number",
                $"Remove the line, fill in a number below 3.4e38, or say with {FileSetting.Missing} that it stands for " +
                $"a missing value.");
        if (facts.FirstRounded() is { } rounded)
            throw table.FailAt(rounded, facts.Place,
                $"{Column(facts)} holds {DataFileException.Quote(facts.TextOf(rounded))}, a whole number of more " +
                "digits than float64 has",
                $"Leave out the column with {FileSetting.Drop} if it is an identifier, or subtract a constant from it.");
    }

    static string Column(ColumnFacts facts) => $"column '{DataFileException.Quote(facts.Name)}'";

    [GeneratedRegex("^[+-]?inf(inity)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Infinity();

    [GeneratedRegex(@"^[+−-]?(\d{1,3}([,. '’\u00A0\u2009\u202F]\d{3})+([.,]\d+)?|\d*,\d+([eE][+-]?\d+)?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex AlmostNumber();
}
