using Fruitfly.Data.Images;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>The files of one data set, each read once.</summary>
/// <param name="Path">what the user named: a file or a folder</param>
sealed record SourceFiles(string Path, TableFormat Format, IReadOnlyList<HashedFile> Files)
{
    /// <summary>Finds out what a path holds, and reads all files that belong to it.</summary>
    /// <exception cref="DataFileException">a file cannot be read, or one is missing</exception>
    public static SourceFiles Read(string path, FileLimits limits)
    {
        if (CifarImages.AreIn(path))
            return new(path, TableFormat.Cifar,
                [.. CifarImages.FilesIn(path).Select(file => HashedFile.Read(file, limits))]);
        var first = HashedFile.Read(Directory.Exists(path) ? IdxDataSet.ImagesIn(path) : path, limits);
        var format = first.Format().Format;
        IReadOnlyList<HashedFile> files = format == TableFormat.Idx
            ? [first, .. IdxDataSet.Beside(first.Path).Select(file => HashedFile.Read(file, limits))] : [first];
        return new(path, format, files);
    }

    /// <exception cref="DataFileException">the files are damaged, may be read in two ways, or do
    /// not fit the options' schema</exception>
    public Table ToTable(DataFileOptions options)
    {
        switch (Format)
        {
            case TableFormat.Cifar:
                options.RequireNoTable(Path, "CIFAR");
                return Table.Of(
                    CifarImages.Of(Path, Files, options.Limits).ToDataSet(),
                    new TableSchema { Format = TableFormat.Cifar, Columns = [], Task = TargetKind.Classes });
            case TableFormat.Idx:
                var arrays = Files.Select(file => (file.Path, IdxFile.Read(file.Open(), file.Path, options.Limits)));
                return IdxDataSet.FromArrays([.. arrays], options);
            case TableFormat.Npz:
                using (var stream = Files[0].Open())
                    return DataFiles.Read(stream, Files[0].Path, options);
            default:
                return TableReader.Read(ReadRaw(options), options);
        }
    }

    /// <summary>The columns of the file, where its format has some.</summary>
    public RawTable ReadRaw(DataFileOptions options)
    {
        var file = Files[0];
        if (Format == TableFormat.Parquet)
            return file.ParseAnywhere(stream =>
                RawTables.Read(stream, file.Path, new(Format, IsPacked: false), options));
        var start = file.Start(out var isPacked);
        // By a schema it was found to be text before, whatever it looks like.
        if (options.Schema is null && Format == TableFormat.Csv)
            DataFiles.RefuseOtherFormats(start, file.Path);
        return file.Parse(stream => RawTables.Read(stream, file.Path, new(Format, isPacked), options));
    }
}
