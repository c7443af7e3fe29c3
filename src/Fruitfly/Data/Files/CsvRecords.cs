using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Fruitfly.Data.Files;

/// <summary>The records of a CSV file (RFC 4180), one at a time, all with the same number of fields.</summary>
sealed class CsvRecords : IDisposable
{
    readonly StrictText _text;
    readonly string _file;
    readonly CsvParser _parser;
    string[]? _fields;

    public CsvRecords(Stream stream, string file, DataFileOptions options)
    {
        (_file, _text) = (file, new StrictText(stream, file, options.Limits));
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = (options.Delimiter ?? DetectDelimiter(_text.Ahead)).ToString(),
            Mode = CsvMode.RFC4180,
            BadDataFound = found => throw new DataFileException(file, $"line {Line + 1}",
                $"'{DataFileException.Quote(found.Field)}' holds a quote that is never closed, or a quote inside an unquoted field",
                "Quote the whole field and double the quotes inside it: \"a \"\"b\"\"\"."),
        });
    }

    /// <summary>The line on which the current record ends, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The fields of the current record; overwritten by the next.</summary>
    public ReadOnlySpan<string> Fields => _fields;

    public bool Next()
    {
        _text.StartRecord(Line);
        if (!_parser.Read())
            return false;
        var fields = _fields ?? new string[_parser.Count];
        for (var i = 0; i < Math.Min(fields.Length, _parser.Count); i++)
            fields[i] = _parser[i];
        Line = _parser.RawRow;
        if (_parser.Count != fields.Length)
            throw Fail(
                $"the line has {_parser.Count} field{(_parser.Count == 1 ? "" : "s")}, but the first line has {fields.Length}",
                "Give each line the same fields, and quote a field that holds the delimiter "
                + $"'{DataFileException.Quote(_parser.Delimiter)}'.");
        _fields = fields;
        return true;
    }

    public DataFileException Fail(string problem, string hint) => new(_file, $"line {Line}", problem, hint);

    public DataFileException Fail(int field, string problem, string hint) =>
        new(_file, $"line {Line}, field {field + 1}", problem, hint);

    public void Dispose() => _parser.Dispose();

    // Semicolon before comma: in a file with decimal commas both occur.
    static char DetectDelimiter(ReadOnlySpan<char> text)
    {
        var (quoted, semicolon) = (false, false);
        foreach (var character in text.TrimStart("\r\n"))
            if (character == '"')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (character == '\t')
                return '\t';
            else if (character is '\n' or '\r')
                break;
            else
                semicolon |= character == ';';
        return semicolon ? ';' : ',';
    }
}
