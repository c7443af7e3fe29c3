using System.Buffers.Binary;
using System.IO.Compression;

namespace Fruitfly.Data.Files;

/// <summary>What a gzip file holds: counted while it is read, so that it grows no further than the limits, and held
/// against the checksum and the length at the file's end.</summary>
sealed class GzipContent(Stream stream, string file, FileLimits limits) : Stream
{
    const int TrailerBytes = 8; // CRC-32 and length, little-endian

    readonly GZipStream _content = new(stream, CompressionMode.Decompress, leaveOpen: true);
    uint _checksum;
    long _read;

    public static bool IsIn(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>The bytes that the content may have.</summary>
    public long MostBytes { get; } = limits.Expansion(stream.Length);

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = _content.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw Fail("the compressed data is damaged", "Copy, download or save the file again.", e);
        }
        _checksum = Crc32.Append(_checksum, buffer[..read]);
        _read += read;
        return _read <= MostBytes ? read : throw Fail($"the file decompresses to more than {MostBytes} bytes",
            $"If you trust the file, decompress it " +
            $"first{FileSetting.MaxRatio:, or raise @}{FileSetting.MaxBytes: or @}.");
    }

    /// <summary>Called after the last byte: says whether the file has its checksum,
    /// which gzip readers do not miss.</summary>
    public void VerifyEnd()
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        trailer.Clear();
        if (stream.Length >= TrailerBytes)
        {
            stream.Position = stream.Length - TrailerBytes;
            stream.ReadExactly(trailer);
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != _checksum
            || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != (uint)_read)
            throw Fail("the compressed file does not end with the checksum and the length of its content",
                "The file is cut off, damaged, or several files in one: copy or download it again, or decompress " +
                "it first.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _content.Dispose();
        base.Dispose(disposing);
    }

    DataFileException Fail(string problem, Remedy hint, Exception? cause = null) =>
        new(file, $"byte {_read}", problem, hint, cause);
}
