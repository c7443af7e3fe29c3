using System.Buffers.Binary;
using System.IO.Compression;

namespace Fruitfly.Data.Files;

/// <summary>What a gzip file holds: counted while it is read, so that it grows no further than the limits, and held
/// against the checksum and the length at the file's end. The file is read from its first byte to its last.</summary>
sealed class GzipContent : Stream
{
    readonly TailStream _source;
    readonly GZipStream _content;
    readonly string _file;
    uint _checksum;
    long _read;

    /// <param name="stream">that stands at the beginning of the file</param>
    public GzipContent(Stream stream, string file, FileLimits limits)
    {
        (_source, _file, MostBytes) = (new(stream), file, limits.Expansion(stream.Length));
        _content = new(_source, CompressionMode.Decompress, leaveOpen: true);
    }

    public static bool IsIn(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>The bytes that the content may have.</summary>
    public long MostBytes { get; }

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
        if (read == 0 && buffer.Length > 0)
            VerifyEnd(); // before anyone wonders about the last line of what was cut off
        return _read <= MostBytes ? read : throw Fail($"the file decompresses to more than {MostBytes} bytes",
            $"If you trust the file, decompress it " +
            $"first{FileSetting.MaxRatio:, or raise @}{FileSetting.MaxBytes: or @}.");
    }

    /// <summary>Called after the last byte: says whether the file has its checksum,
    /// which gzip readers do not miss.</summary>
    public void VerifyEnd()
    {
        var trailer = _source.Finish();
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
        new(_file, $"byte {_read}", problem, hint, cause);
}
