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
        var text = field.Trim();
        if (_keepsAll && !AddKnown(text))
            DropNumbers();
        if (!_keepsAll)
            AddMixed(text);
        _rows++;
    }

    public RawColumn Build()
    {
        var numbers = _keepsAll ? Array.ConvertAll(_codes.ToArray(), code => _values[code]) : _numbers.ToArray();
        return new(name, numbers, _hasCodes ? _codes.ToArray() : null, _texts, _firstRows)
        {
            FirstRounded = _keepsAll ? null : _firstRounded,
        };
    }

    bool AddKnown(ReadOnlySpan<char> text)
    {
        if (!_known.TryGetValue(text, out var code))
        {
            if (_texts.Count == maxTexts)
                return false;
            code = Keep(text, NumberText.TryParse(text, point, out var number) ? number : double.NaN);
        }
        _codes.Add(code);
        return true;
    }

    void AddMixed(ReadOnlySpan<char> text)
    {
        if (!NumberText.TryParse(text, point, out var number))
            number = double.NaN;
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
        _texts.Add(kept);
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
