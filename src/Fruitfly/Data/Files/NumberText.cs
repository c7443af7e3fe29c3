using System.Globalization;
using System.Numerics;

namespace Fruitfly.Data.Files;

/// <summary>Reads numbers in text, rounded correctly: what <see cref="double.Parse(string)"/> gives in the invariant
/// culture, several times as fast. A number has a decimal point (or comma) and an exponent where it needs one, and no
/// thousands separators; what is no number, or not a number, is none.</summary>
static class NumberText
{
    const int MostDigits = 19; // which a 64-bit integer holds
    const int MostExponentDigits = 4;
    const double FirstRoundedInteger = 1L << 53;
    const int LongestInteger = 60; // longer ones are beyond float32

    /// <param name="point">what stands before the decimals: a point or a comma</param>
    public static bool TryParse(ReadOnlySpan<char> text, char point, out double value)
    {
        var isNegative = text is ['-', ..];
        var rest = text is ['+' or '-', .. var after] ? after : text;
        var (digits, significant, decimals, at) = (0ul, 0, -1, 0);
        for (; at < rest.Length; at++)
        {
            var digit = (uint)(rest[at] - '0');
            if (digit <= 9)
            {
                significant += (digits | digit) == 0 ? 0 : 1;
                digits = 10 * digits + digit;
            }
            else if (rest[at] == point && decimals < 0)
                decimals = at + 1;
            else
                break;
        }
        var written = at - (decimals < 0 ? 0 : 1);
        var exponent = 0;
        if (written == 0 || significant > MostDigits || at < rest.Length && !TryExponent(rest[at..], out exponent))
            return TryOther(text, point, out value);
        value = DecimalToDouble.Of(digits, exponent - (decimals < 0 ? 0 : at - decimals));
        if (double.IsNaN(value))
            return TryOther(text, point, out value);
        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>Whether a text writes a whole number, without point and exponent, that float64 rounds.</summary>
    public static bool IsRoundedInteger(ReadOnlySpan<char> text, double value) =>
        Math.Abs(value) >= FirstRoundedInteger
        && !(text is ['+' or '-', .. var after] ? after : text).ContainsAnyExceptInRange('0', '9')
        && (text.Length > LongestInteger
            || BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
                != new BigInteger(value));

    static bool TryExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        if (text is not ['e' or 'E', .. var rest])
            return false;
        var isNegative = rest is ['-', ..];
        if (rest is ['+' or '-', .. var digits])
            rest = digits;
        if (rest.Length is 0 or > MostExponentDigits)
            return false;
        foreach (var digit in rest)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            exponent = 10 * exponent + (digit - '0');
        }
        exponent = isNegative ? -exponent : exponent;
        return true;
    }

    // Blanks, infinity, more digits than fit, and all that is no number.
    static bool TryOther(ReadOnlySpan<char> text, char point, out double value)
    {
        value = double.NaN;
        if (text.Length == 0 || !(text[0] <= '9' || text[0] is 'I' or 'i'))
            return false;
        return (point == '.'
            ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            : !text.Contains('.') && double.TryParse(text, NumberStyles.Float, Comma, out value))
            && !double.IsNaN(value);
    }

    static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };
}
