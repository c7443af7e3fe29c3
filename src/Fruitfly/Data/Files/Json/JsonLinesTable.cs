using System.Text;
using System.Text.Json;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Reads JSON lines into columns: one object a line, of which each key is a column. A key that is not there,
/// and null, are missing values; numbers and truth values are read as they are written.</summary>
sealed partial class JsonLinesTable
{
    const int MostDepth = 16;
    const string Hint = "Write one object a line, as {\"a\": 1, \"b\": \"x\"}.";

    readonly string _file;
    readonly FileLimits _limits;
    readonly JsonLine _lines;
    readonly List<byte[]> _keys = [];
    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    readonly List<long> _lastRows = []; // in which each key stood last
    RawTableBuilder? _builder; // null where the keys alone are wanted
    char[] _text = new char[256];
    int _expected;
    long _rows;

    JsonLinesTable(Stream stream, string file, FileLimits limits) =>
        (_file, _limits, _lines) = (file, limits, new(stream, file, limits));

    public static RawTable Read(Stream stream, string file, DataFileOptions options, ReadingMeter? meter = null)
    {
        var builder = new RawTableBuilder(file, [], options.Limits);
        var table = new JsonLinesTable(stream, file, options.Limits) { _builder = builder };
        while (table.Next())
            meter?.Row(table._rows);
        table.RequireRows();
        return builder.Build(TableFormat.JsonLines);
    }

    bool Next()
    {
        while (_lines.Read(out var line))
            if (line.ContainsAnyExcept(" \t"u8))
            {
                Add(line);
                return true;
            }
        return false;
    }

    void RequireRows()
    {
        if (_rows == 0)
            throw new DataFileException(_file, "line 1", "the file is empty", Hint);
    }

    void Add(ReadOnlySpan<byte> line)
    {
        _rows++;
        _builder?.StartRow(_lines.Number);
        if (_rows * _keys.Count > _limits.Expanded(_lines.Bytes))
            throw Fail($"{_keys.Count} keys in {_rows} rows are mostly missing",
                "Write a table with a column for each value that most rows have.");
        _expected = 0;
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MostDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw Fail("the line is no JSON object", Hint);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var column = PlaceOf(ref reader);
                reader.Read();
                AddValue(ref reader, column);
            }
            if (reader.Read())
                throw Fail("more follows the object", Hint);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new DataFileException(_file, $"line {_lines.Number}",
                "the line is no whole JSON object: " + DataFileException.Quote(e.Message.Split(". ")[0], 120), Hint, e);
        }
        if (_builder is { } builder)
            for (var column = 0; column < _keys.Count; column++)
                if (_lastRows[column] != _rows)
                    builder.Columns[column].Add("");
    }

    void AddValue(ref Utf8JsonReader reader, int column)
    {
        if (_lastRows[column] == _rows)
            throw Fail($"the key '{Shown(column)}' stands twice", "Give each key of an object its own name.");
        _lastRows[column] = _rows;
        var length = reader.ValueSpan.Length;
        if (_text.Length < length)
            _text = new char[Math.Max(length, 2 * _text.Length)];
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                throw Fail($"the key '{Shown(column)}' holds an {(reader.TokenType == JsonTokenType.StartArray
                    ? "array" : "object")}, and a field holds one value",
                    "Give each of its values a key of its own, or leave the key out.");
            case JsonTokenType.String:
                length = reader.CopyString(_text);
                break;
            case JsonTokenType.Null:
                length = 0;
                break;
            default:
                Encoding.ASCII.GetChars(reader.ValueSpan, _text);
                break;
        }
        if (_text.AsSpan(0, length).Contains('\0'))
            throw Fail($"the key '{Shown(column)}' holds a NUL character", "Remove it.");
        _builder?.Columns[column].Add(_text.AsSpan(0, length));
    }

    // Objects mostly have the same keys in the same order.
    int PlaceOf(ref Utf8JsonReader reader)
    {
        if (_expected < _keys.Count && reader.ValueTextEquals(_keys[_expected]))
            return _expected++;
        var name = reader.GetString()!;
        if (!_places.TryGetValue(name, out var place))
        {
            place = AddKey(name);
            _builder?.AddColumn(name, $"line {_lines.Number}");
        }
        _expected = place + 1;
        return place;
    }

    int AddKey(string name)
    {
        if (_keys.Count == _limits.MaxColumns)
            throw RawTableBuilder.TooMany(_file, _keys.Count + 1, _limits, $"line {_lines.Number}");
        _keys.Add(Encoding.UTF8.GetBytes(name));
        _places.Add(name, _keys.Count - 1);
        _lastRows.Add(0);
        return _keys.Count - 1;
    }

    string Shown(int column) => DataFileException.Quote(Encoding.UTF8.GetString(_keys[column]));

    DataFileException Fail(string problem, Remedy remedy) => new(_file, $"line {_lines.Number}", problem, remedy);
}
