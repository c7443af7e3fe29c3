using System.Text;

namespace Fruitfly.Data.Files;

/// <summary>Decodes a stream as UTF-8, as UTF-16 where it begins with that mark, or as the encoding that is said, and
/// as nothing else; counts lines, and refuses NUL characters, bytes that are not of the encoding, and a record longer
/// than the limit, while it is read and before it is gathered.</summary>
sealed class StrictText(Stream stream, string file, FileLimits limits, TextEncoding? encoding = null) : TextReader
{
    const int MostBytes = 1 << 15;

    readonly byte[] _bytes = new byte[MostBytes];
    char[] _chars = [];
    Decoder? _decoder;
    int _start;
    int _end;
    long _bytesRead;
    long _linesDecoded = 1;
    long _delivered;
    long _lineStart;
    long _linesDelivered;
    long _recordStart;
    long _recordLine = 1;
    bool _ended;

    /// <summary>As it was said, or found.</summary>
    public TextEncoding Encoding { get; private set; } = encoding ?? TextEncoding.Utf8;

    /// <summary>The text that comes next, as much of it as is decoded already; empty at the end.</summary>
    public ReadOnlySpan<char> Ahead
    {
        get
        {
            while (_start == _end && !_ended)
                Decode();
            return _chars.AsSpan(_start.._end);
        }
    }

    // The parser may hold records that it has not given yet.
    long MostBuffered => 2L * limits.MaxLineLength + (1 << 16);

    /// <summary>Says that a record starts, or is looked for, after <paramref name="line"/>.</summary>
    public void StartRecord(long line) => (_recordStart, _recordLine) = (_delivered, line + 1);

    /// <summary>Takes a line that is no part of the table.</summary>
    public void SkipLine()
    {
        for (var ends = false; !ends && !Ahead.IsEmpty;)
        {
            var end = Ahead.IndexOf('\n');
            ends = end >= 0;
            Deliver(ends ? end + 1 : Ahead.Length);
        }
        _recordStart = _delivered;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (_delivered - _recordStart > MostBuffered)
            throw TooLong(_recordLine);
        if (_delivered - _lineStart > limits.MaxLineLength)
            throw TooLong(_linesDelivered + 1);
        var ahead = Ahead;
        var count = Math.Min(ahead.Length, buffer.Length);
        ahead[..count].CopyTo(buffer);
        Deliver(count);
        return count;
    }

    /// <summary>The error of a record that is longer than the limit.</summary>
    public DataFileException TooLong(long line) => new(file, $"line {line}",
        $"the line is longer than {limits.MaxLineLength} characters",
        $"Check that the file is CSV and that each quote is closed{FileSetting.MaxLineLength:, or raise @}.");

    void Deliver(int count)
    {
        var delivered = _chars.AsSpan(_start, count);
        if (delivered.LastIndexOfAny('\r', '\n') is >= 0 and var end)
            _lineStart = _delivered + end + 1;
        _linesDelivered += delivered.Count('\n');
        _start += count;
        _delivered += count;
    }

    void Decode()
    {
        var read = stream.ReadAtLeast(_bytes, _bytes.Length, throwOnEndOfStream: false);
        var bytes = _bytes.AsSpan(0, read);
        if (_decoder is null)
            bytes = bytes[Begin(bytes)..];
        if (_bytesRead + bytes.Length > limits.MaxBytes)
            throw new DataFileException(file, $"line {_linesDecoded}",
                $"the text is longer than {limits.MaxBytes} bytes",
                $"Save the data as NPZ, or as several files{FileSetting.MaxBytes:, or raise @}.");
        if (Encoding != TextEncoding.Utf16)
            RefuseNul(bytes);
        try
        {
            (_start, _end) = (0, _decoder!.GetChars(bytes, _chars, flush: read == 0));
        }
        catch (DecoderFallbackException e)
        {
            var before = bytes[..Math.Clamp(e.Index, 0, bytes.Length)];
            throw FailAt(e.Index, _linesDecoded + before.Count((byte)'\n'),
                $"the bytes {Convert.ToHexString(e.BytesUnknown ?? [])} are not {Name(Encoding)}");
        }
        if (Encoding == TextEncoding.Utf16 && _chars.AsSpan(0, _end).Contains('\0'))
            throw FailAt(0, _linesDecoded, "a NUL character shows that this is binary data or UTF-32");
        _linesDecoded += _chars.AsSpan(0, _end).Count('\n');
        _bytesRead += bytes.Length;
        _ended = read == 0;
    }

    /// <summary>Finds the encoding by the mark at the beginning.</summary>
    /// <returns>the length of the mark</returns>
    int Begin(ReadOnlySpan<byte> bytes)
    {
        var mark = bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] => throw FailAt(0, 1, "the text is encoded in UTF-32"),
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] when encoding is null or TextEncoding.Utf16 => 2,
            [0xEF, 0xBB, 0xBF, ..] when Encoding == TextEncoding.Utf8 => 3,
            _ => 0,
        };
        if (mark == 2)
            Encoding = TextEncoding.Utf16;
        var decoding = mark == 2 && bytes[0] == 0xFE
            ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)
            : TextEncodings.Of(Encoding);
        _decoder = decoding.GetDecoder();
        _chars = new char[decoding.GetMaxCharCount(MostBytes)];
        _bytesRead = mark;
        return mark;
    }

    void RefuseNul(ReadOnlySpan<byte> bytes)
    {
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
            throw FailAt(nul, _linesDecoded + bytes[..nul].Count((byte)'\n'),
                "a NUL byte shows that this is binary data or UTF-16");
    }

    static string Name(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf16 => "UTF-16",
        TextEncoding.Windows1252 => "Windows-1252",
        _ => "UTF-8",
    };

    DataFileException FailAt(int index, long line, string problem) =>
        new(file, $"line {line}, byte {_bytesRead + index}", problem,
            $"Save the file as CSV encoded in " +
            $"UTF-8{FileSetting.Encoding:, or say with @ how its characters are written}.");
}
