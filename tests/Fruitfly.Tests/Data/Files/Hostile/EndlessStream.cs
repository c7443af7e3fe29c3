namespace Fruitfly.Tests.Data.Files.Hostile;

/// <summary>A start and then one byte repeated, a gigabyte in all, of which nothing is kept in memory.</summary>
sealed class EndlessStream(byte[] start, byte repeated) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => 1L << 30;
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Length - Position);
        for (var i = 0; i < count; i++, Position++)
            buffer[i] = Position < start.Length ? start[Position] : repeated;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
