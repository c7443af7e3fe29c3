namespace Fruitfly.Data.Files;

/// <summary>Cuts a stream of bytes into lines, none longer than the limit, in memory for one line.</summary>
sealed class JsonLine(Stream stream, string file, FileLimits limits)
{
    byte[] _buffer = new byte[1 << 15];
    int _start;
    int _end;
    bool _ended;

    /// <summary>Read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">without its end; valid until the next one is read</param>
    /// <returns>false after the last</returns>
    public bool Read(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var ahead = _buffer.AsSpan(_start.._end);
            var end = ahead[searched..].IndexOf((byte)'\n');
            if (end >= 0 || _ended)
            {
                var length = end >= 0 ? searched + end : ahead.Length;
                line = ahead[..length];
                _start += Math.Min(length + 1, ahead.Length);
                if (end < 0 && length == 0)
                    return false;
                Number++;
                if (length > limits.MaxLineLength)
                    throw TooLong();
                line = line is [.. var rest, (byte)'\r'] ? rest : line;
                if (Number == 1 && line is [0xEF, 0xBB, 0xBF, .. var unmarked])
                    line = unmarked;
                return true;
            }
            searched = ahead.Length;
            if (searched > limits.MaxLineLength)
            {
                Number++;
                throw TooLong();
            }
            Fill();
        }
    }

    void Fill()
    {
        var kept = _buffer.AsSpan(_start.._end);
        var target = kept.Length > _buffer.Length / 2 ? new byte[2 * _buffer.Length] : _buffer;
        kept.CopyTo(target);
        (_buffer, _start, _end) = (target, 0, kept.Length);
        var read = stream.Read(_buffer.AsSpan(_end));
        _end += read;
        Bytes += read;
        _ended = read == 0;
        if (Bytes > limits.MaxBytes)
            throw new DataFileException(file, $"line {Number + 1}", $"the text is longer than {limits.MaxBytes} bytes",
                $"Save the data as several files{FileSetting.MaxBytes:, or raise @}.");
    }

    DataFileException TooLong() => new(file, $"line {Number}",
        $"the line is longer than {limits.MaxLineLength} bytes",
        $"Write one object a line{FileSetting.MaxLineLength:, or raise @}.");
}
