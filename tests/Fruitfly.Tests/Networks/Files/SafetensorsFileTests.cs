using System.Text;
using Fruitfly.Data.Files;
using static Fruitfly.Tests.Networks.Files.SafetensorsBytes;

namespace Fruitfly.Tests.Networks.Files;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void The_bytes_written_are_those_of_the_formats_own_library()
    {
        const string Header =
            """{"__metadata__":{"format":"pt"},"b":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}}""";

        var bytes = Write(
            new Dictionary<string, NumericArray>
            {
                ["a"] = NumericArray.Of([1f, 2], 1, 2),
                ["b"] = NumericArray.Of([1.5])
            },
            new Dictionary<string, string> { ["format"] = "pt" });

        var blanks = 8 - Header.Length % 8;
        bytes.ShouldBe(File(
            Header + new string(' ', blanks % 8),
            0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40));
    }

    [Fact]
    public void Every_element_type_survives_writing_and_reading()
    {
        Check<bool>([false, true], "BOOL");
        Check<sbyte>([-128, 127], "I8");
        Check<short>([short.MinValue, short.MaxValue], "I16");
        Check<int>([int.MinValue, int.MaxValue], "I32");
        Check<long>([long.MinValue, long.MaxValue], "I64");
        Check<byte>([0, 255], "U8");
        Check<ushort>([0, ushort.MaxValue], "U16");
        Check<uint>([0, uint.MaxValue], "U32");
        Check<ulong>([0, ulong.MaxValue], "U64");
        Check<float>([float.NaN, -0f], "F32");
        Check<double>([double.Epsilon, double.NegativeInfinity], "F64");

        static void Check<T>(T[] values, string name) where T : unmanaged
        {
            var array = NumericArray.Of<T>(values);
            var bytes = Write([new("x", array)]);
            var back = Read(bytes).Tensors["x"];

            Encoding.UTF8.GetString(bytes).ShouldContain($"\"dtype\":\"{name}\"");
            (back.Type, back.Count).ShouldBe((array.Type, 2));
            back.Bytes.ToArray().ShouldBe(array.Bytes.ToArray());
        }
    }

    [Fact]
    public void Numbers_of_16_bits_are_read_as_float32()
    {
        // 1, −2, the largest, the smallest above 0, and infinity, in each type
        byte[] halves = [0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B, 0x01, 0x00, 0x00, 0x7C];
        byte[] brains = [0x80, 0x3F, 0x00, 0xC0, 0x7F, 0x7F, 0x01, 0x00, 0x80, 0x7F];

        var tensors =
            Read(File("{" + Tensor("h", "F16", "5", 0, 10) + "," + Tensor("b", "BF16", "5", 10, 20) + "}",
                [.. halves, .. brains])).Tensors;

        tensors["h"].Type.ShouldBe(ElementType.Float32);
        tensors["h"].ToSingles().ShouldBe([1, -2, 65504, 1f / (1 << 24), float.PositiveInfinity]);
        tensors["b"].ToSingles().ShouldBe([1, -2, 3.3895314e38f, 9.1835e-41f, float.PositiveInfinity]);
    }

    [Fact]
    public void Tensors_come_in_the_order_of_their_data_whatever_the_order_of_the_header()
    {
        var file = Read(
            File("{" + Tensor("b", "U8", "1", 2, 3) + "," + Tensor("a", "U8", "2", 0, 2) + "} \n", 1, 2, 3));

        file.Tensors.Keys.ShouldBe(["a", "b"]);
        file.Tensors["b"].ToIntegers().ShouldBe([3]);
    }

    [Fact]
    public void Scalars_empty_tensors_and_empty_files_are_read()
    {
        var file = Read(
            File("{" + Tensor("s", "U8", "", 0, 1) + "," + Tensor("e", "F32", "0,5", 1, 1) + "," +
                Tensor("f", "F32", "0", 0, 0) + "}", 7));

        file.Tensors["s"].Shape.ToArray().ShouldBeEmpty();
        file.Tensors["e"].Shape.ToArray().ShouldBe([0, 5]);
        file.Tensors["f"].Count.ShouldBe(0);
        Read(File("{}")).Tensors.ShouldBeEmpty();
    }

    [Fact]
    public void Names_and_metadata_of_any_text_survive()
    {
        const string Text = "grün 翅 🪰 \"\\ \n\u0001";
        var back = Read(
            Write([new(Text, NumericArray.Of([1f]))], new Dictionary<string, string> { [Text] = Text, [""] = "" }));

        back.Tensors.Keys.ShouldBe([Text]);
        back.Metadata.ShouldBe([new(Text, Text), new("", "")]);
    }

    [Theory]
    [InlineData("a", "a"), InlineData("b", "__metadata__")]
    public void A_name_that_stands_twice_or_is_the_formats_own_is_not_written(string first, string second) =>
        Should.Throw<ArgumentException>(() =>
            Write([new(first, NumericArray.Of([1f])), new(second, NumericArray.Of([1f]))]))
            .Message.ShouldContain($"'{second}' stands twice, or is the format's own name");
}
