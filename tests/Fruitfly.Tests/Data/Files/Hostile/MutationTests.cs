using System.Globalization;
using System.IO.Compression;
using System.Text;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Networks.Files;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Data.Images;
using static Fruitfly.Tests.Data.Files.FileBytes;

namespace Fruitfly.Tests.Data.Files.Hostile;

public sealed class MutationTests
{
    // More of them run at night.
    internal static readonly int Mutants =
        int.Parse(Environment.GetEnvironmentVariable("FRUITFLY_MUTANTS") ?? "10000", CultureInfo.InvariantCulture);

    // Compressed data may ask for a mebibyte without further question, and is converted once.
    const long MostBytes = 8 << 20;

    [Fact]
    public void Mutants_of_npy_load_or_are_one_error() => Check("a.npy",
        [X(), Y(), Npy("|b1", "(3,)", [0, 1, 1]), Npy(">i2", "(2, 3)", new byte[12], fortran: true)],
        (file, random) => Mutation.Of(file, random),
        (stream, file) => NpyFile.Read(stream, file, FileLimits.Default).ToSingles());

    [Fact]
    public void Mutants_of_npz_load_or_are_one_error()
    {
        byte[][] parts = [X(), Y(), Npy("<f4", "(4, 2)", new byte[32]), Npy("|u1", "(4, 1)", [0, 1, 2, 1])];
        Check("a.npz",
            [.. parts],
            // half are damaged as archives, half are sound archives of damaged arrays
            (part, random) => random.NextInt(2) == 0
                ? Mutation.Of(Archive(X(), Y(), random), random)
                : random.NextInt(2) == 0
                    ? Archive(Mutation.Of(part, random), Y(), random) : Archive(X(), Mutation.Of(part, random), random),
            (stream, file) => DataFiles.Load(stream, file, DataFileOptions.Default));

        static byte[] Archive(byte[] x, byte[] y, RandomStream random) =>
            Zip(random.NextInt(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest, ("x.npy", x),
                ("y.npy", y));
    }

    [Fact]
    public void Mutants_of_csv_load_or_are_one_error() => Check("a.csv",
        [
            .. new[]
            {
                "a,b,label\n1,2.5,0\n-3e2,4,1\n5,6,0\n", "5.1,3.5,setosa\r\n7.0,3.2,versicolor\r\n",
                "a;\"b;\"\"c\"\"\";y\n1;2;\"x\ny\"\n3;4;z\n",
                "split\tx\ttarget\ntraining\t1\t0.5\ntest\t2\t1.5\nvalidation\t3\t2.5\n",
                "\uFEFFh\u00F6he,y\n1,gr\u00FCn\n2,\u8D64\n",
            }.Select(Encoding.UTF8.GetBytes),
        ],
        (file, random) => Mutation.Of(file, random),
        (stream, file) => DataFiles.Load(stream, file, DataFileOptions.Default));

    [Fact]
    public void Mutants_of_idx_load_or_are_one_error() => Check("a-idx", IdxFiles(),
        (file, random) => Mutation.Of(file, random),
        (stream, file) => IdxFile.Read(stream, file, FileLimits.Default).ToSingles());

    [Fact]
    public void Mutants_of_compressed_idx_load_or_are_one_error() => Check("a-idx.gz", IdxFiles(),
        (file, random) => random.NextInt(2) == 0 ? Mutation.Of(Gzip(file), random) : Gzip(Mutation.Of(file, random)),
        (stream, file) => IdxFile.Read(stream, file, FileLimits.Default).ToSingles());

    [Fact]
    public void Mutants_of_cifar_load_or_are_one_error() =>
        Check("a.bin", [ImageFolder.Cifar(10, 1), ImageFolder.Cifar(10, 3)],
        (file, random) => Mutation.Of(file, random),
        (stream, file) => CifarImages.Read(stream, file, [10], FileLimits.Default));

    [Fact]
    public void Mutants_of_compressed_csv_load_or_are_one_error() =>
        Check("a.csv.gz",
            [Bytes("a,b,label\n1,2.5,0\n-3e2,4,1\n5,6,0\n"), Bytes("\"u\",\"y\"\n\"1\",2,\"a\"\n\"2\",3,\"b\"\n")],
        (file, random) => random.NextInt(2) == 0 ? Mutation.Of(Gzip(file), random) : Gzip(Mutation.Of(file, random)),
        (stream, file) => DataFiles.Load(stream, file, DataFileOptions.Default));

    [Fact]
    public void Mutants_of_parquet_load_or_are_one_error() => Check("a.parquet",
        [ParquetBytes.OfDuckDb(), ParquetBytes.Pets(), ParquetBytes.Pets(Parquet.CompressionMethod.None)],
        (file, random) => Mutation.Of(file, random), Raw, Math.Min(Mutants, 4000));

    [Fact]
    public void Mutants_of_json_lines_load_or_are_one_error() => Check("a.jsonl",
        [
            Bytes("{\"a\":1,\"b\":\"x\"}\n{\"a\":-2.5e3,\"b\":null}\n{\"b\":\"y\",\"c\":true}\n"),
            Encoding.UTF8.GetBytes("\uFEFF{\"h\u00F6he\": 1}\r\n\r\n{\"h\\u00f6he\": 2, \"z\": \"\\n\"}"),
        ],
        (file, random) => random.NextInt(4) == 0 ? Gzip(Mutation.Of(file, random)) : Mutation.Of(file, random), Raw);

    static void Raw(Stream stream, string file) => RawTables.Read(
        stream, file, ContentFormat.Of(stream, file, FileLimits.Default), DataFileOptions.Default);

    [Fact]
    public void Mutants_of_model_files_load_or_are_one_error() => Check("a.safetensors", [Model()],
        (file, random) => Mutation.Of(file, random),
        (stream, file) => SafetensorsFile.Read(stream, file, FileLimits.Default));

    static byte[] Model()
    {
        var stream = new MemoryStream();
        SafetensorsFile.Write(
            stream, SafetensorsFile.Order([new("a", NumericArray.Of([1f, 2], 2)),
                new("b", NumericArray.Of([3L, 4], 1, 2))]),
            new Dictionary<string, string> { ["format"] = "pt" });
        return stream.ToArray();
    }

    static byte[][] IdxFiles() =>
        [Pictures(), Idx(8, [3], [9, 0, 4]), Idx(0x0D, [2, 2], new byte[16]), Idx(0x0B, [1, 2, 1, 2], new byte[8])];

    internal static void Check(string name, byte[][] files, Func<byte[], RandomStream, byte[]> mutate,
        Action<Stream, string> read, int? count = null)
    {
        var mutants = count ?? Mutants;
        var random = new RandomStream(seed: 20251, stream: 7);
        var (loaded, failed) = (0, 0);
        for (var i = 0; i < mutants; i++)
        {
            var mutant = mutate(files[i % files.Length], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(new MemoryStream(mutant), name);
                loaded++;
            }
            catch (DataFileException error)
            {
                failed++;
                if (error.File != name || error.Place.Length == 0 || error.Problem.Length == 0
                    || !error.Hint.EndsWith('.'))
                    Assert.Fail($"Mutant {i} of {name}: '{error.Message}'\n{Convert.ToHexString(mutant)}");
            }
            catch (Exception error)
            {
                Assert.Fail($"Mutant {i} of {name}: {error}\n{Convert.ToHexString(mutant)}");
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > MostBytes)
                Assert.Fail($"Mutant {i} of {name} took {allocated} bytes\n{Convert.ToHexString(mutant)}");
        }
        loaded.ShouldBeGreaterThan(mutants / 100); // the mutations are small enough to reach every stage
        failed.ShouldBeGreaterThan(mutants / 10);
        TestContext.Current.TestOutputHelper?.WriteLine($"{loaded} loaded, {failed} failed");
    }
}
