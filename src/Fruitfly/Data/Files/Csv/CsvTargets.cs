using System.Globalization;

namespace Fruitfly.Data.Files;

/// <summary>Gathers the target column of a CSV file and finds out whether it holds class labels or values. The whole
/// column decides, and not its first field.</summary>
sealed class CsvTargets(CsvRecords records, CsvLayout layout, DataFileOptions options)
{
    readonly List<int> _places = []; // of each example's label in _labels; −1 where there are too many
    readonly OrderedDictionary<string, int> _labels = new(
        options.ClassNames?.Index().Select(pair => KeyValuePair.Create(pair.Item, pair.Index)) ?? [],
        StringComparer.Ordinal);
    readonly List<double> _numbers = [];
    (long Line, string Text)? _word;
    (long Line, string Text)? _broken;
    (long Line, string Text)? _unfit;
    bool _areWritten = true;
    bool _areTooMany;
    long _lastLine;

    string Name => layout.HasHeader ? layout.Names[layout.Target] : "target";

    /// <summary>Takes the target of a record.</summary>
    public void Add(CsvRecord record)
    {
        var text = record.Fields[layout.Target].Trim();
        _lastLine = record.Line;
        if (CsvNumber.IsMissing(text) && options.ClassNames?.Contains(text) != true)
            throw records.Fail(layout.Target, $"the target is missing: column '{DataFileException.Quote(Name)}' "
                + (text.Length == 0 ? "is empty" : $"holds '{text}'"),
                $"Fill it in or remove the line{FileSetting.ClassNames:; where it is a class, list all classes in @}.");
        var isNumber = CsvNumber.TryParse(text, out var number);
        if (options.Targets == TargetKind.Values)
            number = CsvNumber.Parse(records, text, layout.Target, Name);
        else if (!isNumber)
            _word ??= (record.Line, text);
        else if (!double.IsFinite(number) || number != Math.Floor(number))
            _broken ??= (record.Line, text);
        if (isNumber && (!float.IsFinite((float)number) || CsvNumber.IsRoundedInteger(text, number)))
            _unfit ??= (record.Line, text);
        _areWritten &= CsvNumber.IsInteger(text);
        if (_word is null)
            _numbers.Add(number);
        if (options.Targets != TargetKind.Values)
            _places.Add(PlaceOf(text, isNumber, number));
    }

    /// <summary>What the targets are, and why.</summary>
    /// <exception cref="DataFileException">they may be either, or are neither</exception>
    public (TargetKind Task, string Reason) Decide()
    {
        if (options.Targets != TargetKind.Automatic)
            return (options.Targets, "you said so");
        if (options.ClassNames is not null)
            return (TargetKind.Classes, "you named the classes");
        if (_word is var (line, word))
        {
            if (_broken is not null || _areTooMany || _labels.Keys.Count(CsvNumber.IsNumber) > TargetGuess.Many)
                throw records.FailAt(line, layout.Target,
                    $"column '{DataFileException.Quote(Name)}' holds '{DataFileException.Quote(word)}', which is " +
                    "not a number, among numbers",
                    $"Correct the field, or say with {FileSetting.Task} that words and numbers are classes, or " +
                    $"name another column with {FileSetting.Target}.");
            return (TargetKind.Classes, "there are words");
        }
        if (_areTooMany)
            return (TargetKind.Values, $"there are more than {_labels.Count} different numbers");
        var guess = TargetGuess.Of(_numbers.Count, _labels.Count, _numbers.Min(), _numbers.Max(), _broken is null,
            _areWritten, Name);
        return guess.Task is { } task ? (task, guess.Reason) : throw records.FailAt(
            _lastLine, $"column '{DataFileException.Quote(Name)}' holds {guess.Reason}, which may be classes or values",
            $"Say which with {FileSetting.Task}, or name another column with {FileSetting.Target}.");
    }

    /// <summary>The labels and the names of their classes.</summary>
    public (int[] Labels, string[] Names) Classes()
    {
        string[] names = [.. _labels.Keys];
        if (names.Length == 1)
            throw records.FailAt(_lastLine,
                $"all targets are '{DataFileException.Quote(names[0])}'; a classification needs two classes or more",
                $"Name the right target column with {FileSetting.Target}.");
        if (options.ClassNames is not null)
            return ([.. _places], names);
        var areNumbers = names.All(CsvNumber.IsNumber);
        names =
        [
            .. names.OrderBy(name => areNumbers ? double.Parse(name, CultureInfo.InvariantCulture) : 0)
                .ThenBy(name => name.Length * (areNumbers ? 1 : 0)).ThenBy(name => name, StringComparer.Ordinal),
        ];
        var labelOf = new int[names.Length];
        foreach (var (label, name) in names.Index())
            labelOf[_labels[name]] = label;
        return ([.. _places.Select(place => labelOf[place])], names);
    }

    /// <summary>The values, each finite in float32 too.</summary>
    public double[] Values()
    {
        if (_unfit is var (line, text))
            throw records.FailAt(line, layout.Target,
                $"column '{DataFileException.Quote(Name)}' holds '{DataFileException.Quote(text)}', "
                + (CsvNumber.IsInteger(text)
                    ? "a whole number of more digits than float64 has" : "which is not a finite float32 number"),
                $"Remove the line or fill in a number below 3.4e38, or say with {FileSetting.Task} that the " +
                $"targets are classes.");
        return [.. _numbers];
    }

    int PlaceOf(string text, bool isNumber, double number)
    {
        if (_labels.TryGetValue(text, out var place))
            return place;
        var label = isNumber ? Canonical(text, number) : text;
        if (_labels.TryGetValue(label, out place))
            return place;
        if (options.ClassNames is { } names)
            throw records.Fail(layout.Target,
                $"'{DataFileException.Quote(text)}' is not one of the {names.Count} classes given",
                $"Correct the label{FileSetting.ClassNames:, or add it to @}.");
        if (_labels.Count == options.Limits.MaxClasses)
        {
            if ((_word is null || _areTooMany) && options.Targets == TargetKind.Automatic)
            {
                _areTooMany = true;
                return -1;
            }
            throw records.Fail(layout.Target,
                $"this is class number {_labels.Count + 1}; the most is {options.Limits.MaxClasses}",
                $"Name the right target column with {FileSetting.Target}, or say with {FileSetting.Task} that it " +
                $"holds values.");
        }
        _labels.Add(label, _labels.Count);
        return _labels.Count - 1;
    }

    // One class, however its number is written; beyond float64's integers as it is written.
    static string Canonical(string text, double number) =>
        Math.Abs(number) < 1L << 53 && text is not ['0', >= '0' and <= '9', ..]
            ? (number + 0.0).ToString(CultureInfo.InvariantCulture) : text.TrimStart('+');
}
