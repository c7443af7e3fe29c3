using System.Numerics;

namespace Fruitfly.Data.Files;

/// <summary>What an array file's header declares, held against the limits before memory is taken.</summary>
static class ArrayShape
{
    /// <param name="size">bytes of an element</param>
    /// <summary>Checks the dimensions and returns the bytes of the array, which
    /// <paramref name="reader"/> can deliver.</summary>
    public static int Demand(ByteReader reader, int size, ReadOnlySpan<long> shape, FileLimits limits)
    {
        var elements = BigInteger.One;
        foreach (var dimension in shape)
        {
            if (dimension is < 0 or > int.MaxValue)
                throw reader.Fail(
                    $"the header declares a dimension of length {dimension}; lengths run from 0 to {int.MaxValue}",
                    "The header is damaged: save the file again.");
            elements *= dimension;
        }
        var maxBytes = Math.Min(limits.MaxBytes, Array.MaxLength);
        if (elements > limits.MaxElements || elements * size > maxBytes)
            throw reader.Fail($"the header declares {elements} values, {elements * size} bytes; the most is "
                + $"{limits.MaxElements} values and {maxBytes} bytes",
                $"The header is damaged, or the array is to be cut into " +
                $"parts{FileSetting.MaxElements:; raise @}{FileSetting.MaxBytes: and @ for larger ones}.");
        var bytes = (int)(elements * size);
        reader.Demand(bytes, "the array");
        return bytes;
    }
}
