using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Data.Images;

/// <summary>The files that an image set was read from, with the SHA-256 of each, decompressed.</summary>
sealed class ImageFiles(string folder, IReadOnlyList<string>? classNames = null)
{
    readonly List<(string Name, string Sha256)> _files = [];

    public string Folder { get; } = folder;

    public IReadOnlyList<string>? ClassNames { get; } = classNames;

    /// <summary>The folder's name.</summary>
    public string Name =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder))) is { Length: > 0 } name
            ? name : "images";

    public string Sha256 => Combine(_files);

    public void Add(string name, ReadOnlySpan<byte> content) =>
        _files.Add((name, Convert.ToHexStringLower(SHA256.HashData(content))));

    /// <summary>The SHA-256 of the lines that <c>sha256sum</c> prints for the files.</summary>
    public static string Combine(IEnumerable<(string Name, string Sha256)> files) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(files.Select(file => $"{file.Sha256}  {file.Name}\n")))));
}
