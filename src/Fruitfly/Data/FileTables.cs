using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data;

/// <summary>Reads the tables of described files. The latest is kept, since trials of one study part the same table.</summary>
/// <param name="seen">where a file with a SHA-256 was seen, the best place first</param>
sealed class FileTables(Func<string, IReadOnlyList<SeenFile>> seen)
{
    readonly Lock _lock = new();
    (FileDescription Data, Table Table)? _latest;

    /// <summary>Keeps what was read to describe it; the same bytes and schema give the same table.</summary>
    public void Take(DescribedFile file)
    {
        lock (_lock)
            _latest = (file.Description, file.Table);
    }

    /// <exception cref="MissingDataException">a file is not where it was seen, or has changed</exception>
    /// <exception cref="DataFileException">the files do not fit the description</exception>
    public Table Read(FileDescription data)
    {
        lock (_lock)
        {
            if (_latest is { } latest && latest.Data.Files.SequenceEqual(data.Files) && latest.Data.Schema == data.Schema)
                return latest.Table;
            _latest = null;
            HashedFile[] files = [.. data.Files.Select(Find)];
            if (files.Length == 0)
                throw new ArgumentException("The description of the data names no file.");
            var folder = Path.GetDirectoryName(files[0].Path) ?? "";
            var source = new SourceFiles(data.Schema.Format == TableFormat.Cifar ? folder : files[0].Path, data.Schema.Format, files);
            var table = source.ToTable(DataFileOptions.By(data.Schema));
            if (table.Size != data.Whole)
                throw new DataFileException(
                    files[0].Path, "", $"the description of the data says {Words(data.Whole)}, and the file holds {Words(table.Size)}",
                    "Describe the file again.");
            _latest = (data, table);
            return table;
        }
    }

    HashedFile Find(FileContent wanted)
    {
        var places = seen(wanted.Sha256);
        var problem = $"the file of {What(wanted)} was never seen here";
        foreach (var place in places)
        {
            if (!File.Exists(place.Path))
            {
                problem = $"the file is not there any more; it had {What(wanted)}";
                continue;
            }
            var file = HashedFile.Read(place.Path, FileLimits.Default);
            if (file.Content == wanted)
                return file;
            problem = $"the file has changed: it has {What(file.Content)} now, and the trials were described with {What(wanted)}";
        }
        throw new MissingDataException(
            places.Count == 0 ? "data of a trial" : places[0].Path, problem, $"Put the file back{FileSetting.DataFile:, or name a copy of it with @}.");
    }

    static string What(FileContent file) => FormattableString.Invariant($"{file.Bytes:N0} bytes and the SHA-256 {file.Sha256}");

    static string Words(DataSize size) => FormattableString.Invariant(
        $"{size.Training:N0}, {size.Validation:N0} and {size.Test:N0} examples of {size.Features:N0} features and {size.Outputs:N0} outputs");
}
