using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Finds files by their content wherever they were seen, and reads the tables of described ones. The latest
/// table is kept, since trials of one study part the same. Safe for use by several threads.</summary>
/// <param name="seen">where a file with a SHA-256 was seen, the best place first; default: nowhere</param>
public sealed class FilePlaces(Func<string, IReadOnlyList<SeenFile>>? seen = null, TimeProvider? time = null)
{
    readonly Lock _lock = new();
    readonly List<SeenFile> _given = [];
    readonly TimeProvider _time = time ?? TimeProvider.System;
    (FileDescription Data, Table Table)? _latest;

    /// <summary>Names a file, or a folder of them, that trials may need.</summary>
    /// <returns>what is there</returns>
    /// <exception cref="DataFileException">a file cannot be read</exception>
    public IReadOnlyList<SeenFile> Give(string path)
    {
        var given = GivenFiles.Read(path).Seen(_time.GetUtcNow());
        lock (_lock)
            _given.AddRange(given);
        return given;
    }

    /// <summary>The same for a file that was read already, whose table is the latest: the same
    /// bytes and schema give the same.</summary>
    public void Give(DescribedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        lock (_lock)
        {
            _given.AddRange(file.Files.Seen(_time.GetUtcNow()));
            _latest = (file.Description, file.Table);
        }
    }

    /// <exception cref="MissingDataException">a file is not where it was seen, or has changed</exception>
    /// <exception cref="DataFileException">the files do not fit the description</exception>
    internal Table Read(FileDescription data)
    {
        lock (_lock)
        {
            if (_latest is { } latest && latest.Data.Files.SequenceEqual(data.Files)
                && latest.Data.Schema == data.Schema)
                return latest.Table;
            _latest = null;
            HashedFile[] files = [.. data.Files.Select(Find)];
            if (files.Length == 0)
                throw new ArgumentException("The description of the data names no file.");
            var folder = Path.GetDirectoryName(files[0].Path) ?? "";
            var source =
                new SourceFiles(data.Schema.Format == TableFormat.Cifar ? folder : files[0].Path, data.Schema.Format,
                    files);
            var table = source.ToTable(DataFileOptions.By(data.Schema));
            if (table.Size != data.Whole)
                throw new DataFileException(
                    files[0].Path, "",
                    $"the description of the data says {Words(data.Whole)}, and the file holds {Words(table.Size)}",
                    "Describe the file again.");
            _latest = (data, table);
            return table;
        }
    }

    HashedFile Find(FileContent wanted)
    {
        IReadOnlyList<SeenFile> places =
            [.. _given.Where(file => file.Content.Sha256 == wanted.Sha256), .. seen?.Invoke(wanted.Sha256) ?? []];
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
            problem = $"the file has changed: it has {What(file.Content)} now, and the trials were described " +
                $"with {What(wanted)}";
        }
        throw new MissingDataException(
            places.Count == 0 ? "data of a trial" : places[0].Path, problem,
            $"Put the file back{FileSetting.DataFile:, or name a copy of it with @}.");
    }

    static string What(FileContent file) =>
        FormattableString.Invariant($"{file.Bytes:N0} bytes and the SHA-256 {file.Sha256}");

    static string Words(DataSize size) => FormattableString.Invariant(
        $"{size.Training:N0}, {size.Validation:N0} and {size.Test:N0} examples of {size.Features:N0} features and {size.Outputs:N0} outputs");
}
