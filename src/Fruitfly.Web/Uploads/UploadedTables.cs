using System.Security.Cryptography;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Web.Uploads;

namespace Fruitfly.Web.Sweeps;

/// <summary>The files of data that users brought for their studies, in the lab's private folder. A study names one as
/// its user does; it reads these alone, never a path of the disk.</summary>
sealed class SweepFiles(PrivateFolder folder)
{
    const int Most = 8;

    static readonly FileLimits Limits = FileLimits.Default with
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
        var file = $"sweep-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
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

    /// <summary>Reads the text of a study over these files.</summary>
    /// <exception cref="StudyFileException">with everything that is wrong in it</exception>
    /// <exception cref="DataFileException">there is no such file of data, or it cannot be read</exception>
    public SweepStudy Study(ReadOnlySpan<byte> text) => SweepStudy.Of(text, StudyCheck.TextName, "", [], Open);

    /// <param name="path">as a study says it; the last part of it counts, since one that was written for a command line
    /// may name a folder too</param>
    /// <exception cref="DataFileException">no such file was brought, or it cannot be read</exception>
    public DescribedFile Open(string path, DataFileOptions options)
    {
        var name = path.Split('/', '\\')[^1];
        lock (_lock)
        {
            if (_files.FindIndex(known => known.Name == name) is not (>= 0 and var place))
                throw new DataFileException(name, "", "no file of this name was uploaded to this lab",
                    "Upload it; a study that is written here reads no other files.");
            var kept = _files[place].Path;
            if (_latest is { } latest && latest.Path == kept && latest.Options == options)
                return latest.File;
            try
            {
                var file = DescribedFile.Read(kept, options with { Limits = Limits });
                _latest = (kept, options, file);
                return file;
            }
            catch (DataFileException failure)
            {
                throw failure.Under(name);
            }
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
