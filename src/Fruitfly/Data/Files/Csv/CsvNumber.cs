using System.Globalization;
using System.Numerics;

namespace Fruitfly.Data.Files;

/// <summary>Numbers in text: decimal point, optional exponent, no thousands separators,
/// whatever the user's language.</summary>
static class CsvNumber
{
    static readonly HashSet<string> Missing =
    [
        "", "?", "NA", "N/A", "n/a", "#N/A", "#NA", "<NA>", "NaN", "nan", "NAN", "-nan", "-NaN", "NULL", "null", "None",
        "na", "n.a.", "N.A.", ".",
    ];

    const double MaxExactInteger = 1L << 53;
    const int LongestInteger = 60; // longer ones are beyond float32

    /// <summary>Whether a field says that its value is not known.</summary>
    public static bool IsMissing(string text) => Missing.Contains(text.Trim());

    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !double.IsNaN(value);

    public static bool IsNumber(string text) => TryParse(text, out _);

    /// <summary>A whole number without point and exponent.</summary>
    public static bool IsInteger(string text) =>
        text.AsSpan().Trim() is ['+' or '-', .. var digits] ? IsDigits(digits) : IsDigits(text.AsSpan().Trim());

    /// <summary>Whether float64 rounds the integer that a text writes.</summary>
    public static bool IsRoundedInteger(string text, double value) =>
        Math.Abs(value) >= MaxExactInteger && IsInteger(text)
        && (text.Length > LongestInteger
            || BigInteger.Parse(text, CultureInfo.InvariantCulture) != new BigInteger(value));

    static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>A field as a number that is finite in float32 too, or the error that says why it is none.</summary>
    public static double Parse(CsvRecords records, string text, int field, string name)
    {
        var isNumber = TryParse(text, out var value);
        if (isNumber && float.IsFinite((float)value) && !IsRoundedInteger(text, value))
            return value;
        var column = $"column '{DataFileException.Quote(name)}'";
        var shown = DataFileException.Quote(text);
        if (string.IsNullOrWhiteSpace(text))
            throw records.Fail(field, $"{column} is empty",
                $"Fill in a number, remove the line, or leave out the column with {FileSetting.Drop}: missing " +
                $"values are not guessed.");
        if (IsMissing(text))
            throw records.Fail(field, $"{column} holds '{shown}', which stands for a missing value",
                $"Fill in a number, remove the line, or leave out the column with {FileSetting.Drop}: missing " +
                $"values are not guessed.");
        if (isNumber && float.IsFinite((float)value))
            throw records.Fail(field, $"{column} holds {shown}, a whole number of more digits than float64 has",
                $"Leave out the column with {FileSetting.Drop} if it is an identifier, or subtract a constant from it.");
        if (isNumber)
            throw records.Fail(field, $"{column} holds '{shown}', which is not a finite float32 number",
                "Remove the line or fill in a number below 3.4e38.");
        if (!text.AsSpan().Trim().ContainsAnyExcept("0123456789+-.,' "))
            throw records.Fail(field, $"{column} holds '{shown}', which is not a number",
                $"Write numbers with a decimal point and without thousands separators, or leave out the column " +
                $"with {FileSetting.Drop}.");
        throw records.Fail(field, $"{column} holds '{shown}', which is not a number",
            $"Encode words as numbers, name the column with {FileSetting.Target} if it is the target, or leave it " +
            $"out with {FileSetting.Drop}.");
    }
}
