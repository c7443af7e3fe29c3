using System.Security.Cryptography;

namespace Fruitfly.Studies.Rows;

/// <summary>The SHA-256 of bytes that come in pieces: of few at once, of many part by part.</summary>
/// <param name="buffer">for as many as are hashed at once</param>
ref struct HashedBytes(Span<byte> buffer)
{
    readonly Span<byte> _buffer = buffer;
    IncrementalHash? _before;
    int _length;

    public void Add(scoped ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _buffer.Length)
        {
            _before ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _before.AppendData(_buffer[.._length]);
            _length = 0;
            if (bytes.Length > _buffer.Length)
            {
                _before.AppendData(bytes);
                return;
            }
        }
        bytes.CopyTo(_buffer[_length..]);
        _length += bytes.Length;
    }

    /// <summary>Writes the hash; nothing is added after it.</summary>
    public void End(scoped Span<byte> hash)
    {
        if (_before is null)
        {
            SHA256.HashData(_buffer[.._length], hash);
            return;
        }
        _before.AppendData(_buffer[.._length]);
        _before.GetHashAndReset(hash);
        _before.Dispose();
    }
}
