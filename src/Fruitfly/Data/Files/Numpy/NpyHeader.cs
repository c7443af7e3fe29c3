using System.Buffers.Binary;
using System.Text;

namespace Fruitfly.Data.Files;

/// <summary>The head of an NPY file: magic, version, and a Python dictionary with element type, order and shape (NumPy
/// enhancement proposal 1; versions 1.0, 2.0 and 3.0 differ in the width of the length and in the encoding).</summary>
/// <param name="IsHalf">the file has float16, which becomes float32</param>
sealed record NpyHeader(ElementType Type, bool IsHalf, bool BigEndian, bool ColumnMajor, long[] Shape)
{
    const int MaxLength = 1 << 16;
    const int MaxDimensions = 64;
    const int Alignment = 64;
    const string SaveAgain = "The header is damaged: save the array again with numpy.save.";

    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static NpyHeader Read(ByteReader reader)
    {
        Span<byte> start = stackalloc byte[8];
        reader.Fill(start[..6], "the magic number");
        if (!start.StartsWith(Magic))
            throw reader.FailAt(0, "this is not an NPY file: it does not start with \\x93NUMPY",
                "Save the array with numpy.save.");
        reader.Fill(start[6..], "the version");
        var (major, minor) = (start[6], start[7]);
        if (major is < 1 or > 3 || minor != 0)
            throw reader.FailAt(6, $"the NPY version is {major}.{minor}; known are 1.0, 2.0 and 3.0", SaveAgain);

        Span<byte> width = stackalloc byte[4];
        width.Clear();
        reader.Fill(width[..(major == 1 ? 2 : 4)], "the header's length");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(width);
        if (length > MaxLength)
            throw reader.FailAt(8, $"the header has {length} bytes; the most is {MaxLength}", SaveAgain);

        var at = reader.Position;
        var text = (major == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(reader.Read((int)length, "the header"));
        return Parse(text, (index, problem) => reader.FailAt(at + index, problem, SaveAgain), reader, at);
    }

    static NpyHeader Parse(string text, Func<int, string, DataFileException> fail, ByteReader reader, long at)
    {
        var dictionary = new PythonDictionary(text, fail);
        string? code = null;
        bool? columnMajor = null;
        long[]? shape = null;
        dictionary.Read(key =>
        {
            switch (key)
            {
                case "descr" when code is null:
                    if (dictionary.NextIs('['))
                        throw reader.FailAt(at, "the elements are structures",
                            "Save each field as an array of its own.");
                    code = dictionary.String();
                    break;
                case "fortran_order" when columnMajor is null:
                    columnMajor = dictionary.Boolean();
                    break;
                case "shape" when shape is null:
                    shape = dictionary.Integers(MaxDimensions);
                    break;
                default:
                    throw dictionary.Fail($"the key '{DataFileException.Quote(key)}' is unknown or appears twice");
            }
        });
        if (code is null || columnMajor is null || shape is null)
            throw dictionary.Fail("the header lacks descr, fortran_order or shape");
        var isHalf = code is "<f2" or ">f2" or "=f2";
        return new NpyHeader(isHalf ? ElementType.Float32 : TypeOf(code, reader, at), isHalf, code[0] == '>',
            columnMajor.Value, shape);
    }

    static ElementType TypeOf(string code, ByteReader reader, long at)
    {
        if (code.Length > 1 && code[0] is '<' or '>' or '|' or '=')
            foreach (var type in Enum.GetValues<ElementType>())
                if (code.AsSpan(1).SequenceEqual(type.NumpyCode) && (code[0] != '|' || type.Size == 1))
                    return type;
        var (what, remedy) = code.TrimStart('<', '>', '|', '=') switch
        {
            ['O', ..] => ("Python objects, which only unpickling could read, and unpickling runs code",
                "Save numbers: array.astype(numpy.float32)."),
            ['U' or 'S' or 'a', ..] => ("text", "Save class numbers instead: numpy.unique(y, return_inverse=True)[1]."),
            ['V', ..] => ("structures or raw bytes", "Save each field as an array of its own."),
            ['M' or 'm', ..] => ("dates or durations", "Save numbers: array.astype(numpy.int64)."),
            ['c', ..] => ("complex numbers", "Save the real and the imaginary part as two arrays."),
            _ => ("of a type that is not read",
                "Save float32, float64, bool or integers: array.astype(numpy.float32)."),
        };
        throw reader.FailAt(at, $"the elements ('{DataFileException.Quote(code)}') are {what}", remedy);
    }

    /// <summary>The bytes before the data, padded with spaces to a multiple of 64 as NumPy does.</summary>
    public static byte[] Write(NumericArray array)
    {
        var order = array.Type.Size == 1 ? '|' : BitConverter.IsLittleEndian ? '<' : '>';
        var shape = array.Shape.Length == 1 ? $"({array.Shape[0]},)" : $"({string.Join(", ", array.Shape.ToArray())})";
        var text = $"{{'descr': '{order}{array.Type.NumpyCode}', 'fortran_order': False, 'shape': {shape}, }}";
        var length = (Magic.Length + 4 + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var header = new byte[length];
        Magic.CopyTo(header);
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), checked((ushort)(length - 10)));
        header.AsSpan(10).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, header.AsSpan(10));
        header[^1] = (byte)'\n';
        return header;
    }
}
