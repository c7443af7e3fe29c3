namespace Fruitfly.Cli.Terminals;

/// <summary>Standard output or error of the process, which may be closed or full. A pipe whose reader has gone is no
/// failure: the system's stream passes over it.</summary>
/// <param name="isSilent">whether a failure is passed over, as where there is no place left to tell it; else the first
/// one is an <see cref="OutputException"/>, and what follows is passed over</param>
sealed class ProcessStream(Stream inner, bool isSilent) : Stream
{
    bool _failed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_failed)
            return;
        try
        {
            inner.Write(buffer);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _failed = true;
            if (!isSilent)
                throw new OutputException(exception);
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
