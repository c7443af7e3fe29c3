using System.Globalization;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>What the fields of a column are, counted over some rows of a table.</summary>
sealed class ColumnFacts
{
    /// <summary>More different numbers are as good as any.</summary>
    public const int MostCounted = 10_001;

    readonly RawColumn _column;
    readonly MissingWords _missing;
    readonly int[] _rows;
    readonly int[] _counts;
    readonly bool[] _areMissing;
    readonly Lazy<int> _distinct;

    /// <param name="rows">the rows that count, ascending</param>
    public ColumnFacts(RawTable table, int place, int[] rows, MissingWords missing)
    {
        (_column, _missing, _rows, Place) = (table.Columns[place], missing, rows, place);
        Name = TableNames.Of(table, place);
        _counts = new int[_column.Texts.Count];
        _areMissing = [.. _column.Texts.Select(missing.Contains)];
        var (missingNumbers, unknown) = (0, 0);
        foreach (var row in rows)
            if (_column.Codes is { } codes && codes[row] is >= 0 and var code)
                _counts[code]++;
            else
            {
                unknown++;
                if (missing.HasNumbers && missing.Contains(_column.Numbers[row]))
                    missingNumbers++;
            }
        HasTexts = unknown == 0;
        Missing = missingNumbers + Texts().Where(text => text.IsMissing).Sum(text => text.Count);
        Words = Texts().Where(text => text is { IsMissing: false, IsNumber: false }).Sum(text => text.Count);
        _distinct = new(() => CountDistinct(MostCounted));
    }

    public int Place { get; }

    /// <summary>If need be by its place.</summary>
    public string Name { get; }

    public int Rows => _rows.Length;

    public int Missing { get; }

    /// <summary>The fields that are neither numbers nor missing.</summary>
    public int Words { get; }

    public int Numbers => Rows - Missing - Words;

    /// <summary>The different fields that are not missing; of numbers whose texts were not kept at most
    /// <see cref="MostCounted"/> are counted.</summary>
    public int Distinct => _distinct.Value;

    /// <summary>Whether the text of every field is known.</summary>
    public bool HasTexts { get; }

    /// <summary>The different texts that occur, in the order in which they first occur.</summary>
    public IEnumerable<FieldText> Texts()
    {
        for (var i = 0; i < _counts.Length; i++)
            if (_counts[i] > 0)
                yield return new(_column.Texts[i], i, _counts[i], _areMissing[i],
                    _column.NumberOf(i), _column.FirstRows[i]);
    }

    public bool IsMissing(int row) => _column.Codes is { } codes && codes[row] is >= 0 and var code
        ? _areMissing[code] : _missing.HasNumbers && _missing.Contains(_column.Numbers[row]);

    /// <summary>The numbers of the rows that have one.</summary>
    public IEnumerable<double> Values() =>
        _rows.Where(row => !double.IsNaN(_column.Numbers[row]) && !IsMissing(row)).Select(row => _column.Numbers[row]);

    /// <summary>The first row whose number float32 cannot hold; null where there is none.</summary>
    public int? FirstBeyondSingle()
    {
        foreach (var row in _rows)
            if (_column.Numbers[row] is var number && !double.IsNaN(number) && !float.IsFinite((float)number)
                && !IsMissing(row))
                return row;
        return null;
    }

    /// <summary>The first row whose whole number has more digits than float64; null where there is none.</summary>
    public int? FirstRounded() =>
        ((int?[])[_column.FirstRounded,
            .. Texts().Where(text => text.Number is { } number && CsvNumber.IsRoundedInteger(text.Text, number))
                .Select(text => (int?)text.FirstRow).Take(1)]).Min();

    /// <summary>The field of a row, as far as it is known.</summary>
    public string TextOf(int row) => _column.Codes is { } codes && codes[row] is >= 0 and var code
        ? _column.Texts[code] : _column.Numbers[row].ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether every row has a value of its own, but for one that may be missing.</summary>
    public bool Differ() => Missing <= 1 && CountDistinct(Rows) == Rows - Missing;

    int CountDistinct(int most)
    {
        var texts = Texts().Count(text => !text.IsMissing);
        if (HasTexts)
            return texts;
        var numbers = Texts().Where(text => !text.IsMissing && text.IsNumber).Select(text => text.Number!.Value)
            .ToHashSet();
        var known = numbers.Count;
        foreach (var row in _rows)
            if ((_column.Codes is null || _column.Codes[row] < 0) && !IsMissing(row))
                if (numbers.Add(_column.Numbers[row]) && numbers.Count == most)
                    break;
        return texts + numbers.Count - known;
    }
}

/// <summary>A text that occurs in a column.</summary>
/// <param name="Code">its place among the texts of the column</param>
/// <param name="Number">null where it is no number</param>
readonly record struct FieldText(string Text, int Code, int Count, bool IsMissing, double? Number, int FirstRow)
{
    public bool IsNumber => Number is not null;
}
