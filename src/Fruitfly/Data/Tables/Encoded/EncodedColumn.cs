using System.Globalization;

namespace Fruitfly.Data.Tables;

/// <summary>A column as the numbers that a network sees of it, by a schema: some for each row, made when they are asked
/// for. What is missing is NaN in the part that is its value.</summary>
abstract class EncodedColumn
{
    /// <summary>How many numbers a row has here.</summary>
    public abstract int Width { get; }

    /// <param name="part">from 0 to one less than <see cref="Width"/></param>
    public abstract double At(int row, int part);

    /// <summary>Fields that are neither missing nor what the schema says, with the rows that have them; they count as
    /// missing, or as a level that is not known.</summary>
    public IReadOnlyList<ClassCount> Strange { get; private init; } = [];

    /// <summary>The rows without a value, strange fields not counted.</summary>
    public int Missing { get; private init; }

    public static EncodedColumn Of(RawColumn raw, TableColumn column, MissingWords words)
    {
        if (raw.Amount is null && Amount.Of(column) is { } amount)
            raw = amount.Read(raw);
        var missing = Array.ConvertAll<string, bool>([.. raw.Texts], words.Contains);
        return column.Reading switch
        {
            ColumnReading.Name => Levels(raw, column, missing),
            ColumnReading.Truth => Mapped(raw, column, missing,
                text => TruthWords.TryParse(text, out var value) ? value : null),
            ColumnReading.Moment => Mapped(raw, column, missing,
                text => Moments.TryParse(text, column.Dates, out var seconds) ? seconds / 86_400 : null),
            _ => Numbers(raw, column, words, missing),
        };
    }

    static NumberColumn Numbers(RawColumn raw, TableColumn column, MissingWords words, bool[] missing)
    {
        var (values, lost) = (Array.ConvertAll(raw.Numbers, InSingle), 0);
        if (words.HasNumbers)
        {
            values = Array.ConvertAll(values, number => words.Contains(number) ? double.NaN : number);
            for (var row = 0; row < values.Length; row++)
                lost += double.IsNaN(values[row]) && !double.IsNaN(raw.Numbers[row])
                    && (raw.Codes?[row] ?? -1) < 0 ? 1 : 0;
        }
        return new(values, null, column.Fill is not null)
        {
            Missing = lost + MissingIn(raw, missing),
            Strange = raw.Codes is null ? [] : StrangeIn(raw,
                code => !missing[code] && !double.IsFinite(InSingle(raw.NumberOf(code) ?? double.NaN))),
        };
    }

    // What no float32 can hold is no number that a network can take.
    static double InSingle(double number) => float.IsFinite((float)number) ? number : double.NaN;

    static NumberColumn Mapped(RawColumn raw, TableColumn column, bool[] missing, Func<string, double?> value)
    {
        double?[] values = [.. raw.Texts.Select(value)];
        return new(Array.ConvertAll(values, known => known ?? double.NaN), raw.Codes ?? new int[raw.Numbers.Length],
            column.Fill is not null)
        {
            Missing = MissingIn(raw, missing),
            Strange = StrangeIn(raw, code => !missing[code] && values[code] is null),
        };
    }

    static LevelColumn Levels(RawColumn raw, TableColumn column, bool[] missing)
    {
        var levels = column.Levels!;
        var slots = levels.Index().ToDictionary(level => level.Item, level => level.Index, StringComparer.Ordinal);
        var width = levels.Count;
        var other = column.RareBelow is null ? -1 : width++;
        var gap = column.Fill is null ? -1 : width++;
        var known = new int[raw.Texts.Count];
        var isStrange = new bool[known.Length];
        for (var code = 0; code < known.Length; code++)
        {
            var name = Tables.Levels.NameOf(new(raw.Texts[code], code, 0, false, raw.NumberOf(code), 0));
            var isNamed = slots.TryGetValue(name, out var slot);
            known[code] = missing[code] ? gap : isNamed ? slot : other;
            isStrange[code] = !missing[code] && !isNamed;
        }
        return new(raw, known, number => slots.GetValueOrDefault(NameOf(number), other), width)
        {
            Missing = MissingIn(raw, missing),
            Strange = StrangeIn(raw, code => isStrange[code]),
        };
    }

    static int MissingIn(RawColumn raw, bool[] missing)
    {
        var count = 0;
        if (missing.Contains(true))
            foreach (var code in raw.Codes ?? [])
                count += code >= 0 && missing[code] ? 1 : 0;
        return count;
    }

    static ClassCount[] StrangeIn(RawColumn raw, Predicate<int> isStrange)
    {
        var counts = new int[raw.Texts.Count];
        foreach (var code in raw.Codes ?? [])
            if (code >= 0)
                counts[code]++;
        return [.. counts.Index().Where(count => count.Item > 0 && isStrange(count.Index))
            .Select(count => new ClassCount(raw.Texts[count.Index], count.Item))];
    }

    static string NameOf(double number) => (number + 0.0).ToString(CultureInfo.InvariantCulture);

    /// <summary>A number, and behind it perhaps whether it is missing.</summary>
    /// <param name="values">one for each row, or for each code</param>
    sealed class NumberColumn(double[] values, int[]? codes, bool hasIndicator) : EncodedColumn
    {
        public override int Width => hasIndicator ? 2 : 1;

        public override double At(int row, int part)
        {
            var value = codes is null ? values[row] : codes[row] is >= 0 and var code ? values[code] : double.NaN;
            return part == 0 ? value : double.IsNaN(value) ? 1 : 0;
        }
    }

    /// <summary>1 at the place of the field's level, and 0 elsewhere.</summary>
    /// <param name="slots">the place of the level of each code; −1 for none</param>
    /// <param name="slotOf">the place of a number whose text was not kept</param>
    sealed class LevelColumn(RawColumn raw, int[] slots, Func<double, int> slotOf, int width) : EncodedColumn
    {
        public override int Width => width;

        public override double At(int row, int part) =>
            (raw.Codes is { } codes && codes[row] is >= 0 and var code ? slots[code] : slotOf(raw.Numbers[row])) == part
                ? 1 : 0;
    }
}
