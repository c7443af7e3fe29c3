using System.Buffers.Binary;
using System.IO.Compression;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Tests.Charts;

public class PngPictureTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void The_pixels_come_back_out_of_the_file(int channels, byte colour)
    {
        byte[] pixels = [.. Enumerable.Range(0, 2 * 3 * channels).Select(i => (byte)(10 * i))];
        var file = Convert.FromBase64String(
            PngPicture.ToAddress(pixels, height: 2, width: 3, channels)["data:image/png;base64,".Length..]);

        file[..8].ShouldBe(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A });
        BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)).ShouldBe(3);
        BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)).ShouldBe(2);
        file[24..29].ShouldBe(new byte[] { 8, colour, 0, 0, 0 });
        var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(33));
        using var lines = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(file, 41, length), CompressionMode.Decompress))
            zlib.CopyTo(lines);
        lines.ToArray().ShouldBe([0, .. pixels[..(3 * channels)], 0, .. pixels[(3 * channels)..]]);
        // The end of every PNG file, with the checksum that the standard's own CRC gives.
        Convert.ToHexString(file[^12..]).ShouldBe("0000000049454E44AE426082");
    }

    [Fact]
    public void Other_numbers_of_pixels_or_channels_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => PngPicture.ToAddress(new byte[5], 2, 3, 1));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            PngPicture.ToAddress(new byte[12], 2, 3, 2)).Message.ShouldContain("1 or 3 channels");
    }
}
