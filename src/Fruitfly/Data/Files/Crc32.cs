using System.Buffers.Binary;

namespace Fruitfly.Data.Files;

/// <summary>The checksum of zip archives and PNG pictures: the cyclic redundancy check with the reflected polynomial
/// 0xEDB88320, eight bytes at a time (Kounavis and Berry 2005, slicing by 8).</summary>
public static class Crc32
{
    static readonly uint[] Tables = MakeTables();

    /// <summary>The checksum of all bytes so far and these; starts from 0.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var crc = ~checksum;
        var t = Tables;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t[7 * 256 + (int)(low & 255)] ^ t[6 * 256 + (int)(low >> 8 & 255)]
                ^ t[5 * 256 + (int)(low >> 16 & 255)] ^ t[4 * 256 + (int)(low >> 24)]
                ^ t[3 * 256 + (int)(high & 255)] ^ t[2 * 256 + (int)(high >> 8 & 255)]
                ^ t[1 * 256 + (int)(high >> 16 & 255)] ^ t[(int)(high >> 24)];
        }
        foreach (var value in bytes)
            crc = crc >> 8 ^ t[(int)(crc & 255) ^ value];
        return ~crc;
    }

    // Table k holds the effect of a byte that k further bytes follow.
    static uint[] MakeTables()
    {
        var tables = new uint[8 * 256];
        for (var value = 0u; value < 256; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
                crc = crc >> 1 ^ (crc & 1) * 0xEDB88320;
            tables[value] = crc;
        }
        for (var i = 256; i < tables.Length; i++)
            tables[i] = tables[i - 256] >> 8 ^ tables[tables[i - 256] & 255];
        return tables;
    }
}
