using System.Security.Cryptography;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>A file by what it holds: what is hashed is what is parsed, whatever happens to the file meanwhile. A small
/// one is read once and kept; a large one is hashed while it is parsed, and has changed where the hash is another.
/// </summary>
sealed class HashedFile
{
    const int MostKept = 1 << 26;

    readonly FileLimits _limits;
    byte[]? _bytes;
    FileContent? _content;

    HashedFile(string path, FileLimits limits) => (Path, _limits) = (path, limits);

    public string Path { get; }

    public ReadOnlyMemory<byte> Bytes => Whole();

    /// <exception cref="DataFileException">the file cannot be read any more, or has changed</exception>
    public FileContent Content => _content ?? Seen(InputFile.Read(Path, Hash));

    /// <exception cref="DataFileException">the file cannot be read, or is larger than the limits</exception>
    public static HashedFile Read(string path, FileLimits limits) => InputFile.Read(path, stream =>
    {
        if (stream.Length > limits.MaxBytes)
            throw TooLarge(path, stream.Length, limits.MaxBytes);
        var file = new HashedFile(path, limits);
        if (stream.Length <= MostKept)
            file.Keep(stream);
        return file;
    });

    /// <summary>What the first bytes say it is.</summary>
    public ContentFormat Format() => ContentFormat.Of(Start(out var isPacked), isPacked);

    /// <summary>The first bytes of the content, decompressed.</summary>
    public byte[] Start(out bool isPacked)
    {
        var packed = false;
        var start = _bytes is null
            ? InputFile.Read(Path, stream => ContentFormat.Start(stream, Path, _limits, out packed))
            : ContentFormat.Start(Open(), Path, _limits, out packed);
        isPacked = packed;
        return start;
    }

    /// <summary>Reads the file whole, to be read at any place.</summary>
    public Stream Open() => new MemoryStream(Whole(), writable: false);

    /// <summary>Reads the file from its first byte to its last.</summary>
    public T Parse<T>(Func<Stream, T> read)
    {
        if (_bytes is not null)
            return read(Open());
        return InputFile.Read(Path, stream =>
        {
            using var hashing = new HashingStream(stream);
            var parsed = read(hashing);
            Seen(Of(hashing.Finish()));
            return parsed;
        });
    }

    /// <summary>Reads the file at any place: it is hashed before and after.</summary>
    public T ParseAnywhere<T>(Func<Stream, T> read)
    {
        if (_bytes is not null)
            return read(Open());
        _ = Content;
        var parsed = InputFile.Read(Path, read);
        Seen(InputFile.Read(Path, Hash));
        return parsed;
    }

    byte[] Whole() => _bytes ?? InputFile.Read(Path, stream => stream.Length <= _limits.WholeBytes
        ? Keep(stream) : throw TooLarge(Path, stream.Length, _limits.WholeBytes));

    byte[] Keep(Stream stream)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(stream.Length, Array.MaxLength));
        stream.ReadExactly(bytes);
        Seen(new(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        return _bytes = bytes;
    }

    FileContent Seen(FileContent content)
    {
        if (_content is { } known && known != content)
            throw new DataFileException(Path, "", "the file changed while it was read",
                "Read it again when no other program writes to it.");
        return _content = content;
    }

    static FileContent Hash(Stream stream)
    {
        using var hashing = new HashingStream(stream);
        return Of(hashing.Finish());
    }

    static FileContent Of((long Bytes, string Sha256) hashed) => new(hashed.Bytes, hashed.Sha256);

    static DataFileException TooLarge(string path, long length, long most) => new(path, "",
        FormattableString.Invariant($"the file has {length:N0} bytes; the most is {most:N0}"), "Cut the file into parts.");
}
