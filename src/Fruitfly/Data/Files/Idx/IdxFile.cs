using System.Buffers.Binary;

namespace Fruitfly.Data.Files;

/// <summary>The IDX file of MNIST and its successors: one array, big-endian, plain or compressed with gzip.</summary>
public static class IdxFile
{
    /// <exception cref="DataFileException">The file cannot be read, is damaged, or asks
    /// for more than the limits.</exception>
    public static NumericArray Read(string path, FileLimits? limits = null) =>
        InputFile.Read(path, stream => Read(stream, path, limits ?? FileLimits.Default));

    internal static NumericArray Read(Stream stream, string file, FileLimits limits)
    {
        var compressed = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        if (!compressed)
            return Read(new ByteReader(stream, file, "", stream.Length, exact: true), limits);
        using var content = new GzipContent(stream, file, limits);
        var array = Read(new ByteReader(content, file, "", content.MostBytes, exact: false), limits);
        content.VerifyEnd();
        return array;
    }

    static NumericArray Read(ByteReader reader, FileLimits limits)
    {
        var magic = reader.Read(4, "the magic number");
        if (magic[0] != 0 || magic[1] != 0)
            throw reader.FailAt(0, $"the magic number is {Convert.ToHexString(magic)}; an IDX file starts with 0000",
                "Check that this is an IDX file, such as train-images-idx3-ubyte.gz.");
        ElementType type = magic[2] switch
        {
            0x08 => ElementType.UInt8,
            0x09 => ElementType.Int8,
            0x0B => ElementType.Int16,
            0x0C => ElementType.Int32,
            0x0D => ElementType.Float32,
            0x0E => ElementType.Float64,
            _ => throw reader.FailAt(2, $"the element type is 0x{magic[2]:X2}; known are 08, 09, 0B, 0C, 0D and 0E",
                "The header is damaged or this is no IDX file: download it again."),
        };
        if (magic[3] == 0)
            throw reader.FailAt(3, "the array has no dimensions", "The header is damaged: download the file again.");
        var lengths = reader.Read(4 * magic[3], "the lengths of the dimensions");
        var shape = new long[magic[3]];
        for (var axis = 0; axis < shape.Length; axis++)
            shape[axis] = BinaryPrimitives.ReadUInt32BigEndian(lengths.AsSpan(4 * axis));
        var bytes = reader.Read(ArrayShape.Demand(reader, type.Size, shape, limits), "the array");
        reader.ExpectEnd();
        ElementOrder.ToNative(bytes, type.Size, bigEndian: true);
        return new NumericArray(type, [.. shape.Select(length => (int)length)], bytes);
    }
}
