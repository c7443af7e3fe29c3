using Fruitfly.Data.Files;
using Fruitfly.Data.Images;

namespace Fruitfly.Data;

/// <summary>Where the data of trials are found: image sets in their folders, and files by their content wherever they were seen. Safe for
/// use by several threads.</summary>
public sealed class DataPlaces
{
    readonly Lock _lock = new();
    readonly List<SeenFile> _given = [];
    readonly Func<string, IReadOnlyList<SeenFile>> _seen;
    readonly TimeProvider _time;

    /// <param name="images">default: <see cref="ImageSets"/> without a named folder</param>
    /// <param name="seen">where a file with a SHA-256 was seen, the best place first; default: nowhere</param>
    public DataPlaces(ImageSets? images = null, Func<string, IReadOnlyList<SeenFile>>? seen = null, TimeProvider? time = null)
    {
        (Images, _seen, _time) = (images ?? new ImageSets(), seen ?? (_ => []), time ?? TimeProvider.System);
        Tables = new FileTables(Seen);
    }

    public ImageSets Images { get; }

    internal FileTables Tables { get; }

    /// <summary>Names a file, or a folder of them, that trials may need.</summary>
    /// <returns>what is there</returns>
    /// <exception cref="DataFileException">a file cannot be read</exception>
    public IReadOnlyList<SeenFile> Give(string path)
    {
        var given = GivenFiles.Read(path);
        lock (_lock)
            _given.AddRange(given.Seen(_time.GetUtcNow()));
        return given.Seen(_time.GetUtcNow());
    }

    /// <summary>The same for a file that was read already, which is not read again while it is the latest.</summary>
    public void Give(DescribedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        lock (_lock)
            _given.AddRange(file.Files.Seen(_time.GetUtcNow()));
        Tables.Take(file);
    }

    IReadOnlyList<SeenFile> Seen(string sha256)
    {
        lock (_lock)
            return [.. _given.Where(file => file.Content.Sha256 == sha256), .. _seen(sha256)];
    }
}
