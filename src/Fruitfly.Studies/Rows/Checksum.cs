using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Studies.Rows;

/// <summary>The checksum of the values of a row: the first eight bytes, big-endian, of the SHA-256 of each value as a
/// byte for its type (0 none, 1 integer, 2 real, 3 text, 4 bytes) and its bytes, text and bytes after their length
/// (int32). It detects damage, not tampering: anyone who can write the file can compute it.</summary>
static class Checksum
{
    public static long Of(params ReadOnlySpan<object?> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[1 + sizeof(long)];
        foreach (var value in values)
            switch (value)
            {
                case null or DBNull:
                    hash.AppendData([0]);
                    break;
                case long whole:
                    number[0] = 1;
                    BinaryPrimitives.WriteInt64LittleEndian(number[1..], whole);
                    hash.AppendData(number);
                    break;
                case double real:
                    number[0] = 2;
                    BinaryPrimitives.WriteDoubleLittleEndian(number[1..], real);
                    hash.AppendData(number);
                    break;
                case string text:
                    Append(hash, 3, Encoding.UTF8.GetBytes(text));
                    break;
                case byte[] bytes:
                    Append(hash, 4, bytes);
                    break;
                default:
                    throw new ArgumentException($"A row has no value of type {value.GetType()}.");
            }
        return BinaryPrimitives.ReadInt64BigEndian(hash.GetHashAndReset());
    }

    static void Append(IncrementalHash hash, byte type, byte[] bytes)
    {
        Span<byte> head = stackalloc byte[1 + sizeof(int)];
        head[0] = type;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
