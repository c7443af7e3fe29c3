using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Fruitfly.Data.Files;

namespace Fruitfly.Networks.Files;

/// <summary>A type of numbers that safetensors files name and Fruitfly reads.</summary>
/// <param name="Name">such as <c>F32</c></param>
/// <param name="Size">bytes a number takes in the file</param>
/// <param name="Element">what it becomes</param>
sealed record StoredType(string Name, int Size, ElementType Element)
{
    const string Half = "F16", Brain = "BF16";

    public static IReadOnlyList<StoredType> All { get; } =
    [
        new("F64", 8, ElementType.Float64), new("F32", 4, ElementType.Float32),
        new(Half, 2, ElementType.Float32), new(Brain, 2, ElementType.Float32),
        new("I64", 8, ElementType.Int64), new("I32", 4, ElementType.Int32),
        new("I16", 2, ElementType.Int16), new("I8", 1, ElementType.Int8),
        new("U64", 8, ElementType.UInt64), new("U32", 4, ElementType.UInt32),
        new("U16", 2, ElementType.UInt16), new("U8", 1, ElementType.UInt8), new("BOOL", 1, ElementType.Boolean),
    ];

    public static StoredType? Named(string name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>The type that arrays of an element type are written as.</summary>
    public static StoredType Of(ElementType element) =>
        All.First(type => type.Element == element && type.Size == element.Size);

    /// <summary>Makes an array of the file's bytes, which it may keep.</summary>
    public NumericArray ToArray(int[] shape, byte[] bytes)
    {
        ElementOrder.ToNative(bytes, Size, bigEndian: false);
        if (Size == Element.Size)
            return new NumericArray(Element, shape, bytes);
        var wide = new byte[2 * bytes.Length];
        Span<float> values = MemoryMarshal.Cast<byte, float>(wide.AsSpan());
        if (Name == Half)
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, System.Half>(bytes), values);
        else
            Widen(MemoryMarshal.Cast<byte, ushort>(bytes), values);
        return new NumericArray(Element, shape, wide);
    }

    // A bfloat16 is the upper half of a float32.
    static void Widen(ReadOnlySpan<ushort> upper, Span<float> values)
    {
        for (var i = 0; i < upper.Length; i++)
            values[i] = BitConverter.UInt32BitsToSingle((uint)upper[i] << 16);
    }
}
