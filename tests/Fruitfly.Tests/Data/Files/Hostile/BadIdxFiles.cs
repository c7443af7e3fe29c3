using static Fruitfly.Tests.Data.Files.FileBytes;

namespace Fruitfly.Tests.Data.Files.Hostile;

static class BadIdxFiles
{
    public static IEnumerable<BadFile> All()
    {
        yield return new("empty", () => [], "byte 0", "4 bytes of the magic number should follow, but only 0 do",
            "cut off");
        yield return new("magic cut", () => [0, 0, 8], "byte 0", "only 3 do", "cut off");
        yield return new("magic wrong", () => [1, 0, 8, 1, .. new byte[8]], "byte 0", "magic number is 01000801",
            "train-images-idx3-ubyte.gz");
        yield return new("text", () => Bytes("5,0,0,0"), "byte 0", "magic number is 352C302C",
            "train-images-idx3-ubyte.gz");
        yield return new("unknown type", () => Idx(0x0A, [4], new byte[4]), "byte 2", "element type is 0x0A",
            "download");
        yield return new("no dimensions", () => Idx(8, [], [1]), "byte 3", "no dimensions", "download");
        yield return new("lengths cut", () => Idx(8, [4, 2, 3], [])[..10], "byte 4",
            "12 bytes of the lengths of the dimensions should follow, but only 6 do", "cut off");
        yield return new("255 dimensions", () => Idx(8, [.. Enumerable.Repeat(-1, 255)], []), "byte 1024",
            "length 4294967295", "damaged");
        yield return new("product beyond 64 bits", () => Idx(8, [int.MaxValue, int.MaxValue, int.MaxValue], []),
            "byte 16", "9903520300447984150353281023 values", "MaxElements");
        yield return new("more than the limit", () => Idx(8, [300_000_000], []), "byte 8",
            "the most is 268435456 values", "MaxElements");
        yield return new("200 MB in a small file", () => Idx(8, [200_000_000], new byte[10]), "byte 8",
            "200000000 bytes of the array should follow, but only 10 do", "cut off");
        yield return new("data cut", () => Pictures()[..^1], "byte 16",
            "24 bytes of the array should follow, but only 23 do", "cut off");
        yield return new("bytes after the data", () => [.. Pictures(), 0], "byte 40", "more bytes follow",
            "save the file again");
        yield return new("a gigabyte of zeros", () => new EndlessStream([], 0), "byte 2", "element type is 0x00",
            "download");

        yield return new("gzip magic only", () => [0x1F, 0x8B], "byte 0", "does not end with the checksum",
            "cut off");
        yield return new("gzip header only", () => Gzip(Pictures())[..10], "byte 0",
            "does not end with the checksum", "cut off");
        yield return new("gzip cut in half", () => Gzip(Pictures())[..20], "byte 9", "does not end with the checksum",
            "cut off");
        yield return new("gzip with a damaged checksum", () => With(Gzip(Pictures()), b => b[^6] ^= 1), "byte 16",
            "damaged", "download");
        yield return new("gzip damaged inside", () => With(Gzip(Pictures()), b => b.AsSpan(10, 6).Fill(0xFF)), "byte ",
            "damaged", "download");
        yield return new("gzip in gzip", () => Gzip(Gzip(Pictures())), "byte 0", "magic number is 1F8B",
            "train-images");
        yield return new("gzip of data cut", () => Gzip(Pictures()[..^1]), "byte 39",
            "the data ends here, 1 bytes short", "cut off");
        yield return new("gzip of data and more", () => Gzip([.. Pictures(), 0]), "byte 40", "more bytes follow",
            "save the file again");
        yield return new("gzip of 16 MB of zeros", () => Gzip(Idx(8, [16_000_000], new byte[16_000_000])), "byte 8",
            "16000000 bytes of the array are more than compressed data of this size may become", "MaxRatio");
        yield return new("gzip claims 200 MB", () => Gzip(Idx(8, [200_000_000], [])), "byte 8",
            "200000000 bytes of the array are more than", "MaxRatio");
    }
}
