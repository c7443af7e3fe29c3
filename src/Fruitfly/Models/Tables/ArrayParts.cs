using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Tables;

/// <summary>Reads the rows of NPZ as parts of a table: the array x <c>[rows × columns]</c> has the feature columns of a
/// schema in their order, and the array y, where there is one, the target.</summary>
sealed class ArrayParts
{
    const string Inputs = "x", Targets = "y", Unnamed = "arr_0"; // numpy.savez(path, rows) names it so

    readonly string _file;
    readonly DataFileOptions _options;
    readonly TableSchema _schema;
    readonly NumericArray _inputs;
    readonly NumericArray? _targets;
    readonly int _rows, _width;

    ArrayParts(Stream stream, string file, DataFileOptions options, TableSchema schema)
    {
        (_file, _options, _schema) = (file, options, schema);
        stream.Position = 0;
        var arrays = NpzFile.Read(
            stream, file, options.Limits, new HashSet<string> { Inputs, Targets, Unnamed }, out var others);
        _inputs = arrays.GetValueOrDefault(Inputs) ?? arrays.GetValueOrDefault(Unnamed)
            ?? throw new DataFileException(file, "the archive's directory", "the array 'x' is missing"
                + (others.Count == 0 ? "" : $"; there are {DataFileException.Quote(string.Join(", ", others), 200)}"),
                "Name the rows x: numpy.savez(path, x=x).");
        string[] names = [.. schema.Columns.Where(column => column.Role == ColumnRole.Feature)
            .Select(column => column.Name)];
        (_rows, _width) = (_inputs.Shape is [var first, ..] ? first : 0, names.Length);
        if (_rows == 0 || _inputs.Count / _rows != _width)
            throw new DataFileException(file, "array x",
                $"the shape ({string.Join(", ", _inputs.Shape.ToArray())}) does not make rows of {_width} columns",
                $"Save {DataFileException.Quote(string.Join(", ", names), 200)} of each row, in this order.");
        _targets = arrays.GetValueOrDefault(Targets) is { } targets && targets.Count == _rows ? targets : null;
    }

    public static IEnumerable<RawTable> Read(Stream stream, string file, DataFileOptions options, TableSchema schema)
    {
        var arrays = new ArrayParts(stream, file, options, schema);
        var most = PartSize.Rows(schema.Columns.Count);
        for (var start = 0; start < arrays._rows; start += most)
            yield return arrays.Part(start, Math.Min(most, arrays._rows - start));
    }

    RawTable Part(int start, int count)
    {
        _options.Cancellation.ThrowIfCancellationRequested();
        var part = new RawTableBuilder(_file, [.. _schema.Columns.Select(column => column.Name)], _options.Limits);
        part.StartRows(count, $"row {start + 1}");
        var (inputs, feature) = (Values(_inputs, start, count, _width), 0);
        foreach (var (column, about) in part.Columns.Zip(_schema.Columns))
            if (about.Role == ColumnRole.Feature)
                Add(column, inputs, feature++, _width, _inputs.Type);
            else if (about.Role == ColumnRole.Target && _targets is { } targets)
                Add(column, Values(targets, start, count, 1), 0, 1, targets.Type);
            else
                column.AddMissing(count);
        return part.Build(TableFormat.Npz);
    }

    static double[] Values(NumericArray array, int start, int count, int width) =>
        ArrayInputs.Rows(array, [.. Enumerable.Range(start, count)], width).ToDoubles();

    // Float32 is written in its own digits, as a level is named by them.
    static void Add(RawColumnBuilder column, double[] values, int place, int width, ElementType type)
    {
        for (var i = place; i < values.Length; i += width)
            if (type == ElementType.Float32)
                column.Add((float)values[i], values[i]);
            else
                column.Add(values[i], values[i]);
    }
}
