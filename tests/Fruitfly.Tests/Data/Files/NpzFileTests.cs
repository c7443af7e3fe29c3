using System.IO.Compression;
using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class NpzFileTests
{
    static IReadOnlyDictionary<string, NumericArray> Read(byte[] bytes) =>
        NpzFile.Read(new MemoryStream(bytes), "a.npz", FileLimits.Default);

    static byte[] Write(bool compress, params KeyValuePair<string, NumericArray>[] arrays)
    {
        var stream = new MemoryStream();
        NpzFile.Write(stream, arrays, compress);
        return stream.ToArray();
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Arrays_survive_writing_and_reading_in_order(bool compress)
    {
        var back = Read(Write(compress,
            new("x", NumericArray.Of([1.5, 2, 3, 4], 2, 2)), new("y", NumericArray.Of([0L, 1])),
            new("t", NumericArray.Of([0.25]))));

        back.Keys.ShouldBe(["x", "y", "t"]);
        back["x"].ToDoubles().ShouldBe([1.5, 2, 3, 4]);
        back["x"].Shape.ToArray().ShouldBe([2, 2]);
        back["y"].ToIntegers().ShouldBe([0, 1]);
    }

    [Fact]
    public void The_same_arrays_give_the_same_bytes_dated_1980()
    {
        var first = Write(compress: false, new KeyValuePair<string, NumericArray>("x", NumericArray.Of([1.0])));
        Write(compress: false, new KeyValuePair<string, NumericArray>("x", NumericArray.Of([1.0]))).ShouldBe(first);

        using var archive = new ZipArchive(new MemoryStream(first));
        var entry = archive.Entries.ShouldHaveSingleItem();
        (entry.FullName, entry.LastWriteTime.Year, entry.LastWriteTime.DayOfYear).ShouldBe(("x.npy", 1980, 1));
        (entry.Length, entry.CompressedLength).ShouldBe((136, 136)); // stored, not deflated
    }

    [Fact]
    public void An_entry_is_an_npy_file_and_its_name_may_lack_the_extension()
    {
        var arrays =
            Read(FileBytes.Zip(CompressionLevel.Optimal, ("x", FileBytes.X()), ("layer/y.npy", FileBytes.Y())));

        arrays.Keys.ShouldBe(["x", "layer/y"]);
        arrays["x"].ToDoubles().ShouldBe([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
    }

    [Fact]
    public void Names_that_cannot_be_read_back_are_not_written()
    {
        foreach (var name in (string[])["", "../x", "a\\b", "x.npy", "a\0"])
            Should.Throw<ArgumentException>(() => NpzFile.Write("never.npz", [new(name, NumericArray.Of([1]))]))
                .Message.ShouldContain("no name for an array");
        Should.Throw<ArgumentException>(() =>
            NpzFile.Write("never.npz", [new("x", NumericArray.Of([1])), new("x", NumericArray.Of([2]))]))
            .Message.ShouldContain("'x' stands twice");
        File.Exists("never.npz").ShouldBeFalse();
    }

    [Fact]
    public void Highly_compressible_data_below_a_mebibyte_is_no_bomb() =>
        Read(FileBytes.Zip(CompressionLevel.Optimal,
            ("x", FileBytes.Npy("|u1", "(1000000,)", new byte[1_000_000]))))["x"]
            .Count.ShouldBe(1_000_000);
}
