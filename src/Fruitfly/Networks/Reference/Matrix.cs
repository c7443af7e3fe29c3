namespace Fruitfly.Networks.Reference;

/// <summary>Double-precision numbers <c>[rows × columns]</c>, row-major; a batch has one example per row.</summary>
public sealed class Matrix
{
    readonly double[] _values;

    /// <summary>All zeros.</summary>
    public Matrix(int rows, int columns) : this(rows, columns, new double[checked(rows * columns)])
    {
    }

    /// <summary>The given numbers, row after row; the array is kept, not copied.</summary>
    /// <exception cref="ArgumentException">the array does not hold rows × columns numbers</exception>
    public Matrix(int rows, int columns, double[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (values.Length != (long)rows * columns)
            throw new ArgumentException($"{values.Length} values do not fill a matrix [{rows} × {columns}].",
                nameof(values));
        (Rows, Columns, _values) = (rows, columns, values);
    }

    public int Rows { get; }
    public int Columns { get; }

    /// <summary>All numbers, row after row.</summary>
    public Span<double> Values => _values;

    public double this[int row, int column]
    {
        get => Row(row)[column];
        set => Row(row)[column] = value;
    }

    public Span<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>The rows of the given indices, in their order.</summary>
    public Matrix SelectRows(ReadOnlySpan<int> rows)
    {
        var selected = new Matrix(rows.Length, Columns);
        for (var i = 0; i < rows.Length; i++)
            Row(rows[i]).CopyTo(selected.Row(i));
        return selected;
    }
}
