using System.Globalization;

namespace Fruitfly.Lab.Studies;

/// <summary>One field of comma-separated values (RFC 4180).</summary>
static class CsvField
{
    /// <summary>Quoted where needed. What a spreadsheet would take for a formula is kept from being one by a leading apostrophe; a number
    /// is none.</summary>
    public static string Of(string field)
    {
        var isFormula = field.Length > 0 && field[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var safe = isFormula ? "'" + field : field;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}
