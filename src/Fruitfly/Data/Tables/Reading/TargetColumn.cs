using System.Globalization;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>The target column: which rows have a target, and whether they are class labels or values. The whole column
/// decides, and not its first field.</summary>
sealed class TargetColumn
{
    readonly RawTable _table;
    readonly RawColumn _column;
    readonly DataFileOptions _options;
    readonly ColumnFacts _facts;
    readonly OrderedDictionary<string, int> _labels; // and the first row that has each
    readonly int[] _places; // of the label of each text
    readonly FieldText? _word;

    public TargetColumn(RawTable table, int place, MissingWords missing, DataFileOptions options)
    {
        (_table, _column, _options) = (table, table.Columns[place], options);
        int[] all = [.. Enumerable.Range(0, table.Rows)];
        var facts = new ColumnFacts(table, place, all, missing);
        var listed = options.ClassNames?.ToHashSet(StringComparer.Ordinal) ?? [];
        var isMissing = new bool[_column.Texts.Count];
        foreach (var text in facts.Texts())
            isMissing[text.Code] = text.IsMissing && !listed.Contains(text.Text);
        Rows = facts.Missing == 0 ? all
            : [.. all.Where(row => _column.Codes is { } codes && codes[row] is >= 0 and var code
                ? !isMissing[code] : !facts.IsMissing(row))];
        if (Rows.Length == 0)
            throw table.FailAt(0, place, $"the target is missing in every row of column '{Shown(facts.Name)}'",
                $"Name the right target column with {FileSetting.Target}.");
        _facts = Rows.Length == all.Length ? facts : new ColumnFacts(table, place, Rows, missing);
        _labels = new(options.ClassNames?.Select(name => KeyValuePair.Create(name, -1)) ?? [], StringComparer.Ordinal);
        _places = new int[_column.Texts.Count];
        foreach (var text in _facts.Texts())
        {
            _places[text.Code] = PlaceOf(text);
            if (!text.IsNumber)
                _word ??= text;
        }
    }

    /// <summary>The rows that have a target, ascending.</summary>
    public int[] Rows { get; }

    public int Missing => _table.Rows - Rows.Length;

    /// <summary>Over the rows that have a target.</summary>
    public ColumnFacts Facts => _facts;

    string Column => $"column '{Shown(_facts.Name)}'";

    bool AreTooMany => !_facts.HasTexts || _labels.Count > _options.Limits.MaxClasses;

    int LastRow => Rows[^1];

    /// <summary>What the targets are, and why.</summary>
    /// <exception cref="DataFileException">they may be either, or are neither</exception>
    public (TargetKind Task, string Reason) Decide()
    {
        if (_options.Targets != TargetKind.Automatic)
            return (_options.Targets, "you said so");
        if (_options.ClassNames is not null)
            return (TargetKind.Classes, "you named the classes");
        var areWhole = _facts.Values().All(number => double.IsFinite(number) && number == Math.Floor(number));
        if (_word is { } word)
        {
            if (_facts.Texts().All(text => text.IsNumber || FieldErrors.IsAlmostNumber(text.Text)))
                throw FieldErrors.AlmostNumberInTarget(_table, _facts, word);
            var numbers = _labels.Keys.Count(CsvNumber.IsNumber);
            if (!areWhole || numbers > TargetGuess.Many || _facts.Numbers > 0 && AreTooMany)
                throw _table.FailAt(word.FirstRow, _facts.Place,
                    $"{Column} holds '{Shown(word.Text)}', which is not a number, among numbers",
                    $"Correct the field, say with {FileSetting.Missing} that it stands for a missing value, or with " +
                    $"{FileSetting.Task} that words and numbers are classes, or name another column with " +
                    $"{FileSetting.Target}.");
            if (_labels.Count > TargetGuess.Many && 2L * _labels.Count > _facts.Rows)
                throw _table.FailAt(word.FirstRow, _facts.Place, FormattableString.Invariant(
                    $"{Column} holds {_labels.Count:N0} different words in {_facts.Rows:N0} rows, which are hardly classes"),
                    $"Name the right target column with {FileSetting.Target}, or say with {FileSetting.Task} that they " +
                    $"are classes.");
            return (TargetKind.Classes, "there are words");
        }
        if (AreTooMany)
            return (TargetKind.Values, $"there are more than {_options.Limits.MaxClasses} different numbers");
        var areWritten = _facts.Texts().All(text => CsvNumber.IsInteger(text.Text));
        var guess = TargetGuess.Of(_facts.Rows, _labels.Count, _facts.Values().Min(), _facts.Values().Max(), areWhole,
            areWritten, _table.HasNames ? _facts.Name : "target");
        return guess.Task is { } task ? (task, guess.Reason) : throw _table.FailAt(
            LastRow, _facts.Place, $"{Column} holds {guess.Reason}, which may be classes or values",
            $"Say which with {FileSetting.Task}, or name another column with {FileSetting.Target}.");
    }

