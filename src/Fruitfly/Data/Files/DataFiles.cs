using Fruitfly.Data.Images;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Reads a data set from a file and writes one to a file, whatever the format.</summary>
public static class DataFiles
{
    static readonly (string Start, string Format)[] OtherFormats =
    [
        ("\u0080", "a Python pickle, and unpickling runs code"), ("\u0089HDF", "HDF5"),
        ("%PDF", "PDF"),
        ("\u0089PNG", "a PNG picture"), ("SQLite format", "an SQLite database"), ("ARROW1", "Arrow"),
        ("<", "HTML or XML"), ("\u00D0\u00CF\u0011\u00E0", "an old Excel workbook"), ("@relation", "ARFF"),
        ("@RELATION", "ARFF"), ("$FL2@(#)", "SPSS"), ("RDX", "R's own format"), ("MATLAB 5.0", "MATLAB"),
        ("BZh91AY", "a file compressed with bzip2"), ("\u00FD7zXZ", "a file compressed with xz"),
        ("(\u00B5/\u00FD", "a file compressed with Zstandard"), ("7z\u00BC\u00AF", "a 7-Zip archive"),
        ("-- MySQL dump", "SQL"), ("CREATE TABLE", "SQL"), ("--\n-- PostgreSQL", "SQL"),
    ];

    /// <summary>Reads NPZ (arrays x, y, x_test, y_test and, where present, x_val, y_val; x_train and y_train are
    /// understood), IDX (the images file of the training part, or MNIST's folder), the binary
    /// version of CIFAR (its folder), CSV, Parquet or JSON lines. The content decides, not the name.</summary>
    /// <exception cref="DataFileException">The file cannot be read, is damaged, asks for more than the limits, or has
    /// values that float32 cannot tell apart: <see cref="ReadTable"/> and standardize them.</exception>
    public static DataSet Load(string path, DataFileOptions? options = null) => ReadTable(path, options).ToDataSet();

    /// <summary>Reads the same in float64, with what was taken for what, to be split and standardized before it is
    /// rounded once: <c>DataFiles.ReadTable(path).WithTest(0.2, seed: 1).Standardize().ToDataSet()</c>.</summary>
    /// <exception cref="DataFileException">The file cannot be read, is damaged, or asks
    /// for more than the limits.</exception>
    public static Table ReadTable(string path, DataFileOptions? options = null)
    {
        options ??= DataFileOptions.Default;
        if (CifarImages.AreIn(path))
        {
            options.RequireNoTable(path, "CIFAR");
            return Table.Of(CifarImages.Load(path, options.Limits).ToDataSet());
        }
        return Directory.Exists(path)
            ? IdxDataSet.LoadFolder(path, options)
            : InputFile.Read(path, stream => Read(stream, path, options));
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
                throw new DataFileException(path, "", "data sets are not written in the format of this extension",
                    "Name the file .npz or .csv.");
        }
    }

    internal static DataSet Load(Stream stream, string file, DataFileOptions options) =>
        Read(stream, file, options).ToDataSet();

    /// <param name="stream">that can be read at any place</param>
    internal static Table Read(Stream stream, string file, DataFileOptions options)
    {
        var start = ContentFormat.Start(stream, file, options.Limits, out var isPacked);
        var content = ContentFormat.Of(start, isPacked);
        switch (content.Format)
        {
            case TableFormat.Npz:
                options.RequireNoTable(file, "NPZ");
                var arrays = NpzFile.Read(stream, file, options.Limits, NpzDataSet.Names, out var others);
                return NpzDataSet.FromArrays(arrays, others, file, options);
            case TableFormat.Idx:
                return IdxDataSet.Load(stream, file, options);
            case TableFormat.Csv:
                RefuseOtherFormats(start, file);
                break;
        }
        return ReadColumns(stream, file, content, options);
    }

    /// <param name="stream">at its beginning; read from the first byte to the last, and for Parquet at any place</param>
    internal static Table ReadColumns(Stream stream, string file, ContentFormat content, DataFileOptions options) =>
        TableReader.Read(RawTables.Read(stream, file, content, options), options);

    /// <param name="start">of what was taken for text</param>
    internal static void RefuseOtherFormats(byte[] start, string file)
    {
        if (start.AsSpan().StartsWith("PK"u8))
            throw new DataFileException(file, "byte 0", "this is an archive, compressed once more with gzip",
                "Decompress it with gunzip.");
        if (GzipContent.IsIn(start))
            throw new DataFileException(file, "byte 0", "this is compressed twice with gzip",
                "Decompress it once with gunzip.");
        if (start.AsSpan().StartsWith(NpyHeader.Magic))
            throw new DataFileException(file, "byte 0",
                "this is NPY, one array, and a data set needs inputs and targets",
                "Save both with numpy.savez(path, x=x, y=y).");
        if (start is [(byte)'[', .. var inside] && inside.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
            throw new DataFileException(file, "byte 0", "this looks like a JSON array",
                "Write one object a line, as {\"a\": 1, \"b\": \"x\"}.");
        foreach (var (prefix, format) in OtherFormats)
            if (start.Length >= prefix.Length
                && start[..prefix.Length].SequenceEqual((byte[])[.. prefix.Select(c => (byte)c)]))
                throw new DataFileException(file, "byte 0", $"this looks like {format}",
                    "Save the data as CSV, Parquet, JSON lines, NPZ or IDX.");
    }
}
