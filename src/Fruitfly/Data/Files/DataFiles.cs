using Fruitfly.Data.Images;

namespace Fruitfly.Data.Files;

/// <summary>Reads a data set from a file and writes one to a file, whatever the format.</summary>
public static class DataFiles
{
    static readonly (string Start, string Format)[] OtherFormats =
    [
        ("\u0080", "a Python pickle, and unpickling runs code"), ("\u0089HDF", "HDF5"), ("PAR1", "Parquet"), ("%PDF", "PDF"),
        ("\u0089PNG", "a PNG picture"), ("SQLite format", "an SQLite database"), ("ARROW1", "Arrow"),
        ("{", "JSON"), ("<", "HTML or XML"),
    ];

    /// <summary>Reads NPZ (arrays x, y, x_test, y_test and, where present, x_val, y_val; x_train and y_train are understood),
    /// IDX (the images file of the training part, or MNIST's folder), the binary
    /// version of CIFAR (its folder) or CSV. The content decides, not the name.</summary>
    /// <exception cref="DataFileException">The file cannot be read, is damaged, or asks for more than the limits.</exception>
    public static DataSet Load(string path, DataFileOptions? options = null)
    {
        options ??= DataFileOptions.Default;
        if (CifarImages.AreIn(path))
            return CifarImages.Load(path, options.Limits).ToDataSet();
        return Directory.Exists(path)
            ? IdxDataSet.LoadFolder(path, options)
            : InputFile.Read(path, stream => Load(stream, path, options));
    }

    /// <summary>Writes a data set as NPZ or CSV, as the extension says, such that <c>Load</c> gives it back.</summary>
    public static void Save(string path, DataSet data)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".npz":
                NpzFile.Write(path, NpzDataSet.ToArrays(data));
                break;
            case ".csv":
                CsvFile.Write(path, data);
                break;
            default:
                throw new DataFileException(path, "", "the extension names no format that data sets are written in",
                    "Name the file .npz or .csv.");
        }
    }

    internal static DataSet Load(Stream stream, string file, DataFileOptions options)
    {
        Span<byte> start = stackalloc byte[16];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (start.StartsWith("PK"u8))
            return NpzDataSet.FromArrays(NpzFile.Read(stream, file, options.Limits), file, options);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || start is [0, 0, >= 0x08 and <= 0x0E, ..])
            return IdxDataSet.Load(stream, file, options);
        if (start.StartsWith(NpyHeader.Magic))
            throw new DataFileException(file, "byte 0", "this is NPY, one array, and a data set needs inputs and targets",
                "Save both with numpy.savez(path, x=x, y=y).");
        foreach (var (prefix, format) in OtherFormats)
            if (start.Length >= prefix.Length && start[..prefix.Length].SequenceEqual((byte[])[.. prefix.Select(c => (byte)c)]))
                throw new DataFileException(file, "byte 0", $"this looks like {format}", "Save the data as NPZ, CSV or IDX.");
        return CsvFile.ReadDataSet(stream, file, options).DataSet;
    }
}