    /// <summary>The labels and the names of their classes.</summary>
    public (int[] Labels, string[] Names) Classes()
    {
        CheckClasses();
        string[] names = [.. _labels.Keys];
        if (names.Length == 1)
            throw _table.FailAt(LastRow, _facts.Place,
                $"all targets are '{Shown(names[0])}'; a classification needs two classes or more",
                $"Name the right target column with {FileSetting.Target}.");
        if (_options.ClassNames is not null)
            return (Array.ConvertAll(Rows, row => _places[_column.Codes![row]]), names);
        var areNumbers = names.All(CsvNumber.IsNumber);
        string[] sorted =
        [
            .. names.OrderBy(name => areNumbers ? double.Parse(name, CultureInfo.InvariantCulture) : 0)
                .ThenBy(name => name.Length * (areNumbers ? 1 : 0)).ThenBy(name => name, StringComparer.Ordinal),
        ];
        var labelOf = new int[names.Length];
        foreach (var (label, name) in sorted.Index())
            labelOf[_labels.IndexOf(name)] = label;
        return (Array.ConvertAll(Rows, row => labelOf[_places[_column.Codes![row]]]), sorted);
    }

    /// <summary>The values, each finite in float32 too, and not all the same.</summary>
    public double[] Values()
    {
        if (_word is { } word)
            throw FieldErrors.NotANumber(_table, word.FirstRow, _facts, word.Text,
                $"Correct the field, say with {FileSetting.Missing} that it stands for a missing value, or name another " +
                $"column with {FileSetting.Target}.");
        if (_options.Schema is null && _facts is { Rows: > 1, Distinct: 1 })
            throw _table.FailAt(LastRow, _facts.Place,
                $"all targets are {Shown(_facts.TextOf(LastRow))}, which leaves nothing to learn",
                $"Name the right target column with {FileSetting.Target}.");
        if (((int?[])[_facts.FirstBeyondSingle(), _facts.FirstRounded()]).Min() is { } unfit)
            throw _table.FailAt(unfit, _facts.Place, $"{Column} holds '{Shown(_facts.TextOf(unfit))}', "
                + (CsvNumber.IsInteger(_facts.TextOf(unfit))
                    ? "a whole number of more digits than float64 has" : "which is not a finite float32 number"),
                $"Remove the line or fill in a number below 3.4e38, or say with {FileSetting.Task} that the " +
                $"targets are classes.");
        return Array.ConvertAll(Rows, row => _column.Numbers[row]);
    }

    void CheckClasses()
    {
        var most = _options.Limits.MaxClasses;
        if (_options.ClassNames is { } names)
        {
            if (_labels.Count > names.Count)
                throw _table.FailAt(_labels.GetAt(names.Count).Value, _facts.Place,
                    $"'{Shown(_labels.GetAt(names.Count).Key)}' is not one of the {names.Count} classes given",
                    $"Correct the label{FileSetting.ClassNames:, or add it to @}.");
            if (!_facts.HasTexts)
                throw TooMany(LastRow, names.Count);
        }
        else if (_labels.Count > most)
            throw TooMany(_labels.GetAt(most).Value, most);
        else if (!_facts.HasTexts)
            throw TooMany(LastRow, most);
    }

    DataFileException TooMany(int row, int most) => _table.FailAt(row, _facts.Place,
        $"this is class number {most + 1}; the most is {most}",
        $"Name the right target column with {FileSetting.Target}, or say with {FileSetting.Task} that it holds values.");

    int PlaceOf(FieldText text)
    {
        if (_labels.IndexOf(text.Text) is >= 0 and var exact)
            return exact;
        var label = Levels.NameOf(text);
        if (_labels.TryAdd(label, text.FirstRow))
            return _labels.Count - 1;
        return _labels.IndexOf(label);
    }

    static string Shown(string text) => DataFileException.Quote(text);
}
