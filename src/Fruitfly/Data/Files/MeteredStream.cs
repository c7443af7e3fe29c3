namespace Fruitfly.Data.Files;

/// <summary>Passes reads through and fails once more than an allowance was read, until <see cref="Release"/>: a zip
/// archive's directory is read whole before its entries can be counted.</summary>
sealed class MeteredStream(Stream stream, long allowance, Func<Exception> fail) : Stream
{
    long _left = allowance;

    public void Release() => _left = long.MaxValue;

    public override int Read(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        _left -= read;
        return _left >= 0 ? read : throw fail();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

    public override long Position
    {
        get => stream.Position;
        set => stream.Position = value;
    }

    public override long Length => stream.Length;
    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override void Flush() => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
