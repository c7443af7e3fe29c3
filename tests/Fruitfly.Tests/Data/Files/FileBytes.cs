using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Fruitfly.Tests.Data.Files;

/// <summary>Builds the bytes of files, good and bad, without the code under test.</summary>
static class FileBytes
{
    public static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    /// <summary>An NPY file with any header text and any data.</summary>
    public static byte[] Npy(string header, byte[] data, int version = 1)
    {
        var length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)header.Length);
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. Bytes(header), .. data];
    }

    public static byte[] Npy(string type, string shape, byte[] data, bool fortran = false) =>
        Npy($"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}\n", data);

    public static byte[] Doubles(params double[] values) =>
        [.. values.SelectMany(value => { var b = new byte[8]; BinaryPrimitives.WriteDoubleLittleEndian(b,
            value); return b; })];

    public static byte[] Longs(params long[] values) =>
        [.. values.SelectMany(value => { var b = new byte[8]; BinaryPrimitives.WriteInt64LittleEndian(b,
            value); return b; })];

    /// <summary>x of four examples with two features.</summary>
    public static byte[] X() => Npy("<f8", "(4, 2)", Doubles(0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4));

    /// <summary>y with the labels of two classes.</summary>
    public static byte[] Y() => Npy("<i8", "(4,)", Longs(0, 1, 0, 1));

    public static byte[] Zip(params (string Name, byte[] Content)[] entries) =>
        Zip(CompressionLevel.NoCompression, entries);

    public static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }

    /// <summary>Where a four-byte signature stands, the last of them.</summary>
    public static int LastOf(byte[] bytes, ReadOnlySpan<byte> signature) => bytes.AsSpan().LastIndexOf(signature);

    /// <summary>The bytes with a change made to them.</summary>
    public static byte[] With(byte[] bytes, Action<byte[]> change)
    {
        change(bytes);
        return bytes;
    }

    public static byte[] Idx(byte type, int[] lengths, byte[] data) =>
        [0, 0, type, (byte)lengths.Length,
            .. lengths.SelectMany(length =>
                (byte[])[(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length]), .. data];

    /// <summary>Four pictures of 2 × 3.</summary>
    public static byte[] Pictures() => Idx(8, [4, 2, 3], [.. Enumerable.Range(0, 24).Select(i => (byte)(10 * i))]);

    public static byte[] Gzip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return stream.ToArray();
    }
}
