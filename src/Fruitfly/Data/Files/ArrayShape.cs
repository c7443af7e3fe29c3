using System.Numerics;

namespace Fruitfly.Data.Files;

/// <summary>What an array file's header declares, held against the limits before memory is taken.</summary>
static class ArrayShape
{
    /// <summary>Checks the dimensions and returns the bytes of the array, which <paramref name="reader"/> can deliver.</summary>
    public static int Demand(ByteReader reader, ElementType type, ReadOnlySpan<long> shape, FileLimits limits)
    {
        var elements = BigInteger.One;
        foreach (var dimension in shape)
        {
            if (dimension is < 0 or > int.MaxValue)
                throw reader.Fail($"the header declares a dimension of length {dimension}; lengths run from 0 to {int.MaxValue}",
                    "The header is damaged: save the file again.");
            elements *= dimension;
        }
        var maxBytes = Math.Min(limits.MaxBytes, Array.MaxLength);
        if (elements > limits.MaxElements || elements * type.Size > maxBytes)
            throw reader.Fail($"the header declares {elements} values, {elements * type.Size} bytes; the most is "
                + $"{limits.MaxElements} values and {maxBytes} bytes",
                "The header is damaged, or the array is to be cut into parts; the limits "
                + $"{nameof(FileLimits.MaxElements)} and {nameof(FileLimits.MaxBytes)} can be raised.");
        var bytes = (int)(elements * type.Size);
        reader.Demand(bytes, "the array");
        return bytes;
    }
}
