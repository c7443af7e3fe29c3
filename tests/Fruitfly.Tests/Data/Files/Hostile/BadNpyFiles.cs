using static Fruitfly.Tests.Data.Files.FileBytes;

namespace Fruitfly.Tests.Data.Files.Hostile;

static class BadNpyFiles
{
    const string Good = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n";

    public static IEnumerable<BadFile> All()
    {
        yield return new("empty", () => [], "byte 0", "6 bytes of the magic number should follow, but only 0 do",
            "cut off");
        yield return new("magic cut", () => [0x93, .. "NUM"u8], "byte 0", "only 4 do", "cut off");
        yield return new("magic wrong", () => [.. "NUMPY_"u8, .. Npy(Good, new byte[16])], "byte 0", "not an NPY file",
            "numpy.save");
        yield return new("pickle", () => [0x80, 4, 0x95, .. new byte[20]], "byte 0", "not an NPY file", "numpy.save");
        yield return new("version cut", () => [0x93, .. "NUMPY"u8, 1], "byte 6", "2 bytes of the version", "cut off");
        yield return new("version 9", () => Npy(Good, new byte[16], version: 9), "byte 6", "version is 9.0",
            "numpy.save");
        yield return new("version 1.7", () => With(Npy(Good, new byte[16]), b => b[7] = 7), "byte 6", "version is 1.7",
            "numpy.save");
        yield return new("header length cut", () => Npy(Good, [])[..9], "byte 8", "2 bytes of the header's length",
            "cut off");
        yield return new("header cut", () => Npy(Good, [])[..30], "byte 10",
            "58 bytes of the header should follow, but only 20 do", "cut off");
        yield return new("header of 4 GB", () => [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255, 0], "byte 8",
            "4294967295 bytes; the most is 65536", "numpy.save");
        yield return Header("header is no dictionary", "[1, 2]", "byte 10", "'{' should stand here");
        yield return Header("header is empty", "", "byte 10", "'{' should stand here");
        yield return Header("header of NULs", new string('\0', 20), "byte 10", "'{' should stand here");
        yield return Header("header of open brackets", new string('(', 60000), "byte 10", "'{' should stand here");
        yield return Header("string not closed", "{'descr", "byte 11", "not closed");
        yield return Header("key without value", "{'shape'}", "byte 18", "':' should stand here");
        yield return Header("dictionary not closed", "{'fortran_order': False", "byte 33", "',' should stand here");
        yield return Header("key is a number", "{1: 2}", "byte 11", "a string should stand");
        yield return Header("control characters", "{\u001b[31m", "byte 11", "\\u001b[31m");
        yield return Header("shape missing", "{'descr': '<f8', 'fortran_order': False}", "byte 50",
            "lacks descr, fortran_order or shape");
        yield return Header("shape twice", "{'shape': (1,), 'shape': (2,)}", "byte 34",
            "'shape' is unknown or appears twice");
        yield return Header("unknown key", "{'__reduce__': (1,)}", "byte 24", "'__reduce__' is unknown");
        yield return Header("text after the dictionary", Good + "import os", "byte 68", "'import os' follows");
        yield return Header("order is a number", "{'fortran_order': 1}", "byte 28", "True or False");
        yield return Header("shape is a list", "{'shape': [2]}", "byte 20", "'(' should stand here");
        yield return Header("shape is a call", "{'shape': (len('a'),)}", "byte 21", "'len('a'),)}' is not a length");
        yield return Header("shape beyond 64 bits", "{'shape': (99999999999999999999,)}", "byte 21",
            "'99999999999999999999,)}' is not a length");
        yield return Header("65 dimensions", $"{{'shape': ({string.Concat(Enumerable.Repeat("1,", 65))})}}", "byte 149",
            "more than 64 dimensions");
        yield return Shape("negative length", "<f8", "(-2,)", "length -2; lengths run from 0");
        yield return Shape("length beyond 31 bits", "|u1", "(4294967296,)", "length 4294967296");
        yield return Shape("no values but a huge length", "|u1", "(0, 4294967296)", "length 4294967296");
        yield return Shape("product beyond 64 bits", "<f8", "(2147483647, 2147483647, 2147483647)",
            "declares 9903520300447984150353281023 values");
        yield return Shape("more than the limit", "|u1", "(300000000,)",
            "300000000 values, 300000000 bytes; the most is 268435456 values");
        yield return Shape("a gigabyte in a small file", "<f8", "(134217728,)",
            "1073741824 bytes of the array should follow, but only 16 do");
        yield return new("data cut", () => Npy("<f8", "(2,)", new byte[15]), "byte 68",
            "16 bytes of the array should follow, but only 15 do", "cut off");
        yield return new("data missing", () => Npy("<f8", "(2,)", []), "byte 68", "only 0 do", "cut off");
        yield return new("bytes after the data", () => Npy("<f8", "(2,)", new byte[17]), "byte 84", "more bytes follow",
            "save the file again");
        yield return new("two arrays in one", () => [.. X(), .. Y()], "byte 134", "more bytes follow",
            "save the file again");
        yield return Type("objects", "|O", "Python objects", "numpy.float32");
        yield return Type("text", "<U5", "text", "numpy.unique");
        yield return Type("bytes as text", "|S3", "text", "numpy.unique");
        yield return Type("raw bytes", "|V8", "structures or raw bytes", "array of its own");
        yield return Type("dates", "<M8[ns]", "dates", "numpy.int64");
        yield return Type("complex numbers", "<c16", "complex", "real and the imaginary");
        yield return Type("extended precision", "<f16", "a type that is not read", "numpy.float32");
        yield return Type("no byte order for eight bytes", "|f8", "a type that is not read", "numpy.float32");
        yield return Type("no type", "", "a type that is not read", "numpy.float32");
        yield return Header("structures", "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,)}", "byte 10",
            "structures");
        yield return new("Boolean 2", () => Npy("|b1", "(3,)", [0, 1, 2]), "byte 70", "2 is not a Boolean",
            "numpy.save");
        yield return new("a gigabyte of zeros", () => new EndlessStream([], 0), "byte 0", "not an NPY file",
            "numpy.save");
    }

    static BadFile Header(string name, string header, string place, string problem) =>
        new(name, () => Npy(header, new byte[16]), place, problem,
            problem == "structures" ? "array of its own" : "numpy.save");

    static BadFile Shape(string name, string type, string shape, string problem) =>
        new(name, () => Npy(type, shape, new byte[16]), "byte ", problem, "header");

    static BadFile Type(string name, string type, string problem, string hint) =>
        new(name, () => Npy(type, "(2,)", new byte[16]), "byte 10", problem, hint);
}
