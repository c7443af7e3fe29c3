using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Encodes new rows as a schema says, finding its columns by name, or by place where the file of the schema
/// had no names.</summary>
sealed class RowEncoder
{
    readonly TableSchema _schema;
    readonly int[] _columns; // places in the schema of what is encoded

    public RowEncoder(TableSchema schema)
    {
        _schema = schema;
        _columns = [.. schema.Columns.Index().Where(column => column.Item.Role == ColumnRole.Feature)
            .Select(column => column.Index)];
        Features = schema.ToFeatures();
    }

    /// <summary>What each number of an encoded row is.</summary>
    public IReadOnlyList<EncodedFeature> Features { get; }

    /// <exception cref="DataFileException">a column is missing, or two have its name</exception>
    public EncodedRows Encode(RawTable table)
    {
        var places = PlacesIn(table);
        EncodedColumn[] columns =
        [
            .. _columns.Zip(places, (column, place) => EncodedColumn.Of(table.Columns[place], _schema.Columns[column],
                new(_schema.Missing, _schema.Columns[column].Missing))),
        ];
        var target = _schema.Find(ColumnRole.Target);
        var known = _schema.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return new(new ColumnInputs(columns, [.. Enumerable.Range(0, table.Rows)]), new RowReport
        {
            Rows = table.Rows,
            Extra = HasNames(table)
                ? [.. table.Columns.Select(column => column.Name).Where(name => !known.Contains(name))] : [],
            IsReordered = !places.SequenceEqual(places.Order()),
            Columns = [.. _columns.Zip(columns, (column, encoded) => new ColumnReport(
                TableNames.Of(_schema, column), encoded.Missing, encoded.Strange))],
        })
        {
            Target = target >= 0 && HasNames(table) ? PlaceOf(table, _schema.Columns[target].Name) : null,
        };
    }

    bool HasNames(RawTable table) => table.HasNames && _schema.Header != false;

    int[] PlacesIn(RawTable table)
    {
        if (!HasNames(table))
            return ByPlace(table);
        string[] missing = [.. _columns.Select(column => _schema.Columns[column].Name)
            .Where(name => PlaceOf(table, name) is null)];
        if (missing.Length > 0)
            throw table.Fail(
                $"{(missing.Length == 1 ? "a column is" : $"{missing.Length} columns are")} missing: {Shown(missing)}; "
                + $"the file has {Shown(table.Columns.Select(column => column.Name))}",
                "Give the file the columns of the training table, in any order.");
        return [.. _columns.Select(column => PlaceOf(table, _schema.Columns[column].Name)!.Value)];
    }

    // New rows may have no target, and then what stands behind it has moved.
    int[] ByPlace(RawTable table)
    {
        var (all, target) = (_schema.Columns.Count, _schema.Find(ColumnRole.Target));
        if (table.Columns.Count == all)
            return _columns;
        if (table.Columns.Count == all - 1 && target >= 0)
            return [.. _columns.Select(column => column > target ? column - 1 : column)];
        throw table.Fail($"there are {table.Columns.Count} columns, and the training table had {all} with its target",
            "Give the file the columns of the training table, in their order.");
    }

    static int? PlaceOf(RawTable table, string name)
    {
        int? found = null;
        for (var i = 0; i < table.Columns.Count; i++)
            if (table.Columns[i].Name == name)
                found = found is null ? i : throw table.FailAt(
                    i, $"two columns are named '{DataFileException.Quote(name)}'", "Give each column its own name.");
        return found;
    }

    static string Shown(IEnumerable<string> names) => DataFileException.Quote(string.Join(", ", names), 200);
}

/// <summary>New rows, encoded.</summary>
/// <param name="Inputs">a number for each row and feature, NaN where it is missing</param>
sealed record EncodedRows(TableInputs Inputs, RowReport Report)
{
    /// <summary>The place of the target column; null where the file has none.</summary>
    public int? Target { get; init; }

    /// <summary>All of them, <c>[rows × features]</c>, NaN where a value is missing: what
    /// <see cref="Preprocessing.Apply"/> takes.</summary>
    public double[] ToArray()
    {
        var (rows, features) = (Inputs.Count, Inputs.Features);
        var (all, column) = (new double[checked(rows * features)], new double[rows]);
        for (var feature = 0; feature < features; feature++)
        {
            Inputs.CopyFeature(feature, column);
            for (var row = 0; row < rows; row++)
                all[row * features + feature] = column[row];
        }
        return all;
    }
}
