using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Fruitfly.Data.Files;

/// <summary>NumPy's NPY file: one array. Bool, integers of 8 to 64 bits, float16 (which becomes float32), float32 and
/// float64 in either byte order and either memory order; never objects, structures or text.</summary>
public static class NpyFile
{
    /// <exception cref="DataFileException">The file cannot be read, is damaged, or asks
    /// for more than the limits.</exception>
    public static NumericArray Read(string path, FileLimits? limits = null) =>
        InputFile.Read(path, stream => Read(stream, path, limits ?? FileLimits.Default));

    /// <summary>Writes version 1.0 in row-major order, the data aligned to 64 bytes, as numpy.save does.</summary>
    public static void Write(string path, NumericArray array) => AtomicFile.Write(path, stream => Write(stream, array));

    internal static NumericArray Read(Stream stream, string file, FileLimits limits)
    {
        var reader = new ByteReader(stream, file, "", stream.Length, exact: true);
        var array = Read(reader, limits);
        reader.ExpectEnd();
        return array;
    }

    internal static NumericArray Read(ByteReader reader, FileLimits limits)
    {
        var header = NpyHeader.Read(reader);
        var elementSize = header.IsHalf ? sizeof(short) : header.Type.Size;
        var size = ArrayShape.Demand(reader, elementSize, header.Shape, limits);
        var start = reader.Position;
        var bytes = reader.Read(size, "the array");
        if (header.Type == ElementType.Boolean
            && bytes.AsSpan().IndexOfAnyExcept((byte)0, (byte)1) is >= 0 and var wrong)
            throw reader.FailAt(start + wrong, $"{bytes[wrong]} is not a Boolean",
                "Save the array again with numpy.save.");
        int[] shape = [.. header.Shape.Select(length => (int)length)];
        ElementOrder.ToNative(bytes, elementSize, header.BigEndian);
        if (header.ColumnMajor && shape.Length > 1)
            bytes = ElementOrder.ToRowMajor(bytes, elementSize, shape);
        if (header.IsHalf)
            bytes = Widened(bytes);
        return new NumericArray(header.Type, shape, bytes);
    }

    static byte[] Widened(byte[] halves)
    {
        var bytes = new byte[2 * halves.Length];
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(halves),
            MemoryMarshal.Cast<byte, float>(bytes.AsSpan()));
        return bytes;
    }

    internal static void Write(Stream stream, NumericArray array)
    {
        stream.Write(NpyHeader.Write(array));
        stream.Write(array.Bytes);
    }
}
