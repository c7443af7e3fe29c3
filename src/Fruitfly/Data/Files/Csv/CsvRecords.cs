using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Fruitfly.Data.Files;

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">on which it ends, from 1</param>
readonly record struct CsvRecord(long Line, string[] Fields);

/// <summary>The records of a CSV file (RFC 4180), one at a time; the first ones can be looked at ahead.</summary>
sealed class CsvRecords : IDisposable
{
    const int MostAhead = 50;
    const int MostCharactersAhead = 1 << 18;

    readonly StrictText _text;
    readonly string _file;
    readonly CsvParser _parser;
    readonly Queue<CsvRecord> _ahead = [];
    readonly int _skipped;
    long _line;

    public CsvRecords(Stream stream, string file, DataFileOptions options)
    {
        (_file, _text) = (file, new StrictText(stream, file, options.Limits));
        var dialect = CsvDialect.Of(_text.Ahead, options.Delimiter);
        if (dialect.HasSeparatorLine)
        {
            _text.SkipLine();
            _line = _skipped = 1;
        }
        Delimiter = dialect.Delimiter;
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter.ToString(),
            WhiteSpaceChars = Delimiter == ' ' ? [] : [' '],
            Mode = CsvMode.RFC4180,
            BadDataFound = found => throw new DataFileException(file, $"line {_line + 1}",
                $"'{DataFileException.Quote(found.Field)}' holds a quote that is never closed, or a quote inside " +
                "an unquoted field",
                "Quote the whole field and double the quotes inside it: \"a \"\"b\"\"\"."),
        });
    }

    public string File => _file;

    public char Delimiter { get; }

    /// <summary>The line of the record that <see cref="Next"/> gave last.</summary>
    public long Line { get; private set; }

    /// <summary>The first records that are still to come, as many as tell what the columns are.</summary>
    public IReadOnlyList<CsvRecord> Ahead()
    {
        var characters = _ahead.Sum(record => record.Fields.Sum(field => field.Length + 1));
        while (_ahead.Count < MostAhead && characters < MostCharactersAhead && Parse() is { } record)
        {
            _ahead.Enqueue(record);
            characters += record.Fields.Sum(field => field.Length + 1);
        }
        return [.. _ahead];
    }

    public CsvRecord? Next()
    {
        var next = _ahead.TryDequeue(out var record) ? record : Parse();
        Line = next?.Line ?? Line;
        return next;
    }

    public DataFileException Fail(string problem, Remedy hint) => FailAt(Line, problem, hint);

    public DataFileException Fail(int field, string problem, Remedy hint) => FailAt(Line, field, problem, hint);

    public DataFileException FailAt(long line, string problem, Remedy hint) =>
        new(_file, $"line {line}", problem, hint);

    public DataFileException FailAt(long line, int field, string problem, Remedy hint) =>
        new(_file, $"line {line}, field {field + 1}", problem, hint);

    public void Dispose() => _parser.Dispose();

    CsvRecord? Parse()
    {
        _text.StartRecord(_line);
        if (!_parser.Read())
            return null;
        var fields = new string[_parser.Count];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = _parser[i];
        _line = _parser.RawRow + _skipped;
        return new CsvRecord(_line, fields);
    }
}
