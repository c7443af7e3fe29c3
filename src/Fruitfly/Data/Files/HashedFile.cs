using System.Security.Cryptography;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>A file that was read once: what is hashed is what is parsed, whatever
/// happens to the file meanwhile.</summary>
sealed class HashedFile(string path, byte[] bytes)
{
    public string Path { get; } = path;

    public ReadOnlyMemory<byte> Bytes => bytes;

    public FileContent Content { get; } = new(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public Stream Open() => new MemoryStream(bytes, writable: false);

    /// <exception cref="DataFileException">the file cannot be read, or is larger than the limits</exception>
    public static HashedFile Read(string path, FileLimits limits) => InputFile.Read(path, stream =>
    {
        var most = Math.Min(limits.MaxBytes, Array.MaxLength);
        if (stream.Length > most)
            throw new DataFileException(
                path, "", FormattableString.Invariant($"the file has {stream.Length:N0} bytes; the most is {most:N0}"),
                "Cut the file into parts.");
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(bytes);
        return new HashedFile(path, bytes);
    });
}
