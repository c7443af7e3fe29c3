using nietras.SeparatedValues;

namespace Fruitfly.Data.Files;

/// <summary>The rows of CSV text (RFC 4180), one after the other; the first ones can be looked at ahead. Lines that are
/// empty are none. A field is valid until the next one is asked for.</summary>
sealed class CsvRows : IDisposable
{
    const int MostAhead = 50;
    const int MostCharactersAhead = 1 << 18;
    const char Quote = '"';

    readonly StrictText _text;
    readonly string _file;
    readonly FileLimits _limits;
    readonly SepReader _reader;
    readonly Queue<CsvRecord> _ahead = [];
    readonly int _skipped;
    char[] _unquoted = new char[256];
    CsvRecord? _current; // one of those looked at ahead; else the reader's
    int _fields;

    public CsvRows(Stream stream, string file, FileLimits limits, char? delimiter, TextEncoding? encoding = null)
    {
        (_file, _limits, _text) = (file, limits, new StrictText(stream, file, limits, encoding));
        var dialect = CsvDialect.Of(_text.Ahead, delimiter);
        if (dialect.HasSeparatorLine)
        {
            _text.SkipLine();
            _skipped = 1;
        }
        Delimiter = dialect.Delimiter;
        _text.StartRecord(_skipped);
        _reader = Sep.New(Delimiter).Reader(options => options with
        {
            HasHeader = false,
            DisableColCountCheck = true,
        }).From(_text);
    }

    public char Delimiter { get; }

    public TextEncoding Encoding => _text.Encoding;

    /// <summary>The line on which the row ends, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The fields of the row.</summary>
    public int Count => _current?.Fields.Length ?? _fields;

    /// <summary>What a field holds, without the quotes around it.</summary>
    /// <exception cref="DataFileException">its quotes are not those of a field</exception>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            if (_current is { } record)
                return record.Fields[field];
            var raw = _reader.Current[field].Span;
            return raw.Contains(Quote) ? Unquoted(raw) : raw;
        }
    }

    /// <summary>The first rows that are still to come, as many as tell what the columns are.</summary>
    public IReadOnlyList<CsvRecord> Ahead()
    {
        for (var characters = 0; _ahead.Count < MostAhead && characters < MostCharactersAhead && Parse();)
        {
            var fields = new string[_fields];
            for (var i = 0; i < fields.Length; i++)
                characters += (fields[i] = this[i].ToString()).Length + 1;
            _ahead.Enqueue(new(Line, fields));
        }
        return [.. _ahead];
    }

    public bool Next()
    {
        _current = _ahead.TryDequeue(out var record) ? record : null;
        if (_current is null)
            return Parse();
        Line = record.Line;
        return true;
    }

    public void Dispose() => _reader.Dispose();

    bool Parse()
    {
        while (true)
        {
            _text.StartRecord(Line);
            if (!MoveNext())
                return false;
            var row = _reader.Current;
            Line = row.LineNumberToExcl - 1 + _skipped;
            _fields = row.ColCount;
            if (row.Span.Length > _limits.MaxLineLength)
                throw _text.TooLong(row.LineNumberFrom + _skipped);
            if (_fields > 1 || row.Span.Length > 0)
                return true;
        }
    }

    ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> raw)
    {
        if (raw is not [Quote, .. var inside, Quote])
            throw BadQuote(raw);
        if (!inside.Contains(Quote))
            return inside;
        if (_unquoted.Length < inside.Length)
            _unquoted = new char[Math.Max(inside.Length, 2 * _unquoted.Length)];
        var length = 0;
        while (inside.IndexOf(Quote) is >= 0 and var end)
        {
            if (end + 1 == inside.Length || inside[end + 1] != Quote)
                throw BadQuote(raw);
            inside[..(end + 1)].CopyTo(_unquoted.AsSpan(length));
            length += end + 1;
            inside = inside[(end + 2)..];
        }
        inside.CopyTo(_unquoted.AsSpan(length));
        return _unquoted.AsSpan(0, length + inside.Length);
    }

    DataFileException BadQuote(ReadOnlySpan<char> raw) =>
        new(_file, $"line {Math.Min(_reader.Current.LineNumberFrom, _reader.Current.LineNumberToExcl - 1) + _skipped}",
            $"'{DataFileException.Quote(raw)}' holds a quote that is never closed, or a quote inside an unquoted field",
            "Quote the whole field and double the quotes inside it: \"a \"\"b\"\"\".");

    bool MoveNext()
    {
        try
        {
            return _reader.MoveNext();
        }
        catch (NotSupportedException) // Sep's longest row is shorter than what a caller may allow
        {
            throw _text.TooLong(Line + 1);
        }
    }
}
