namespace Fruitfly.Data.Files;

/// <summary>Reads the bytes of a file, or of one entry in it, and always knows its place. It never reads beyond
/// <paramref name="length"/>: the size of a plain file or the size an entry declares; with <paramref name="exact"/>
/// false, the most that compressed data may become.</summary>
sealed class ByteReader(Stream stream, string file, string entry, long length, bool exact)
{
    uint _checksum;

    public long Position { get; private set; }

    public long Remaining => length - Position;

    /// <summary>The CRC-32 of the bytes read so far.</summary>
    public uint Checksum => _checksum;

    /// <summary>Fails unless <paramref name="bytes"/> more can be there: asked
    /// before memory for them is taken.</summary>
    public void Demand(long bytes, string what)
    {
        if (bytes <= Remaining)
            return;
        throw exact
            ? Fail($"{bytes} bytes of {what} should follow, but only {Remaining} do",
                "The file is cut off or its header is damaged: copy, download or save it again.")
            : Fail($"{bytes} bytes of {what} are more than compressed data of this size may become",
                $"If you trust the file, decompress it " +
                $"first{FileSetting.MaxRatio:, or raise @}{FileSetting.MaxBytes: or @}.");
    }

    public byte[] Read(int bytes, string what)
    {
        Demand(bytes, what);
        var buffer = GC.AllocateUninitializedArray<byte>(bytes);
        Fill(buffer, what);
        return buffer;
    }

    public void Fill(Span<byte> buffer, string what)
    {
        Demand(buffer.Length, what);
        for (var filled = 0; filled < buffer.Length;)
        {
            var read = ReadSome(buffer[filled..]);
            if (read == 0)
                throw Fail($"the data ends here, {buffer.Length - filled} bytes short of {what}",
                    "The file is cut off: copy, download or save it again.");
            _checksum = Crc32.Append(_checksum, buffer.Slice(filled, read));
            filled += read;
            Position += read;
        }
    }

    public void ExpectEnd()
    {
        Span<byte> one = stackalloc byte[1];
        if (ReadSome(one) != 0)
            throw Fail("the array ends here, but more bytes follow",
                "The header does not describe the data, or something was appended: save the file again.");
    }

    public DataFileException Fail(string problem, Remedy hint, Exception? cause = null) =>
        FailAt(Position, problem, hint, cause);

    public DataFileException FailAt(long position, string problem, Remedy hint, Exception? cause = null) =>
        new(file, entry.Length == 0 ? $"byte {position}" : $"entry '{DataFileException.Quote(entry)}', byte {position}",
            problem, hint, cause);

    int ReadSome(Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw Fail("the compressed data is damaged", "Copy, download or save the file again.", e);
        }
    }
}
