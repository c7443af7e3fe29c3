using System.Security.Cryptography;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Uploads;

namespace Fruitfly.Web.Playground.Uploads;

/// <summary>The tables that users brought, in the lab's private folder. A file goes with the last session
/// that uses it; what no session has used goes when others come; all go with the web lab.</summary>
sealed class UploadedFiles(PrivateFolder folder) : IDisposable
{
    static readonly HashSet<string> Texts = new(StringComparer.OrdinalIgnoreCase) { ".csv", ".tsv", ".txt" };

    const int Most = 8;

    readonly Lock _lock = new();
    readonly List<UploadedFile> _files = [];

    /// <summary>Writes the content to a file as it comes, and finds out its columns.</summary>
    /// <param name="name">what the user calls it</param>
    /// <exception cref="DataFileException">it is no data set</exception>
    public async Task<UploadedFile> TakeAsync(string name, Stream content, CancellationToken cancellation)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var file = $"upload-{id}";
        var path = folder.PathOf(file);
        try
        {
            await using (var stream = folder.Create(file))
                await content.CopyToAsync(stream, cancellation);
            var known = new UploadedFile(id, name, path, await Task.Run(() => ColumnsOf(path, name), cancellation));
            Keep(known);
            return known;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public UploadedFile Find(string id)
    {
        lock (_lock)
            return _files.FirstOrDefault(file => file.Id == id) ?? throw RequestException.NotFound(
                "This file is not here: it was uploaded to another web lab, or its session is over.",
                "Choose the file again.");
    }

    /// <summary>Keeps a file until what is returned is disposed.</summary>
    public FileUse Use(string id)
    {
        lock (_lock)
        {
            var file = Find(id);
            file.Users++;
            return new FileUse(this, file);
        }
    }

    /// <exception cref="DataFileException">it cannot be read this way; the error names line and column</exception>
    public DescribedFile Read(string id, DataFileOptions options)
    {
        var file = Find(id);
        return Read(file.Path, file.Name, options);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var file in _files.ToList())
                Remove(file);
        }
    }

    // What is called a text is one, whatever it looks like.
    static DescribedFile Read(string path, string name, DataFileOptions options)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        if (!Texts.Contains(Path.GetExtension(plain)))
            return UploadedTables.Read(path, name, options);
        try
        {
            return DescribedFile.ReadText(path, options with { Limits = UploadedTables.Limits });
        }
        catch (DataFileException failure)
        {
            throw failure.Under(name);
        }
    }

    // What the page can set is asked for when the file is trained on.
    static IReadOnlyList<string> ColumnsOf(string path, string name)
    {
        try
        {
            var reading = Read(path, name, DataFileOptions.Default).Table.Reading;
            return
            [
                .. reading.Columns.Where(column => column.Role == ColumnRole.Feature).Select(column => column.Name),
                reading.Target,
            ];
        }
        catch (DataFileException failure)
            when (failure.Remedy.Settings.Any(setting => TableSettings.NameOf(setting) is not null))
        {
            return CsvFile.ReadColumns(path);
        }
    }

    void Keep(UploadedFile file)
    {
        lock (_lock)
        {
            while (_files.Count >= Most)
                Remove(_files.FirstOrDefault(old => old.Users == 0)
                    ?? throw new RequestException(409, $"{Most} uploaded files are in use.",
                        "Close a page that uses one."));
            _files.Add(file);
        }
    }

    void Remove(UploadedFile file)
    {
        _files.Remove(file);
        File.Delete(file.Path);
    }

    /// <summary>A session's hold of a file.</summary>
    public sealed class FileUse(UploadedFiles files, UploadedFile file) : IDisposable
    {
        bool _over;

        /// <summary>The file stays, for the user to try again with other settings.</summary>
        public void GiveBack() => End(goes: false);

        public void Dispose() => End(goes: true);

        void End(bool goes)
        {
            lock (files._lock)
            {
                if (_over)
                    return;
                _over = true;
                if (--file.Users == 0 && goes && files._files.Contains(file))
                    files.Remove(file);
            }
        }
    }
}

/// <summary>One file that a user brought.</summary>
/// <param name="Name">what the user calls it</param>
/// <param name="Columns">the last of them is the target unless another is chosen</param>
sealed record UploadedFile(string Id, string Name, string Path, IReadOnlyList<string> Columns)
{
    /// <summary>Sessions that use it.</summary>
    public int Users { get; set; }
}
