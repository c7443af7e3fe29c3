using System.Globalization;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Gathers a column. Its different texts are kept while they are few: then a text is read as a number once.
/// Once there are more, only those that are no numbers are kept, and integers that float64 would round.</summary>
sealed class RawColumnBuilder(string name, int maxTexts, char point)
{
    readonly List<string> _texts = [];
    readonly List<double> _values = []; // of the texts
    readonly List<int> _firstRows = [];
    readonly Gathered<int> _codes = new();
    readonly Gathered<double> _numbers = new();
    Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _known =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    int _rows;
    bool _keepsAll = true;
    bool _hasCodes = true;
    int? _firstRounded;

    /// <summary>Adds a field as it is written.</summary>
    public void Add(ReadOnlySpan<char> field)
    {
        Add(field.Trim(), null);
    }

    void Add(ReadOnlySpan<char> text, double? number)
    {
        if (_keepsAll && !AddKnown(text, number))
            DropNumbers();
        if (!_keepsAll)
            AddMixed(text, number);
        _rows++;
    }

    /// <summary>Adds a number as it would be written, and its exact value; not a number is a missing value.</summary>
    public void Add<T>(T written, double number) where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[64];
        if (double.IsNaN(number))
        {
            Add("");
            return;
        }
        if (_keepsAll || Math.Abs(number) >= 1L << 53)
        {
            written.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
            Add(text[..length], number);
            return;
        }
        _numbers.Add(number);
        if (_hasCodes)
            _codes.Add(-1);
        _rows++;
    }

    /// <summary>Adds missing values.</summary>
    public void AddMissing(int count)
    {
        for (var i = 0; i < count; i++)
            Add("");
    }

    public RawColumn Build()
    {
        var numbers = _keepsAll ? Array.ConvertAll(_codes.ToArray(), code => _values[code]) : _numbers.ToArray();
        return new(name, numbers, _hasCodes ? _codes.ToArray() : null, _texts, _firstRows)
        {
            FirstRounded = _keepsAll ? null : _firstRounded,
        };
    }

    bool AddKnown(ReadOnlySpan<char> text, double? number)
    {
        if (!_known.TryGetValue(text, out var code))
        {
            if (_texts.Count == maxTexts)
                return false;
            code = Keep(text, number ?? Number(text));
        }
        _codes.Add(code);
        return true;
    }

    double Number(ReadOnlySpan<char> text) => NumberText.TryParse(text, point, out var number) ? number : double.NaN;

    void AddMixed(ReadOnlySpan<char> text, double? exact)
    {
        var number = exact ?? Number(text);
        _numbers.Add(number);
        var code = IsKept(text, number) ? _known.TryGetValue(text, out var known) ? known : Keep(text, number) : -1;
        if (code >= 0 && !_hasCodes)
        {
            _hasCodes = true;
            _codes.Add(-1, _rows);
        }
        if (_hasCodes)
            _codes.Add(code);
    }

    // Of an integer beyond float64 the text tells more than the number.
    static bool IsKept(ReadOnlySpan<char> text, double number) =>
        double.IsNaN(number) || NumberText.IsRoundedInteger(text, number);

    int Keep(ReadOnlySpan<char> text, double number)
    {
        var code = _texts.Count;
        var kept = text.ToString();
        _known.Dictionary.Add(kept, code);
        _texts.Add(point == ',' && !double.IsNaN(number) ? kept.Replace(',', '.') : kept);
        _values.Add(number);
        _firstRows.Add(_rows);
        if (NumberText.IsRoundedInteger(text, number))
            _firstRounded ??= _rows;
        return code;
    }

    void DropNumbers()
    {
        var codes = _codes.ToArray();
        _codes.Clear();
        foreach (var code in codes)
            _numbers.Add(_values[code]);
        int[] kept = [.. Enumerable.Range(0, _texts.Count).Where(code => IsKept(_texts[code], _values[code]))];
        _keepsAll = false;
        _hasCodes = kept.Length > 0;
        var (texts, firstRows, values) = (_texts.ToArray(), _firstRows.ToArray(), _values.ToArray());
        var places = new int[texts.Length];
        Array.Fill(places, -1);
        _texts.Clear();
        _firstRows.Clear();
        _values.Clear();
        _known = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var code in kept)
        {
            places[code] = _texts.Count;
            _known.Dictionary.Add(texts[code], _texts.Count);
            _texts.Add(texts[code]);
            _firstRows.Add(firstRows[code]);
            _values.Add(values[code]);
        }
        if (_hasCodes)
            foreach (var code in codes)
                _codes.Add(places[code]);
    }
}
