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
        // Rows are short: hashing them at once is several times as fast as value by value.
        var bytes = new HashedBytes(stackalloc byte[1024]);
        Span<byte> number = stackalloc byte[1 + sizeof(long)];
        foreach (var value in values)
            switch (value)
            {
                case null or DBNull:
                    bytes.Add([0]);
                    break;
                case long whole:
                    number[0] = 1;
                    BinaryPrimitives.WriteInt64LittleEndian(number[1..], whole);
                    bytes.Add(number);
                    break;
                case double real:
                    number[0] = 2;
                    BinaryPrimitives.WriteDoubleLittleEndian(number[1..], real);
                    bytes.Add(number);
                    break;
                case string text:
                    Add(ref bytes, 3, Encoding.UTF8.GetBytes(text));
                    break;
                case byte[] content:
                    Add(ref bytes, 4, content);
                    break;
                default:
                    throw new ArgumentException($"A row has no value of type {value.GetType()}.");
            }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        bytes.End(hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    static void Add(ref HashedBytes bytes, byte type, byte[] content)
    {
        Span<byte> head = stackalloc byte[1 + sizeof(int)];
        head[0] = type;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], content.Length);
        bytes.Add(head);
        bytes.Add(content);
    }
}
