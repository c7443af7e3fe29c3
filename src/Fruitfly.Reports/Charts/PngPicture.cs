using System.Buffers.Binary;
using System.IO.Compression;
using Fruitfly.Data.Files;

namespace Fruitfly.Reports.Charts;

/// <summary>A small picture as PNG (ISO/IEC 15948), eight bits a channel, without filters.</summary>
public static class PngPicture
{
    /// <summary>The picture as an address that holds it, <c>data:image/png;base64,…</c>.</summary>
    /// <param name="pixels"><c>[height × width × channels]</c></param>
    /// <param name="channels">1 for grey, 3 for red, green and blue</param>
    public static string ToAddress(ReadOnlySpan<byte> pixels, int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (channels is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "A picture has 1 or 3 channels.");
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, height * width * channels, nameof(pixels));
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, (byte)(channels == 1 ? 0 : 2));
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compress(pixels, width * channels));
        Chunk(file, "IEND"u8, []);
        return "data:image/png;base64," + Convert.ToBase64String(file.GetBuffer(), 0, (int)file.Length);
    }

    static byte[] Compress(ReadOnlySpan<byte> pixels, int line)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            for (; !pixels.IsEmpty; pixels = pixels[line..])
            {
                zlib.WriteByte(0); // no filter
                zlib.Write(pixels[..line]);
            }
        return compressed.ToArray();
    }

    static void Chunk(Stream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(Crc32.Append(0, name), content));
        file.Write(number);
    }
}
