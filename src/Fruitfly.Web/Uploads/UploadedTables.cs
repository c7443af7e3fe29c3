using System.Security.Cryptography;
using Fruitfly.Data.Files;

namespace Fruitfly.Web.Uploads;

/// <summary>The tables that users brought for sweeps and diagnoses, in the lab's private folder. They are named as
/// their users do; these alone are read, never a path of the disk.</summary>
sealed class UploadedTables(PrivateFolder folder)
{
    const int Most = 8;

    /// <summary>What an upload may hold.</summary>
    public static readonly FileLimits Limits = FileLimits.Default with
    {
        MaxBytes = 4L * Upload.LargestFile, // as they are unpacked
        MaxElements = 1 << 24,
    };

    readonly Lock _lock = new();
    readonly List<(string Name, string Path)> _files = [];
    (string Path, DataFileOptions Options, DescribedFile File)? _latest;

    /// <summary>Keeps a file under its name, in place of one that had it; of many the oldest goes.</summary>
    public async Task TakeAsync(string name, Stream content, CancellationToken cancellation)
    {
        var file = $"table-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var path = folder.PathOf(file);
        try
        {
            await using var stream = folder.Create(file);
            await content.CopyToAsync(stream, cancellation);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        lock (_lock)
        {
            if (_files.FindIndex(known => known.Name == name) is >= 0 and var place)
                Remove(place);
            else if (_files.Count == Most)
                Remove(0);
            _files.Add((name, path));
        }
    }

    /// <param name="path">as its user calls it; the last part of it counts, since a study that was written for a command
    /// line may name a folder too</param>
    /// <exception cref="DataFileException">no such file was brought, or it cannot be read</exception>
    public DescribedFile Open(string path, DataFileOptions options)
    {
        var name = path.Split('/', '\\')[^1];
        lock (_lock)
        {
            if (_files.FindIndex(known => known.Name == name) is not (>= 0 and var place))
                throw new DataFileException(name, "", "no file of this name was uploaded to this lab",
                    "Upload it; no other file is read from here.");
            var kept = _files[place].Path;
            if (_latest is { } latest && latest.Path == kept && latest.Options == options)
                return latest.File;
            var file = Read(kept, name, options);
            _latest = (kept, options, file);
            return file;
        }
    }

    /// <summary>The names of the columns of a table of text, whatever the file holds in them; none where that cannot be
    /// told.</summary>
    public IReadOnlyList<string> ColumnsOf(string name)
    {
        lock (_lock)
            try
            {
                return _files.Find(known => known.Name == name) is { Path: { } kept } ? CsvFile.ReadColumns(kept) : [];
            }
            catch (DataFileException)
            {
                return [];
            }
    }

    /// <summary>Reads a file as an upload is read, under the name that its user gave it.</summary>
    /// <exception cref="DataFileException">it cannot be read, or is larger than an upload may be</exception>
    public static DescribedFile Read(string path, string name, DataFileOptions options)
    {
        try
        {
            return DescribedFile.Read(path, options with { Limits = Limits }).Under(name);
        }
        catch (DataFileException failure)
        {
            throw failure.Under(name);
        }
    }

    void Remove(int place)
    {
        var path = _files[place].Path;
        _files.RemoveAt(place);
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is being read, and goes with the folder.
        }
    }
}
