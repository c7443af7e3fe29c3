using System.Text;
using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class NpyFileTests
{
    static NumericArray Read(byte[] bytes) => NpyFile.Read(new MemoryStream(bytes), "a.npy", FileLimits.Default);

    static byte[] Write(NumericArray array)
    {
        var stream = new MemoryStream();
        NpyFile.Write(stream, array);
        return stream.ToArray();
    }

    [Fact]
    public void The_bytes_written_are_those_of_numpy_save()
    {
        // numpy.save of numpy.array([[1., 2.], [3., 4.]]), byte for byte
        byte[] expected =
        [
            0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 0x01, 0x00, 0x76, 0x00,
            .. Encoding.ASCII.GetBytes(
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }".PadRight(117) + "\n"),
            0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0x08, 0x40, 0, 0, 0, 0, 0, 0,
            0x10, 0x40,
        ];

        Write(NumericArray.Of([1.0, 2, 3, 4], 2, 2)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(5)]
    public void The_data_is_aligned_to_64_bytes(int dimensions)
    {
        int[] shape = [.. Enumerable.Repeat(1, dimensions)];
        var bytes = Write(
            dimensions == 0 ? new NumericArray(ElementType.Int64, [], new byte[8]) : NumericArray.Of([7L], shape));

        ((bytes.Length - 8) % 64).ShouldBe(0);
        bytes[bytes.Length - 9].ShouldBe((byte)'\n');
        Read(bytes).Shape.ToArray().ShouldBe(shape);
    }

    [Fact]
    public void Every_element_type_survives_writing_and_reading()
    {
        Check<bool>([false, true], "|b1");
        Check<sbyte>([-128, 127], "|i1");
        Check<short>([short.MinValue, short.MaxValue], "<i2");
        Check<int>([int.MinValue, int.MaxValue], "<i4");
        Check<long>([long.MinValue, long.MaxValue], "<i8");
        Check<byte>([0, 255], "|u1");
        Check<ushort>([0, ushort.MaxValue], "<u2");
        Check<uint>([0, uint.MaxValue], "<u4");
        Check<ulong>([0, ulong.MaxValue], "<u8");
        Check<float>([float.NaN, -0f], "<f4");
        Check<double>([double.Epsilon, double.NegativeInfinity], "<f8");

        static void Check<T>(T[] values, string code) where T : unmanaged
        {
            var array = NumericArray.Of<T>(values);
            var bytes = Write(array);
            var back = Read(bytes);

            Encoding.Latin1.GetString(bytes).ShouldContain($"'descr': '{code}'");
            (back.Type, back.Count).ShouldBe((array.Type, 2));
            back.Bytes.ToArray().ShouldBe(array.Bytes.ToArray());
        }
    }

    [Theory]
    [InlineData(">i2", new byte[] { 1, 2, 0xFF, 0xFE }, new double[] { 258, -2 })]
    [InlineData(">u4", new byte[] { 0, 0, 1, 0 }, new double[] { 256 })]
    [InlineData(">f4", new byte[] { 0x3F, 0xC0, 0, 0 }, new[] { 1.5 })]
    [InlineData(">f8", new byte[] { 0x40, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18 }, new[] { Math.PI })]
    [InlineData("|u1", new byte[] { 7, 255 }, new double[] { 7, 255 })]
    [InlineData("|b1", new byte[] { 0, 1 }, new double[] { 0, 1 })]
    public void Foreign_byte_orders_are_read(string type, byte[] data, double[] expected) =>
        Read(FileBytes.Npy(type, $"({expected.Length},)", data)).ToDoubles().ShouldBe(expected);

    [Fact]
    public void Column_major_order_becomes_row_major()
    {
        var matrix = Read(FileBytes.Npy("<f8", "(2, 3)", FileBytes.Doubles(1, 4, 2, 5, 3, 6), fortran: true));
        matrix.ToDoubles().ShouldBe([1, 2, 3, 4, 5, 6]);

        // element (i, j, k) of shape (2, 3, 2) holds 100 i + 10 j + k
        var block = Read(
            FileBytes.Npy("|u1", "(2, 3, 2)", [0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121], fortran: true));
        block.ToIntegers().ShouldBe([0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121]);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Each_version_of_the_header_is_read(int version) =>
        Read(FileBytes.Npy("{\"shape\":(2L,),'fortran_order' : False ,'descr':'<i8'}  \n", FileBytes.Longs(3, 4),
            version))
            .ToIntegers().ShouldBe([3, 4]);

    [Theory]
    [InlineData("()", 1), InlineData("(0, 5)", 0), InlineData("(1, 1, 1)", 1)]
    public void Scalars_and_empty_arrays_are_arrays(string shape, int count) =>
        Read(FileBytes.Npy("<i8", shape, FileBytes.Longs(new long[count]))).Count.ShouldBe(count);

    [Fact]
    public void A_file_written_is_read_again()
    {
        var path = Path.GetTempFileName();
        try
        {
            NpyFile.Write(path, NumericArray.Of([1f, 2, 3]));
            NpyFile.Read(path).ToSingles().ShouldBe([1, 2, 3]);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
