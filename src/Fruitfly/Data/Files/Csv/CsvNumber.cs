using System.Globalization;
using System.Numerics;

namespace Fruitfly.Data.Files;

/// <summary>Numbers in text: decimal point, optional exponent, no thousands separators,
/// whatever the user's language.</summary>
static class CsvNumber
{
    const double MaxExactInteger = 1L << 53;
    const int LongestInteger = 60; // longer ones are beyond float32

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
}
