namespace Fruitfly.Data.Files;

/// <summary>Passes bytes on, and keeps the last of them: the checksum and the length of a gzip file.</summary>
sealed class TailStream(Stream stream) : Stream
{
    const int TailBytes = 8; // CRC-32 and length, little-endian

    readonly byte[] _tail = new byte[TailBytes];

    /// <summary>Reads what is left, too.</summary>
    /// <returns>the last bytes; where there are fewer, zeros before them</returns>
    public ReadOnlySpan<byte> Finish()
    {
        var rest = new byte[1 << 14];
        while (Read(rest.AsSpan()) > 0)
        {
        }
        return _tail;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        var last = Math.Min(read, TailBytes);
        _tail.AsSpan(last).CopyTo(_tail);
        buffer[(read - last)..read].CopyTo(_tail.AsSpan(TailBytes - last));
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => stream.Length;

    public override long Position
    {
        get => stream.Position;
        set => throw new NotSupportedException();
    }

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
