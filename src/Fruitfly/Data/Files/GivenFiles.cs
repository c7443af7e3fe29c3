using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Files that were read, to be found again or kept.</summary>
public sealed class GivenFiles
{
    readonly IReadOnlyList<HashedFile> _files;

    internal GivenFiles(IReadOnlyList<HashedFile> files) => _files = files;

    /// <summary>Reads a file with all that belong to it, or those of a folder.</summary>
    /// <exception cref="DataFileException">a file cannot be read</exception>
    public static GivenFiles Read(string path) => new(SourceFiles.Read(path, FileLimits.Default).Files);

    /// <summary>Where they lie.</summary>
    public IReadOnlyList<SeenFile> Seen(DateTimeOffset now) =>
        [.. _files.Select(file => new SeenFile(file.Content, Path.GetFullPath(file.Path), now))];

    /// <summary>What each holds, in the same order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Contents => [.. _files.Select(file => file.Bytes)];
}
