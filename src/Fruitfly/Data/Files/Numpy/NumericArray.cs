using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Fruitfly.Data.Files;

/// <summary>An array of numbers as NPY, NPZ and IDX files keep it: element type, shape, and the values in row-major
/// order.</summary>
public sealed class NumericArray
{
    readonly int[] _shape;
    readonly byte[] _bytes;

    internal NumericArray(ElementType type, int[] shape, byte[] bytes) => (Type, _shape, _bytes) = (type, shape, bytes);

    /// <summary>A copy of the values under a shape; without a shape, a vector.</summary>
    public static NumericArray Of<T>(ReadOnlySpan<T> values, params ReadOnlySpan<int> shape) where T : unmanaged
    {
        var type = ElementTypes.Of<T>();
        int[] dimensions = shape.IsEmpty ? [values.Length] : shape.ToArray();
        var count = 1L;
        foreach (var dimension in dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
            count = checked(count * dimension);
        }
        if (count != values.Length)
            throw new ArgumentException(
                $"{values.Length} values do not fill the shape ({string.Join(", ", dimensions)}), which has {count}.",
                nameof(values));
        return new NumericArray(type, dimensions, MemoryMarshal.AsBytes(values).ToArray());
    }

    public ElementType Type { get; }

    /// <summary>The length of each dimension; empty for a single number.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>The number of values.</summary>
    public int Count => _bytes.Length / Type.Size;

    /// <summary>The values in row-major order and this machine's byte order.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The values as float32, rounded to the nearest; a float64 beyond its range becomes infinite.</summary>
    public float[] ToSingles() => Convert<float>();

    /// <summary>The values as float64; 64-bit integers beyond 2⁵³ are rounded.</summary>
    public double[] ToDoubles() => Convert<double>();

    /// <summary>The values of an integer or Boolean array; a uint64 above 2⁶³ − 1 becomes 2⁶³ − 1.</summary>
    public long[] ToIntegers() => !Type.IsFloatingPoint
        ? Convert<long>()
        : throw new InvalidOperationException($"An array of {Type} has no integers: use {nameof(ToDoubles)}.");

    T[] Convert<T>() where T : unmanaged, INumberBase<T> => Type switch
    {
        ElementType.Int8 => From<sbyte, T>(),
        ElementType.Int16 => From<short, T>(),
        ElementType.Int32 => From<int, T>(),
        ElementType.Int64 => From<long, T>(),
        ElementType.UInt16 => From<ushort, T>(),
        ElementType.UInt32 => From<uint, T>(),
        ElementType.UInt64 => From<ulong, T>(),
        ElementType.Float32 => From<float, T>(),
        ElementType.Float64 => From<double, T>(),
        _ => From<byte, T>(),
    };

    TTo[] From<TFrom, TTo>() where TFrom : unmanaged, INumberBase<TFrom> where TTo : unmanaged, INumberBase<TTo>
    {
        var result = GC.AllocateUninitializedArray<TTo>(Count);
        TensorPrimitives.ConvertSaturating(MemoryMarshal.Cast<byte, TFrom>(_bytes), result.AsSpan());
        return result;
    }
}
