using System.Globalization;

namespace Fruitfly.Data.Files;

/// <summary>Gathers the target column of a CSV file and finds out whether it holds class labels or values.</summary>
sealed class CsvTargets(CsvRecords records, CsvLayout layout, DataFileOptions options)
{
    const int MaxIntegerClasses = 100;
    const long MaxExactInteger = 1 << 24; // in float32

    readonly List<int> _words = []; // the example's place in _places
    readonly Dictionary<string, int> _places =
        options.ClassNames?.Index().ToDictionary(pair => pair.Item, pair => pair.Index) ?? [];
    readonly List<float> _numbers = [];
    readonly SortedSet<long> _integers = [];
    bool _areIntegers = options.Targets == TargetKind.Automatic;
    bool? _areWords = options.Targets == TargetKind.Values ? false
        : options.Targets == TargetKind.Classes || options.ClassNames is not null ? true : null;

    /// <summary>Takes the target of the current record. The first decides whether they are words or numbers.</summary>
    public void Add()
    {
        var text = records.Fields[layout.Target].Trim();
        _areWords ??= text.Length > 0 && !CsvNumber.TryParse(text, out _);
        if (_areWords == true)
            _words.Add(PlaceOf(text));
        else
        {
            _numbers.Add(CsvNumber.Parse(records, layout.Target, layout.Names));
            _areIntegers = _areIntegers && IsInteger(text, out var integer) && Math.Abs(integer) <= MaxExactInteger
                && (!_integers.Add(integer) || _integers.Count <= MaxIntegerClasses);
        }
    }

    /// <summary>The labels and the names of their classes, or null where the targets are values.</summary>
    public (int[] Labels, string[] Names)? Classes()
    {
        var (labels, names) = _areWords == true ? WordLabels() : IntegerLabels();
        if (names.Length == 1)
            throw records.Fail($"all targets are '{DataFileException.Quote(names[0])}'; a classification needs two classes or more",
                $"Name the right target column: the option {nameof(DataFileOptions.Target)}.");
        return names.Length == 0 ? null : (labels, names);
    }

    public float[] Values() => [.. _numbers];

    int PlaceOf(string text)
    {
        if (_places.TryGetValue(text, out var place))
            return place;
        if (text.Length == 0)
            throw records.Fail(layout.Target, "the class label is empty", "Fill it in or remove the line.");
        if (options.ClassNames is { } names)
            throw records.Fail(layout.Target, $"'{DataFileException.Quote(text)}' is none of the {names.Count} classes given",
                $"Correct the label, or add it to the option {nameof(DataFileOptions.ClassNames)}.");
        if (_places.Count == options.Limits.MaxClasses)
            throw records.Fail(layout.Target, $"this is class number {_places.Count + 1}; the most is {options.Limits.MaxClasses}",
                $"Name the right target column: the option {nameof(DataFileOptions.Target)}.");
        _places.Add(text, _places.Count);
        return _places.Count - 1;
    }

    (int[] Labels, string[] Names) WordLabels()
    {
        string[] names = [.. _places.Keys];
        if (options.ClassNames is null)
        {
            var areIntegers = names.All(name => IsInteger(name, out _));
            names =
            [
                .. names.OrderBy(name => areIntegers && IsInteger(name, out var value) ? value : 0)
                    .ThenBy(name => name, StringComparer.Ordinal),
            ];
        }
        var labelOf = new int[names.Length];
        foreach (var (label, name) in names.Index())
            labelOf[_places[name]] = label;
        return ([.. _words.Select(place => labelOf[place])], names);
    }

    (int[] Labels, string[] Names) IntegerLabels()
    {
        if (!_areIntegers)
            return ([], []);
        var labelOf = _integers.Index().ToDictionary(pair => (float)pair.Item, pair => pair.Index);
        return ([.. _numbers.Select(number => labelOf[number])],
            [.. _integers.Select(number => number.ToString(CultureInfo.InvariantCulture))]);
    }

    static bool IsInteger(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
