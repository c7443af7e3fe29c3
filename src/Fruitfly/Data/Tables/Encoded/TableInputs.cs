using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>The inputs of some examples before they are scaled and rounded: a number for each example and feature, NaN
/// where it is missing.</summary>
abstract class TableInputs
{
    public abstract int Count { get; }

    public abstract int Features { get; }

    /// <summary>Whether float32 holds every number as it is, and none is missing.</summary>
    public abstract bool AreExactInSingle { get; }

    /// <summary>The inputs of the examples at the given places, in the given order.</summary>
    public abstract TableInputs Select(int[] places);

    /// <summary>One feature of all examples.</summary>
    public abstract void CopyFeature(int feature, Span<double> into);

    /// <summary>All of them, <c>[examples × features]</c>.</summary>
    public abstract float[] ToSingles();
}

/// <summary>The inputs of an array.</summary>
sealed class ArrayInputs(NumericArray array, int features) : TableInputs
{
    readonly Lazy<double[]> _values = new(array.ToDoubles);

    public override int Count => array.Count / features;

    public override int Features => features;

    public override bool AreExactInSingle => array.Type.IsExactInSingle;

    public override TableInputs Select(int[] places) => new ArrayInputs(Rows(array, places, features), features);

    public override void CopyFeature(int feature, Span<double> into)
    {
        var values = _values.Value;
        for (var i = 0; i < into.Length; i++)
            into[i] = values[i * features + feature];
    }

    public override float[] ToSingles() => array.ToSingles();

    /// <summary>The rows at the given places.</summary>
    public static NumericArray Rows(NumericArray array, int[] places, int width)
    {
        var size = width * array.Type.Size;
        var bytes = GC.AllocateUninitializedArray<byte>(checked(places.Length * size));
        for (var i = 0; i < places.Length; i++)
            array.Bytes.Slice(places[i] * size, size).CopyTo(bytes.AsSpan(i * size));
        return new NumericArray(array.Type, [places.Length, width], bytes);
    }
}

/// <summary>The inputs that columns are encoded to: the columns are shared, and only places are drawn.</summary>
/// <param name="rows">of the columns, in the order of the examples</param>
sealed class ColumnInputs(IReadOnlyList<EncodedColumn> columns, int[] rows) : TableInputs
{
    readonly (EncodedColumn Column, int Part)[] _features =
        [.. columns.SelectMany(column => Enumerable.Range(0, column.Width).Select(part => (column, part)))];

    public override int Count => rows.Length;

    public override int Features => _features.Length;

    public override bool AreExactInSingle => false;

    public override TableInputs Select(int[] places) =>
        new ColumnInputs(columns, Array.ConvertAll(places, place => rows[place]));

    public override void CopyFeature(int feature, Span<double> into)
    {
        var (column, part) = _features[feature];
        for (var i = 0; i < into.Length; i++)
            into[i] = column.At(rows[i], part);
    }

    public override float[] ToSingles() => throw new NotSupportedException("Columns are filled and rounded one by one.");
}
