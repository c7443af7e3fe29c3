using System.Buffers.Binary;
using System.Numerics;

namespace Fruitfly.Studies.Cluster;

/// <summary>A file to which one process appends records: a line that names the format, then for each record its length
/// (int32), the CRC-32C of its bytes (uint32), both little-endian, and its bytes. Whatever ends the process or its
/// machine, the records that were committed are read again; what stands behind the first damage is not.</summary>
sealed class RecordFile : IDisposable
{
    /// <summary>In bytes: a file that anyone may have written must not take all memory.</summary>
    const int LargestRecord = 256 << 20;

    const int Head = sizeof(int) + sizeof(uint);

    static ReadOnlySpan<byte> Format => "FRUITFLY RECORDS 1\n"u8;

    readonly FileStream _stream;
    readonly Lock _lock = new();

    /// <exception cref="IOException">the file is there, or cannot be made</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be made</exception>
    public RecordFile(string path)
    {
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            _stream.Write(Format);
            _stream.Flush(flushToDisk: true);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>Appends a record whole or not at all.</summary>
    /// <param name="isCommitted">whether it is on the disk when this returns; otherwise it outlives the process, but
    /// not always the machine</param>
    /// <exception cref="IOException">it cannot be written, such as on a full disk; the records before it stay</exception>
    public void Append(ReadOnlySpan<byte> record, bool isCommitted = true)
    {
        var framed = new byte[Head + record.Length];
        BinaryPrimitives.WriteInt32LittleEndian(framed, record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(sizeof(int)), Checksum(record));
        record.CopyTo(framed.AsSpan(Head));
        lock (_lock)
        {
            var before = _stream.Length;
            try
            {
                _stream.Write(framed);
                if (isCommitted)
                    _stream.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                // Records that follow, once there is room again, must not stand behind half of one.
                _stream.SetLength(before);
                throw;
            }
        }
    }

    /// <summary>The whole records of a file, also of one that is being written, one after another with the place in
    /// the file at which each begins.</summary>
    /// <exception cref="IOException">the file cannot be read</exception>
    /// <exception cref="FormatException">it is no such file, or of a newer format</exception>
    public static IEnumerable<(long Place, byte[] Record)> Read(string path)
    {
        using var stream = Open(path);
        var format = new byte[Format.Length];
        var read = stream.ReadAtLeast(format, format.Length, throwOnEndOfStream: false);
        if (!Format.StartsWith(format.AsSpan(0, read)))
            throw new FormatException($"'{path}' does not begin as a file of results does.");
        for (var place = stream.Position; Next(stream) is { } record; place = stream.Position)
            yield return (place, record);
    }

    /// <summary>The record that begins at a place which <see cref="Read"/> gave.</summary>
    /// <exception cref="IOException">the file cannot be read, or is no longer what it was</exception>
    public static byte[] ReadAt(string path, long place)
    {
        using var stream = Open(path);
        stream.Position = place;
        return Next(stream) ?? throw new IOException($"'{path}' has no record at byte {place} any more.");
    }

    static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);

    /// <returns>null at the end, and where the rest is torn or damaged</returns>
    static byte[]? Next(FileStream stream)
    {
        Span<byte> head = stackalloc byte[Head];
        if (stream.ReadAtLeast(head, Head, throwOnEndOfStream: false) < Head)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > LargestRecord || length > stream.Length - stream.Position)
            return null;
        var record = new byte[length];
        stream.ReadExactly(record);
        return Checksum(record) == BinaryPrimitives.ReadUInt32LittleEndian(head[sizeof(int)..]) ? record : null;
    }

    public void Dispose() => _stream.Dispose();

    static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            checksum = BitOperations.Crc32C(checksum, value);
        return ~checksum;
    }
}
