using System.IO.Compression;

namespace Fruitfly.Data.Files;

/// <summary>NumPy's NPZ file: a zip archive of named NPY arrays, stored or deflated.</summary>
public static class NpzFile
{
    const int MaxArrays = 1000;
    const int MaxDirectoryBytes = 1 << 20;

    const string Directory = "the archive's directory";

    static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The arrays by name (without <c>.npy</c>), in the order of the archive.</summary>
    /// <exception cref="DataFileException">The file cannot be read, is damaged, or asks
    /// for more than the limits.</exception>
    public static IReadOnlyDictionary<string, NumericArray> Read(string path, FileLimits? limits = null) =>
        InputFile.Read(path, stream => Read(stream, path, limits ?? FileLimits.Default));

    /// <summary>Writes arrays in the given order, stored like numpy.savez or deflated like numpy.savez_compressed. The
    /// same arrays give the same bytes: entries carry the fixed date 1980-01-01.</summary>
    public static void Write(string path, IEnumerable<KeyValuePair<string, NumericArray>> arrays, bool compress = false)
    {
        KeyValuePair<string, NumericArray>[] all = [.. arrays];
        foreach (var (name, _) in all)
            if (ArrayName(name) is null || name.EndsWith(".npy", StringComparison.Ordinal))
                throw new ArgumentException($"'{name}' is no name for an array: use letters, digits and '_'.",
                    nameof(arrays));
        if (all.CountBy(array => array.Key).FirstOrDefault(group => group.Value > 1) is { Key: { } twice })
            throw new ArgumentException($"The name '{twice}' stands twice.", nameof(arrays));
        AtomicFile.Write(path, stream => Write(stream, all, compress));
    }

