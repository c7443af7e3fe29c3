using System.Buffers.Binary;

namespace Fruitfly.Data.Files;

/// <summary>Checks the ends of a Parquet file before the library reads them: the marks, and that the footer between
/// them is whole.</summary>
static class ParquetFooter
{
    const int MostBytes = 1 << 26, TailBytes = 8;

    public static bool IsIn(ReadOnlySpan<byte> start) => start.StartsWith("PAR1"u8);

    /// <exception cref="DataFileException">the file is cut off, encrypted or damaged</exception>
    public static void Check(Stream stream, string file)
    {
        var tail = new byte[TailBytes];
        if (stream.Length < 4 + TailBytes)
            throw CutOff(file, stream.Length);
        stream.Position = stream.Length - TailBytes;
        stream.ReadExactly(tail);
        if (tail.AsSpan(4).SequenceEqual("PARE"u8))
            throw new DataFileException(file, $"byte {stream.Length - 4}", "the footer is encrypted",
                "Write the file without encryption.");
        if (!tail.AsSpan(4).SequenceEqual("PAR1"u8))
            throw CutOff(file, stream.Length);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        var start = stream.Length - TailBytes - length;
        if (start < 4 || length > MostBytes)
            throw new DataFileException(file, $"byte {stream.Length - TailBytes}",
                $"a footer of {length} bytes is said to stand before this, in a file of {stream.Length} bytes",
                "Copy, download or save the file again.");
        var footer = new byte[length];
        stream.Position = start;
        stream.ReadExactly(footer);
        try
        {
            new ThriftReader(footer).ReadStructure();
        }
        catch (InvalidDataException e)
        {
            throw new DataFileException(file, $"byte {start}", $"the footer is damaged: {e.Message}",
                "Copy, download or save the file again.", e);
        }
        stream.Position = 0;
    }

    static DataFileException CutOff(string file, long length) => new(file, $"byte {length}",
        "the file does not end as Parquet does", "The file is cut off: copy, download or save it again.");
}
