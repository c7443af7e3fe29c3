using System.Buffers.Binary;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Data.Files.Hostile;

/// <summary>Damages a file a little, the way transfers, editors and attackers do.</summary>
static class Mutation
{
    static readonly byte[] Bytes =
        [0, 1, 0x7F, 0x80, 0xFF, (byte)'0', (byte)'9', (byte)'\n', (byte)'"', (byte)',', (byte)'-'];
    static readonly uint[] Numbers =
        [0, 1, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x00FFFFFF];
    static readonly string[] Words =
        ["nan", "inf", "1e999", "-", "\"", "\"\"", "\r", "\n", ",", ";", "\t", "999999999", "-1", "'", "(", ")", "{",
            "}", "L", "|O", ">i8", "True", "split", "../", ".npy"];

    /// <summary>One to four changes.</summary>
    public static byte[] Of(byte[] file, RandomStream random)
    {
        var bytes = file;
        for (var changes = 1 + random.NextInt(4); changes > 0 && bytes.Length > 0; changes--)
            bytes = Change(bytes, random);
        return bytes;
    }

    static byte[] Change(byte[] old, RandomStream random)
    {
        var bytes = old.ToArray();
        var at = random.NextInt(bytes.Length);
        var length = Math.Min(1 + random.NextInt(16), bytes.Length - at);
        switch (random.NextInt(9))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.NextInt(8));
                return bytes;
            case 1:
                bytes[at] = Bytes[random.NextInt(Bytes.Length)];
                return bytes;
            case 2:
                bytes[at] = (byte)random.NextInt(256);
                return bytes;
            case 3:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 5:
                return bytes[..at];
            case 6:
                return [.. bytes[..at], .. FileBytes.Bytes(Words[random.NextInt(Words.Length)]), .. bytes[at..]];
            case 7:
                var word = FileBytes.Bytes(Words[random.NextInt(Words.Length)]);
                return [.. bytes[..at], .. word, .. bytes[Math.Min(at + word.Length, bytes.Length)..]];
            default:
                Span<byte> number = stackalloc byte[4];
                BinaryPrimitives.WriteUInt32LittleEndian(number, Numbers[random.NextInt(Numbers.Length)]);
                if (random.NextInt(2) == 0)
                    number.Reverse();
                number[..Math.Min(4, bytes.Length - at)].CopyTo(bytes.AsSpan(at));
                return bytes;
        }
    }
}
