using System.Text;

namespace Fruitfly.Data.Files;

/// <summary>Decodes a stream as UTF-8, or as the encoding that is said, and as nothing else; counts lines, and refuses
/// NUL characters, bytes that are not of the encoding, and a record longer than the limit, while it is read and before
/// it is gathered.</summary>
sealed class StrictText(Stream stream, string file, FileLimits limits, Encoding? encoding = null) : TextReader
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly Decoder _decoder = (encoding ?? Utf8).GetDecoder();
    readonly byte[] _bytes = new byte[1 << 14];
    readonly char[] _chars = new char[(encoding ?? Utf8).GetMaxCharCount(1 << 14)];
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
            var count = ends ? end + 1 : Ahead.Length;
            Deliver(count);
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

    void Deliver(int count)
    {
        var delivered = _chars.AsSpan(_start, count);
        if (delivered.LastIndexOfAny('\r', '\n') is >= 0 and var end)
            _lineStart = _delivered + end + 1;
        _linesDelivered += delivered.Count('\n');
        _start += count;
        _delivered += count;
    }

    /// <summary>The error of a record that is longer than the limit.</summary>
    public DataFileException TooLong(long line) => new(file, $"line {line}",
        $"the line is longer than {limits.MaxLineLength} characters",
        $"Check that the file is CSV and that each quote is closed{FileSetting.MaxLineLength:, or raise @}.");

    void Decode()
    {
        var read = stream.Read(_bytes);
        var bytes = _bytes.AsSpan(0, read);
        if (_bytesRead == 0)
        {
            if (bytes.StartsWith((byte[])[0xFF, 0xFE]) || bytes.StartsWith((byte[])[0xFE, 0xFF]))
                throw FailAt(0, 1, "the text is encoded in UTF-16 or UTF-32");
            if (bytes.StartsWith(Encoding.UTF8.Preamble))
            {
                bytes = bytes[3..];
                _bytesRead = 3;
            }
        }
        if (_bytesRead + bytes.Length > limits.MaxBytes)
            throw new DataFileException(file, $"line {_linesDecoded}",
                $"the text is longer than {limits.MaxBytes} bytes",
                $"Save the data as NPZ, or as several files{FileSetting.MaxBytes:, or raise @}.");
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
            throw FailAt(nul, _linesDecoded + bytes[..nul].Count((byte)'\n'),
                "a NUL byte shows that this is binary data or UTF-16");
        try
        {
            (_start, _end) = (0, _decoder.GetChars(bytes, _chars, flush: read == 0));
        }
        catch (DecoderFallbackException e)
        {
            var before = bytes[..Math.Clamp(e.Index, 0, bytes.Length)];
            throw FailAt(e.Index, _linesDecoded + before.Count((byte)'\n'),
                $"the bytes {Convert.ToHexString(e.BytesUnknown ?? [])} are not {(encoding is null ? "UTF-8" : encoding.WebName)}");
        }
        _linesDecoded += bytes.Count((byte)'\n');
        _bytesRead += bytes.Length;
        _ended = read == 0;
    }

    DataFileException FailAt(int index, long line, string problem) =>
        new(file, $"line {line}, byte {_bytesRead + index}", problem, "Save the file as CSV encoded in UTF-8.");
}
