using System.Buffers;
using System.Globalization;

namespace Fruitfly.Data.Files;

/// <summary>Comma-separated values (RFC 4180), as everything here writes them.</summary>
public static class CsvText
{
    /// <summary>The line end of RFC 4180, which Windows expects; without it lines end as in other text files.</summary>
    public const string WindowsNewLine = "\r\n";

    static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Records as one text.</summary>
    public static string Of(IEnumerable<IEnumerable<string>> records, string newLine = "\n")
    {
        ArgumentNullException.ThrowIfNull(records);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var record in records)
            WriteRecord(writer, record, newLine);
        return writer.ToString();
    }

    /// <summary>One record, its fields quoted where they would end too early.</summary>
    public static void WriteRecord(TextWriter writer, IEnumerable<string> fields, string newLine = "\n")
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(fields);
        var isFirst = true;
        foreach (var field in fields)
        {
            if (!isFirst)
                writer.Write(',');
            isFirst = false;
            WriteField(writer, field);
        }
        writer.Write(newLine);
    }

    /// <summary>What a spreadsheet would take for a formula is kept from being one by a leading
    /// apostrophe; a number is none.</summary>
    public static string WithoutFormula(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Length > 0 && field[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + field : field;
    }

    // Readers may trim the blanks at the ends of a field that is not quoted.
    static void WriteField(TextWriter writer, string field)
    {
        if (!field.AsSpan().ContainsAny(Special) && !field.StartsWith(' ') && !field.EndsWith(' '))
            writer.Write(field);
        else
        {
            writer.Write('"');
            writer.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
    }
}
