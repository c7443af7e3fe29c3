using System.Buffers.Binary;
using static Fruitfly.Tests.Data.Files.FileBytes;

namespace Fruitfly.Tests.Data.Files.Hostile;

static class BadParquetFiles
{
    const string Again = "save";

    static byte[] Good => ParquetBytes.OfDuckDb();

    public static IEnumerable<BadFile> All()
    {
        yield return new("only the first mark", () => "PAR1"u8.ToArray(), "byte 4", "does not end as Parquet", Again);
        yield return new("two marks", () => "PAR1PAR1"u8.ToArray(), "byte 8", "does not end as Parquet", Again);
        yield return new("no footer", () => [.. "PAR1"u8, 0, 0, 0, 0, .. "PAR1"u8], "byte", "footer", Again);
        yield return new("cut in the middle", () => Good[..(Good.Length / 2)], "byte", "does not end as Parquet",
            Again);
        yield return new("cut by a byte", () => Good[..^1], "byte", "does not end as Parquet", Again);
        yield return new("an encrypted footer", () => [.. Good[..^4], .. "PARE"u8], "byte", "encrypted",
            "without encryption");
        foreach (var length in (uint[])[uint.MaxValue, int.MaxValue, 1 << 30, 5000])
            yield return new($"a footer of {length} bytes",
                () => With(Good,
                    bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 8), length)),
                "byte", $"a footer of {length} bytes", Again);
        yield return new("a footer that starts too late",
            () => With(Good, bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 8), 20)),
            "byte", "is damaged", Again);
        yield return new("a list of four billion columns",
            () => Footer(0x15, 2, 0x19, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F),
            "byte", "a count of 4294967295", Again);
        yield return new("a text of four billion bytes", () => Footer(0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F),
            "byte", "the bytes end too early", Again);
        yield return new("structures without end", () => Footer([.. Enumerable.Repeat((byte)0x1C, 5000)]),
            "byte", "too deep", Again);
        yield return new("lists without end", () => Footer([0x19, .. Enumerable.Repeat((byte)0x19, 5000)]),
            "byte", "too deep", Again);
        yield return new("an integer without end", () => Footer([0x16, .. Enumerable.Repeat((byte)0xFF, 40)]),
            "byte", "too many bytes", Again);
        yield return new("zeros between the marks", () => [.. "PAR1"u8, .. new byte[4000], 100, 0, 0, 0, .. "PAR1"u8],
            "byte", "damaged", Again);
        yield return new("a damaged page", () => With(Good, bytes => bytes.AsSpan(4, 40).Fill(0xFF)), "byte", "damaged",
            Again);
        yield return new("pages of zeros", () => With(Good, bytes => bytes.AsSpan(4, 400).Clear()), "byte", "damaged",
            Again);
        yield return new("more rows than allowed", () => ParquetBytes.Pets(), "row group 1",
            "rows are more than a file",
            "parts", new() { Limits = new() { MaxElements = 8 } });
        yield return new("more columns than allowed", () => ParquetBytes.Pets(), "", "the table has 3 columns", "NPZ",
            new() { Limits = new() { MaxColumns = 2 } });
        yield return new("Parquet in gzip", () => Gzip(ParquetBytes.Pets()), "byte 0", "compressed once more",
            "gunzip");
    }

    static byte[] Footer(params byte[] bytes)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return [.. "PAR1"u8, .. bytes, .. length, .. "PAR1"u8];
    }
}
