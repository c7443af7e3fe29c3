using System.Text.Unicode;

namespace Fruitfly.Data.Files;

/// <summary>The text in a file, decompressed where it is packed.</summary>
sealed class TextContent : IDisposable
{
    const int Looked = 1 << 16, LongestCharacter = 4;

    readonly Stream _stream;
    readonly GzipContent? _unpacked;

    /// <param name="stream">of the file; it is read from its beginning, and left open</param>
    public TextContent(Stream stream, string file, ContentFormat content, FileLimits limits)
    {
        stream.Position = 0;
        (_stream, _unpacked) = (stream, content.IsPacked ? new(stream, file, limits) : null);
    }

    public Stream Stream => _unpacked ?? _stream;

    /// <summary>The encoding of another text of the same kind, where the beginning of this one is not UTF-8 and has no
    /// mark; else null. Takes the beginning of the text.</summary>
    public TextEncoding? EncodingLike(TextEncoding? other)
    {
        if (other is null)
            return null;
        var bytes = new byte[Looked];
        var start = bytes.AsSpan(0, Stream.ReadAtLeast(bytes, Looked, throwOnEndOfStream: false));
        if (start is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return null;
        if (start.Contains((byte)0))
            return other is TextEncoding.Utf16 ? other : null;
        // What is cut off at the end may be the half of a character.
        for (var cut = 0; cut < LongestCharacter && cut <= start.Length; cut++)
            if (Utf8.IsValid(start[..^cut]))
                return null;
        return other;
    }

    /// <summary>Called after the last byte: says whether the file is whole.</summary>
    public void VerifyEnd() => _unpacked?.VerifyEnd();

    public void Dispose() => _unpacked?.Dispose();
}