    internal static void Write(Stream stream, IEnumerable<KeyValuePair<string, NumericArray>> arrays, bool compress)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, array) in arrays)
        {
            var entry = archive.CreateEntry(name + ".npy",
                compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
            entry.LastWriteTime = FixedTime;
            using var content = entry.Open();
            NpyFile.Write(content, array);
        }
    }

    internal static IReadOnlyDictionary<string, NumericArray> Read(Stream stream, string file, FileLimits limits)
    {
        var arrays = new OrderedDictionary<string, NumericArray>();
        ReadEach(stream, file, limits, (name, read) => arrays.Add(name, read()));
        return arrays;
    }

    /// <summary>The arrays of some names; what else is in the archive, such as texts and dates, is left
    /// alone.</summary>
    /// <param name="others">the names of what was left alone</param>
    internal static IReadOnlyDictionary<string, NumericArray> Read(
        Stream stream, string file, FileLimits limits, IReadOnlySet<string> names, out IReadOnlyList<string> others)
    {
        var (arrays, left) = (new OrderedDictionary<string, NumericArray>(), new List<string>());
        ReadEach(stream, file, limits, (name, read) =>
        {
            if (names.Contains(name))
                arrays.Add(name, read());
            else
                left.Add(name);
        });
        others = left;
        return arrays;
    }

    static void ReadEach(Stream stream, string file, FileLimits limits, Action<string, Func<NumericArray>> take)
    {
        using var archive = Open(stream, file);
        if (archive.Entries.Count > MaxArrays)
            throw TooManyArrays(file, $"there are {archive.Entries.Count} entries");
        var names = new HashSet<string>();
        var (packed, unpacked, free) = (0L, 0L, FileLimits.FreeBytes);
        string? other = null;
        foreach (var entry in archive.Entries)
        {
            DataFileException Fail(string problem, Remedy hint) =>
                new(file, $"entry '{DataFileException.Quote(entry.FullName)}'", problem, hint);
            if (entry.FullName is "[Content_Types].xml" or "mimetype")
                throw Fail("this is a spreadsheet or a document, not NPZ", "Save the table as CSV encoded in UTF-8.");
            if (IsNoArray(entry))
            {
                if (entry.Length > 0 && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
                    other ??= entry.FullName;
                continue;
            }
            if (ArrayName(entry.FullName) is not { } name)
                throw Fail("this is no name for an array: it leads out of the archive or is not plain text",
                    "The archive is hostile or damaged: save the arrays again with numpy.savez.");
            if (!names.Add(name))
                throw Fail($"there are two arrays named '{DataFileException.Quote(name)}'",
                    "Save the arrays under different names.");
            take(name, () =>
            {
                if (entry.IsEncrypted)
                    throw Fail("the entry is encrypted",
                        "Unpack the archive with its password and save the arrays with numpy.savez.");
                packed += entry.CompressedLength;
                unpacked += entry.Length;
                if (entry.CompressedLength < 0 || packed < 0 || packed > stream.Length)
                    throw Fail($"the entries so far claim {packed} compressed bytes, but the whole file " +
                        $"has {stream.Length}",
                        "The archive is cut off or its directory is damaged: copy or download it again.");
                if (entry.Length < 0 || unpacked < 0 || unpacked > limits.WholeBytes)
                    throw Fail($"the entries so far would unpack to {unpacked} bytes; the most is {limits.WholeBytes}",
                        $"Save fewer arrays{FileSetting.MaxBytes:, or raise @}.");
                // What small entries may grow beyond the ratio is counted over the whole file.
                var beyond =
                    entry.Length
                        - Math.Min(entry.Length,
                            (long)Math.Min((decimal)entry.CompressedLength * limits.MaxRatio, long.MaxValue));
                free -= beyond;
                if (free < 0)
                    throw Fail($"{entry.CompressedLength} bytes would unpack to {entry.Length}, more " +
                        $"than {limits.MaxRatio} times as many",
                        $"If you trust the file, save it with numpy.savez (not " +
                        $"compressed){FileSetting.MaxRatio:, or raise @}.");
                return ReadEntry(entry, file, limits);
            });
        }
        if (names.Count == 0 && other is not null)
            throw new DataFileException(file, $"entry '{DataFileException.Quote(other)}'",
                "this is a zip archive without arrays, not NPZ", "Unpack it, and give the file that is in it.");
    }

    /// <summary>Folders, and what people and other programs put beside arrays:
    /// README.txt, __MACOSX, .DS_Store.</summary>
    static bool IsNoArray(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || entry.FullName.EndsWith('/') && entry.Length == 0 && ArrayName(entry.FullName[..^1]) is not null
        || ArrayName(entry.FullName) is { } name && name == entry.FullName && name.Contains('.');

    static NumericArray ReadEntry(ZipArchiveEntry entry, string file, FileLimits limits)
    {
        using var content = Guard(entry.Open, file, $"entry '{DataFileException.Quote(entry.FullName)}'");
        var reader = new ByteReader(content, file, entry.FullName, entry.Length, exact: true);
        var array = NpyFile.Read(reader, limits);
        if (reader.Remaining > 0)
            throw reader.Fail($"the array ends here, but the entry declares {reader.Remaining} more bytes",
                "The header does not describe the data: save the arrays again.");
        reader.ExpectEnd();
        if (reader.Checksum != entry.Crc32)
            throw reader.Fail($"the checksum of the data is {reader.Checksum:x8}, the archive says {entry.Crc32:x8}",
                "The data is damaged: copy, download or save the file again.");
        return array;
    }

    static ZipArchive Open(Stream stream, string file) => Guard(() =>
    {
        var metered = new MeteredStream(stream, MaxDirectoryBytes,
            () => TooManyArrays(file, $"the directory is larger than {MaxDirectoryBytes} bytes"));
        var archive = new ZipArchive(metered, ZipArchiveMode.Read);
        _ = archive.Entries.Count; // reads the directory
        metered.Release();
        return archive;
    }, file, Directory);

    static DataFileException TooManyArrays(string file, string problem) => new(file, Directory,
        $"{problem}, and the most is {MaxArrays} entries", "Save only the arrays that are needed.");

    static T Guard<T>(Func<T> read, string file, string place)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException
            or ArgumentException or OverflowException)
        {
            throw new DataFileException(file, place, $"this cannot be read as a zip archive: {e.Message.TrimEnd('.')}",
                "The file is cut off, damaged or not NPZ: copy or download it again, or save it with numpy.savez.", e);
        }
    }

    /// <summary>The array's name, or null where the entry's name is a path out of
    /// the archive or unfit to show.</summary>
    static string? ArrayName(string entry)
    {
        var name = entry.EndsWith(".npy", StringComparison.Ordinal) ? entry[..^4] : entry;
        var plain = name.Length is > 0 and <= 255 && !name.AsSpan().ContainsAny('\\', ':') && !name.Any(char.IsControl)
            && name.Split('/').All(part => part is not ("" or "." or ".."));
        return plain ? name : null;
    }
}
