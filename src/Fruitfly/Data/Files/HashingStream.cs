using System.Security.Cryptography;

namespace Fruitfly.Data.Files;

/// <summary>Passes bytes on from the first to the last, and hashes them as they pass: what is hashed is what
/// is parsed.</summary>
sealed class HashingStream(Stream stream) : Stream
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    long _position;

    /// <summary>Reads what is left, too.</summary>
    /// <returns>the SHA-256 of all bytes, in lower case</returns>
    public (long Bytes, string Sha256) Finish()
    {
        var rest = new byte[1 << 16];
        while (Read(rest.AsSpan()) > 0)
        {
        }
        return (_position, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }

    public override int Read(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        _hash.AppendData(buffer[..read]);
        _position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override long Length => stream.Length;
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
