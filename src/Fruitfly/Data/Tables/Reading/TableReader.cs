using System.Globalization;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Makes a table of raw columns: by a schema, or by guesses that it tells.</summary>
sealed class TableReader
{
    readonly RawTable _raw;
    readonly DataFileOptions _options;
    readonly MissingWords _missing;
    readonly ColumnRoles _roles;
    readonly TargetColumn _target;

    TableReader(RawTable raw, DataFileOptions options)
    {
        (_raw, _options) = (raw.HasNames ? raw : Named(raw), options);
        _missing = new(options.Schema?.Missing ?? options.Missing);
        _roles = options.Schema is { } schema ? ColumnRoles.Of(_raw, schema) : ColumnRoles.Of(_raw, options);
        _raw = Amounts.Read(_raw, _roles, _missing, options);
        if (raw.Rows == 0)
            throw raw.Fail("no example follows the header", "Give the file one line for each example.");
        _target = new(_raw, _roles.Target, _missing, options);
    }

    /// <exception cref="DataFileException">the table does not fit the schema, may be read in two ways, or asks for more
    /// than the limits</exception>
    public static Table Read(RawTable raw, DataFileOptions options) => new TableReader(raw, options).Read();

    /// <summary>The fields of training examples as they are written.</summary>
    /// <param name="examples">numbers among the training examples, from 0</param>
    public static IReadOnlyList<string[]> Fields(RawTable raw, DataFileOptions options, IReadOnlyList<int> examples)
    {
        var reader = new TableReader(raw, options);
        var rows = reader._target.Rows;
        if (reader._roles.Split is { } place)
            rows = [.. rows.Where(row => reader.SplitOf(row, place, raw.Columns[place]) == Split.Training)];
        return [.. examples.Select(example => (string[])
            [.. raw.Columns.Select(column => Field(column, rows[example]))])];
    }

    static string Field(RawColumn column, int row) => column.Codes?[row] is { } code and >= 0 ? column.Texts[code]
        : double.IsNaN(column.Numbers[row]) ? "" : column.Numbers[row].ToString(CultureInfo.InvariantCulture);

    Table Read()
    {
        var features = _options.Schema is null ? FeatureGuess.Of(_raw, _roles, _target.Rows, _missing, _options) : [];
        var (task, reason) = _target.Decide();
        var (labels, classes) = task == TargetKind.Classes ? _target.Classes() : ([], []);
        double[] values = task == TargetKind.Values ? _target.Values() : [];
        var group = _roles.Group is { } groups ? GroupColumn.Of(_raw, groups, _target.Rows, _missing) : null;
        var time = _roles.Time is { } times
            ? TimeColumn.Of(_raw, times, _target.Rows, _options.Schema?.Columns[times].Reading) : null;
        var schema = _options.Schema ?? SchemaGuess.Of(_raw, _roles, features, task, classes, time?.Reading, _options);
        var inputs = Encoded(schema);
        var whole = (task == TargetKind.Classes
            ? TableRows.Labelled(inputs, labels, classes.Length)
            : TableRows.RealValued(inputs, NumericArray.Of<double>(values), 1)) with
        {
            Groups = group,
            Times = time?.Times,
        };
        var reading = TableReadings.Of(_raw, schema, _roles, features, _target, (task, reason), labels, _missing);
        return new(_raw.File, Path.GetFileNameWithoutExtension(_raw.File), Parted(whole), _options.Schema is not null
            ? reading : reading with { Warnings = [.. TableWarnings.Of(reading, whole, schema)] }, schema);
    }

    static RawTable Named(RawTable raw) => raw with
    {
        Columns = [.. raw.Columns.Select((column, i) => column with { Name = $"x{i}" })],
    };

    ColumnInputs Encoded(TableSchema schema)
    {
        EncodedColumn[] columns =
        [
            .. schema.Columns.Index().Where(column => column.Item.Role == ColumnRole.Feature).Select(column =>
                EncodedColumn.Of(_raw.Columns[column.Index], column.Item, Words(column.Item))),
        ];
        var most = _options.Limits.MaxElements;
        var width = columns.Sum(column => (long)column.Width);
        if (width * _target.Rows.Length > most)
            throw _raw.Fail(FormattableString.Invariant(
                $"{_target.Rows.Length:N0} rows of {width:N0} features are more than {most:N0} numbers"),
                $"Cut the file into parts{FileSetting.MaxElements:, raise @}, or leave out columns with " +
                $"{FileSetting.Drop}.");
        return new(columns, _target.Rows);
    }

    MissingWords Words(TableColumn column) =>
        column.Missing is null ? _missing : new(_options.Schema?.Missing ?? _options.Missing, column.Missing);

    Dictionary<Split, TableRows> Parted(TableRows whole)
    {
        if (_roles.Split is not { } place)
            return new() { [Split.Training] = whole };
        var column = _raw.Columns[place];
        var splits = Array.ConvertAll(_target.Rows, row => SplitOf(row, place, column));
        if (!splits.Contains(Split.Training))
            throw _raw.FailAt(_target.Rows[^1], place,
                $"the column '{DataFileException.Quote(column.Name)}' marks no training example",
                "Mark the training examples with 'training'.");
        Split[] present = [.. splits.Distinct().Order()];
        return present.ToDictionary(split => split, split => present.Length == 1
            ? whole : whole.Select([.. Enumerable.Range(0, splits.Length).Where(i => splits[i] == split)]));
    }

    Split SplitOf(int row, int place, RawColumn column)
    {
        return Field(column, row).ToLower(CultureInfo.InvariantCulture) switch
        {
            "training" or "train" => Split.Training,
            "validation" or "val" => Split.Validation,
            "test" => Split.Test,
            var other => throw _raw.FailAt(row, place, $"'{DataFileException.Quote(other)}' is not a split",
                "Write training, validation or test, or rename the column if it is a feature."),
        };
    }
}
