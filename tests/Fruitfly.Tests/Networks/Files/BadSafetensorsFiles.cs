using Fruitfly.Data.Files;
using Fruitfly.Tests.Data.Files.Hostile;
using static Fruitfly.Tests.Networks.Files.SafetensorsBytes;

namespace Fruitfly.Tests.Networks.Files;

static class BadSafetensorsFiles
{
    static readonly string A = Tensor("a", "F32", "2", 0, 8);

    public static IEnumerable<BadFile> All()
    {
        yield return Bad("empty", [], "byte 0", "8 bytes of the header's length should follow, but only 0 do",
            "cut off");
        yield return Bad("length cut", [1, 0, 0], "byte 0", "only 3 do", "cut off");
        yield return Bad("no header", new byte[8], "byte 8", "does not start with '{'", "safetensors");
        yield return Bad("header longer than the file", File(1000, "{}", []), "byte 8",
            "1000 bytes of the header should follow, but only 2 do", "cut off");
        yield return Bad("header beyond the limit", File((1 << 22) + 1, "{}", []), "byte 0", "the most is 4194304",
            "damaged");
        yield return Bad("header of 2⁶⁴ − 1 bytes", File(ulong.MaxValue, "{}", []), "byte 0",
            "18446744073709551615 bytes", "damaged");
        yield return new("a gigabyte of zeros", () => new EndlessStream([], 0), "byte 8", "does not start with '{'",
            "damaged");
        yield return Bad("pickle", [0x80, 2, .. "ctorch._utils\n_rebuild_tensor_v2"u8], "byte 0", "the header's length",
            "no safetensors file");
        yield return Header("a list", "[]", "byte 8", "does not start with '{'");
        yield return Header("blank before the header", " {}", "byte 8", "does not start with '{'");
        yield return Header("no JSON", "{a}", "byte 9", "no valid JSON");
        yield return Header("header cut", "{" + A, "byte", "no valid JSON");
        yield return Header("text after the header", "{}x", "byte 10", "no valid JSON");
        yield return Header("a comment", "{/**/}", "byte 9", "no valid JSON");
        yield return Header("a trailing comma", "{" + A + ",}", "byte", "no valid JSON");
        yield return Header("ten thousand brackets", "{\"a\":" + new string('[', 10_000), "byte 13",
            "an object with type, shape and place");
        yield return Header("nested deeply", "{\"a\":{\"shape\":[[[[1]]]]}}", "byte", "no valid JSON");
        yield return Bad("not UTF-8", [5, 0, 0, 0, 0, 0, 0, 0, .. "{\""u8, 0xFF, .. "\""u8, (byte)':'], "byte",
            "the header", "damaged");
        yield return Header("half a surrogate", "{\"\\ud800\":1}", "byte 9", "not UTF-8");
        yield return Header("a tensor twice", "{" + A + "," + A + "}", "byte", "the name 'a' stands twice");
        yield return Header("a tensor twice, once escaped",
            "{" + A + "," + A.Replace("\"a\"", "\"\\u0061\"", StringComparison.Ordinal) + "}", "byte", "stands twice");
        yield return Header("a property twice", "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F64\"}}", "byte 28",
            "'dtype' twice");
        yield return Header("an unknown property", "{\"a\":{\"type\":\"F32\"}}", "byte 14", "a property 'type'");
        yield return Header("no type", "{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}", "byte 9", "lacks its dtype");
        yield return Header("no shape", "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}", "byte 9",
            "lacks its shape");
        yield return Header("no place", "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "byte 9",
            "lacks its data_offsets");
        yield return Header("a number for a tensor", "{\"a\":1}", "byte 13", "an object with type, shape and place");
        yield return Header("null for a shape", "{\"a\":{\"shape\":null}}", "byte", "a list of numbers");
        yield return Bad("an unknown type", File("{" + Tensor("a", "F8_E4M3", "8", 0, 8) + "}", new byte[8]), "byte",
            "the type 'F8_E4M3' is unknown; known are F64, F32", "Convert the tensors to F32");
        yield return Bad("an escape sequence as type",
            File("{" + Tensor("a", "\\u001b[2J", "8", 0, 8) + "}", new byte[8]), "byte", "\\u001b", "Convert");
        yield return Header("a negative length", "{" + Tensor("a", "F32", "-2", 0, 8) + "}", "byte",
            "a whole number from 0 to 2147483647");
        yield return Header("a length with a fraction", "{" + Tensor("a", "F32", "2.0", 0, 8) + "}", "byte",
            "a whole number");
        yield return Header("a length beyond 64 bits", "{" + Tensor("a", "F32", "99999999999999999999", 0, 8) + "}",
            "byte", "a whole number");
        yield return Header("a text as length", "{" + Tensor("a", "F32", "\"2\"", 0, 8) + "}", "byte",
            "a whole number");
        yield return Bad("a product beyond 64 bits",
            File("{" + Tensor("a", "F32", "2147483647,2147483647,2147483647", 0, 8) + "}", new byte[8]), "byte 9",
            "more than 268435456 values", "MaxElements");
        yield return Header("one offset", "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8]}}", "byte 9",
            "no begin and end");
        yield return Header("end before begin", "{" + Tensor("a", "F32", "2", 8, 0) + "}", "byte 9",
            "no begin and end");
        yield return Header("a place too large", "{" + Tensor("a", "F32", "1", 0, 8) + "}", "byte 9",
            "1 values of 4 bytes, but its data_offsets span 8 bytes");
        yield return Header("a hole at the start", "{" + Tensor("a", "F32", "1", 4, 8) + "}", "byte 9",
            "there is a hole");
        yield return Header("a hole between",
            "{" + Tensor("a", "U8", "2", 0, 2) + "," + Tensor("b", "U8", "5", 3, 8) + "}", "byte",
            "tensor 'b' begins at 3 of the data, but the one before ends at 2: there is a hole");
        yield return Header("an overlap", "{" + Tensor("a", "U8", "5", 0, 5) + "," + Tensor("b", "U8", "4", 4, 8) + "}",
            "byte", "there is an overlap");
        yield return Header("the same place twice", "{" + A + "," + Tensor("b", "F32", "2", 0, 8) + "}", "byte",
            "there is an overlap");
        yield return Bad("data cut", File("{" + A + "}", new byte[7]), "byte",
            "8 bytes of the tensors should follow, but only 7 do", "cut off");
        yield return Bad("800 MB in a small file",
            File("{" + Tensor("a", "F32", "200000000", 0, 800_000_000) + "}", new byte[8]), "byte",
            "800000000 bytes of the tensors should follow, but only 8 do", "cut off");
        yield return Bad("bytes after the data", File("{" + A + "}", new byte[9]), "byte", "more bytes follow",
            "save the file again");
        yield return Bad("data that nothing speaks of", File("{}", 1, 2, 3), "byte 10", "more bytes follow",
            "save the file again");
        yield return Header("metadata that is a text", "{\"__metadata__\":\"x\"}", "byte",
            "an object with the metadata");
        yield return Header("metadata with a number", "{\"__metadata__\":{\"step\":1}}", "byte",
            "the text of a metadata entry");
        yield return Header("a metadata key twice", "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", "byte",
            "the metadata has 'k' twice");
        yield return Header("metadata twice", "{\"__metadata__\":{},\"__metadata__\":{}}", "byte",
            "'__metadata__' stands twice");
        yield return Bad("no Boolean", File("{" + Tensor("a", "BOOL", "2", 0, 2) + "}", 1, 2), "byte",
            "2 is not a Boolean", "save_file");
        yield return Bad("more values than allowed", File("{" + A + "}", new byte[8]), "byte 9", "more than 1 values",
            "MaxElements", new() { MaxElements = 1 });
        yield return Bad("more bytes than allowed", File("{" + A + "}", new byte[8]), "byte 9",
            "takes 8 bytes; the most is 4", "MaxBytes", new() { MaxBytes = 4 });
        yield return Bad("two tensors of more bytes than allowed",
            File("{" + A + "," + Tensor("b", "F32", "2", 8, 16) + "}", new byte[16]), "byte",
            "the tensors have 16 bytes; the most is 8", "MaxBytes", new() { MaxBytes = 8 });
    }

    static BadFile Header(string name, string header, string place, string problem) =>
        Bad(name, File(header, new byte[8]), place, problem, "damaged");

    static BadFile Bad(
        string name, byte[] bytes, string place, string problem, string hint, FileLimits? limits = null) =>
        new(name, () => bytes, place, problem, hint, new DataFileOptions { Limits = limits ?? FileLimits.Default });
}
