using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Fruitfly.Data.Files;

/// <summary>Brings the bytes of an array into this machine's byte order and into row-major order.</summary>
static class ElementOrder
{
    public static void ToNative(Span<byte> bytes, int size, bool bigEndian)
    {
        if (bigEndian != BitConverter.IsLittleEndian)
            return;
        switch (size)
        {
            case 2:
                var shorts = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                var ints = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            case 8:
                var longs = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }

    /// <summary>From column-major (Fortran) order, where the first index runs fastest, to row-major order.</summary>
    public static byte[] ToRowMajor(ReadOnlySpan<byte> source, int size, ReadOnlySpan<int> shape)
    {
        var result = new byte[source.Length];
        var index = new int[shape.Length];
        var from = 0; // the element of the source at this index
        for (var to = 0; to < source.Length; to += size)
        {
            source.Slice(from * size, size).CopyTo(result.AsSpan(to));
            var stride = source.Length / size;
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                stride /= shape[axis];
                from += stride;
                if (++index[axis] < shape[axis])
                    break;
                from -= stride * shape[axis];
                index[axis] = 0;
            }
        }
        return result;
    }
}
