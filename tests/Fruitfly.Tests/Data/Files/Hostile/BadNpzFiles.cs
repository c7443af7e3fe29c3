using System.Buffers.Binary;
using System.IO.Compression;
using Fruitfly.Data.Files;
using static Fruitfly.Tests.Data.Files.FileBytes;

namespace Fruitfly.Tests.Data.Files.Hostile;

static class BadNpzFiles
{
    static ReadOnlySpan<byte> LocalHeader => "PK\u0003\u0004"u8;
    static ReadOnlySpan<byte> DirectoryHeader => "PK\u0001\u0002"u8;

    static byte[] Good() => Zip(("x.npy", X()), ("y.npy", Y()));
    static byte[] GoodDeflated() => Zip(CompressionLevel.Optimal, ("x.npy", X()), ("y.npy", Y()));

    public static IEnumerable<BadFile> All()
    {
        const string directory = "the archive's directory";
        yield return new("only a magic number", () => Bytes("PK\u0003\u0004"), directory,
            "cannot be read as a zip archive", "numpy.savez");
        yield return new("cut in half", () => Good()[..(Good().Length / 2)], directory,
            "cannot be read as a zip archive", "cut off");
        yield return new("cut by one byte", () => Good()[..^1], directory, "cannot be read as a zip archive",
            "cut off");
        yield return new("start missing", () => [.. "PK"u8, .. Good()[50..]], "", "cannot be read as a zip archive",
            "download");
        yield return new("directory far away", () => With(Good(), b => b[^3] = 0x7F), directory, "zip archive",
            "download");
        yield return new("directory counts too many", () => With(Good(), b => b[^12] = 9), directory, "zip archive",
            "download");
        yield return new("no arrays", () => Zip(), directory, "'x' is missing; there are none", "Name the inputs x");

        yield return new("spreadsheet", () => Zip(("[Content_Types].xml", Bytes("<Types/>"))),
            "entry '[Content_Types].xml'", "spreadsheet", "as CSV");
        yield return Name("parent folder", "../x.npy");
        yield return Name("parent folder inside", "a/../../x.npy");
        yield return Name("root folder", "/etc/x.npy");
        yield return Name("backslashes", "..\\x.npy");
        yield return Name("drive", "C:x.npy");
        yield return Name("no name", ".npy");
        yield return Name("a folder", "x/");
        yield return Name("control characters", "x\u001b[2J.npy");
        yield return Name("256 characters", new string('x', 256));
        yield return new("two names for one", () => Zip(("x", X()), ("x.npy", X())), "entry 'x.npy'",
            "two arrays named 'x'", "different names");
        yield return new("the same name twice", () => Zip(("y.npy", Y()), ("y.npy", Y())), "entry 'y.npy'",
            "two arrays named 'y'", "different names");
        yield return new("1001 entries", () => Zip([.. Enumerable.Range(0, 1001).Select(i => ($"a{i}", Y()))]),
            directory, "there are 1001 entries", "Save only");
        yield return new("60000 entries",
            () => Zip([.. Enumerable.Range(0, 60000).Select(i => ($"a{i}", Array.Empty<byte>()))]), directory,
            "the directory is larger than 1048576 bytes", "Save only")
        {
            MostBytes = 16 << 20,
        };

        yield return new("16 MB of zeros",
            () => Zip(CompressionLevel.Optimal, ("x.npy", Npy("|u1", "(16000000,)", new byte[16_000_000]))),
            "entry 'x.npy'", "more than 100 times as many", "numpy.savez");
        yield return new("100-fold in all entries",
            () => Zip(CompressionLevel.Optimal,
                [.. ((string[])["x", "y"]).Select(name => (name, Npy("|u1", "(900000,)", new byte[900_000])))]),
            "entry 'y'", "more than 100 times as many", "MaxRatio");
        yield return new("more bytes than allowed", Good, "entry 'y.npy'", "the most is 200", "MaxBytes",
            new() { Limits = new() { MaxBytes = 200 } });
        yield return new("declares fewer bytes", () => Sized(GoodDeflated(), 60), "entry 'y.npy', byte 10",
            "58 bytes of the header should follow, but only 50 do", "header is damaged");
        yield return new("declares more bytes", () => Sized(GoodDeflated(), 4000), "entry 'y.npy', byte ", "declares",
            "header");
        yield return new("declares 4 GB", () => Sized(GoodDeflated(), 0xFFFFFFF0), "entry 'y.npy'", "would unpack to",
            "MaxBytes");
        yield return new("claims more than the file",
            () => Directory(Good(), b => BinaryPrimitives.WriteUInt32LittleEndian(b[20..], 1_000_000)),
            "entry 'y.npy'", "the whole file has", "directory is damaged");
        yield return new("a value changed", () => With(Good(), b => b[b.AsSpan().IndexOf(Doubles(2.5)) + 3] ^= 1),
            "entry 'x.npy', byte ", "the checksum of the data is", "download");
        yield return new("compressed data damaged", () => With(GoodDeflated(), b => b.AsSpan(35, 8).Fill(0xFF)),
            "entry 'x.npy', byte ", "damaged", "download");
        yield return new("encrypted", () => Directory(Good(), b => b[8] |= 1), "entry 'y.npy'", "encrypted",
            "password");
        yield return new("unknown compression", () => Directory(Good(), b => b[10] = 99), "entry 'y.npy'",
            "zip archive", "numpy.savez");
        yield return new("local header elsewhere", () => Directory(Good(), b => b[42] = 7), "entry 'y.npy'",
            "zip archive", "download");

        yield return Entry("objects", Npy("|O", "(4,)", new byte[32]), "Python objects", "numpy.float32");
        yield return Entry("text file", "readme"u8.ToArray(), "not an NPY file", "numpy.save");
        yield return Entry("archive in the archive", Good(), "not an NPY file", "numpy.save");
        yield return Entry("empty entry", [], "only 0 do", "cut off");
        yield return Entry("array cut", X()[..^8], "64 bytes of the array should follow, but only 56 do", "cut off");
        yield return Entry("bytes after the array", [.. X(), 0], "declares 1 more bytes", "header");
        yield return Entry("more values than the entry", Npy("<f8", "(1000000, 100)", new byte[64]),
            "800000000 bytes of the array should follow, but only 64 do", "header is damaged");

        yield return new("other names", () => Zip(("X.npy", X()), ("Y.npy", Y())), directory,
            "'x' is missing; there are only X, Y", "Name the inputs x");
        yield return Arrays("one-hot targets", X(), Npy("<f8", "(4, 2)", Doubles(0, 1, 1, 0, 0, 1, 1, 0)), "array y",
            "each target has a single 1 among zeros", "argmax");
        yield return Arrays("no features", Npy("<f8", "(4, 0)", []), Y(), "array x", "has no features",
            "Save inputs as");
        yield return Arrays("no targets", X(), null, directory, "'y' is missing; there are only x", "Name the inputs");
        yield return new("test inputs without targets", () => Zip(("x", X()), ("y", Y()), ("x_test", X())), directory,
            "'y_test' is missing", "y_test");
        yield return Arrays("no examples", Npy("<f8", "(0, 2)", []), Y(), "array x", "(0, 2) has no examples",
            "[examples × features]");
        yield return Arrays("a single number", Npy("<f8", "()", Doubles(1)), Y(), "array x", "() has no examples",
            "[examples × features]");
        yield return Arrays("three labels for four examples", X(), Npy("<i8", "(3,)", Longs(0, 1, 0)), "array y",
            "the shape (3) has no target for each of the 4 examples", "one target for each");
        yield return Arrays("a label of 2⁴⁰", X(), Npy("<i8", "(4,)", Longs(0, 1, 1L << 40, 0)), "array y",
            "1099511627776", "Number the classes from 0") with
        { Options = new() { Targets = TargetKind.Classes } };
        yield return Arrays("a label beyond 63 bits", X(), Npy("<u8", "(4,)", Longs(0, 1, 0, -1)), "array y",
            "9223372036854775807",
            "Number the classes from 0") with
        { Options = new() { Targets = TargetKind.Classes } };
        yield return Arrays("integers that may be values", X(), Npy("<i8", "(4,)", Longs(0, 7, 1000, 0)), "array y",
            "3 different whole numbers in 4 examples", "Say which");
        yield return Arrays("one-hot labels", X(), Npy("<i8", "(4, 2)", new byte[64]), "array y",
            "not one label for each", "argmax");
        yield return Arrays("a single class", X(), Npy("<i8", "(4,)", new byte[32]), "array y", "all labels are 0",
            "Check the labels");
        yield return Arrays("a value that is no number", Npy("<f8", "(4, 2)", Doubles(1, 2, 3, 4, 5, double.NaN, 7, 8)),
            Y(), "array x, example 2, column 1", "NaN", "Remove the example");
        yield return Arrays("an infinite value",
            Npy("<f8", "(4, 2)", Doubles(double.NegativeInfinity, 2, 3, 4, 5, 6, 7, 8)), Y(),
            "array x, example 0, column 0", "-Infinity in float32", "Remove the example");
        yield return Arrays("a value beyond float32", Npy("<f8", "(4, 2)", Doubles(1, 2, 3, 1e39, 5, 6, 7, 8)), Y(),
            "array x, example 1, column 1", "in float32", "3.4e38");
        yield return Arrays("a target that is no number", X(), Npy("<f8", "(4,)", Doubles(1, 2, 3, double.NaN)),
            "array y, example 3", "NaN", "Remove the example");
        yield return new("half a label", () => Zip(("x", X()), ("y", Npy("<f8", "(4,)", Doubles(0, 1, 0.5, 0)))),
            "array y, example 2", "0.5 is not a class label", "from 0",
            new() { Targets = TargetKind.Classes });
        yield return new("other features in the test part",
            () => Zip(("x", X()), ("y", Y()), ("x_test", Npy("<f8", "(1, 3)", Doubles(1, 2, 3))),
                ("y_test", Npy("<i8", "(1,)", Longs(1)))),
            "array x_test", "3 features, but 2 in training", "same features");
        yield return new("other outputs in the test part",
            () => Zip(("x", X()), ("y", X()), ("x_test", X()), ("y_test", Npy("<f8", "(4, 1)", Doubles(1, 2, 3, 4)))),
            "array y_test", "does not match (4, 2)", "same outputs");
    }

    static BadFile Name(string what, string entry) =>
        new(what, () => Zip((entry, X())), "entry '", "no name for an array", "numpy.savez");

    static BadFile Entry(string what, byte[] content, string problem, string hint) =>
        new(what, () => Zip(CompressionLevel.Optimal, ("x.npy", content)), "entry 'x.npy', byte ", problem, hint);

    static BadFile Arrays(string what, byte[] x, byte[]? y, string place, string problem, string hint) =>
        new(what, () => y is null ? Zip(("x.npy", x)) : Zip(("x.npy", x), ("y.npy", y)), place, problem, hint);

    delegate void Change(Span<byte> header);

    /// <summary>Changes the last entry's header in the directory.</summary>
    static byte[] Directory(byte[] zip, Change change)
    {
        change(zip.AsSpan(LastOf(zip, DirectoryHeader)));
        return zip;
    }

    /// <summary>Lets the last entry declare another size, in the directory and in its own header.</summary>
    static byte[] Sized(byte[] zip, uint size)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(LastOf(zip, DirectoryHeader) + 24), size);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(LastOf(zip, LocalHeader) + 22), size);
        return zip;
    }
}
