using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class IdxFileTests
{
    static NumericArray Read(byte[] bytes) => IdxFile.Read(new MemoryStream(bytes), "a-idx", FileLimits.Default);

    [Fact]
    public void Pictures_and_labels_are_read_plain_and_compressed()
    {
        foreach (var bytes in (byte[][])[FileBytes.Pictures(), FileBytes.Gzip(FileBytes.Pictures())])
        {
            var pictures = Read(bytes);
            pictures.Shape.ToArray().ShouldBe([4, 2, 3]);
            pictures.ToIntegers().ShouldBe(Enumerable.Range(0, 24).Select(i => 10L * i));
        }
        Read(FileBytes.Idx(8, [3], [9, 0, 4])).ToIntegers().ShouldBe([9, 0, 4]);
    }

    [Theory]
    [InlineData(0x09, new byte[] { 0xFF }, -1.0)]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE }, -2.0)]
    [InlineData(0x0C, new byte[] { 0, 0, 1, 2 }, 258.0)]
    [InlineData(0x0D, new byte[] { 0x3F, 0xC0, 0, 0 }, 1.5)]
    [InlineData(0x0E, new byte[] { 0xC0, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18 }, -Math.PI)]
    public void Every_element_type_is_read_big_endian(byte type, byte[] data, double expected) =>
        Read(FileBytes.Idx(type, [1], data)).ToDoubles().ShouldBe([expected]);
}
