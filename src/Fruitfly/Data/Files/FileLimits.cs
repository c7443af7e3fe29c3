namespace Fruitfly.Data.Files;

/// <summary>How much a data file may ask for. Every size in a file is held against these before memory is taken, and
/// compressed data is counted while it is read, so a hostile file costs a message and not the machine.</summary>
public sealed record FileLimits
{
    public static FileLimits Default { get; } = new();

    /// <summary>The bytes of one file after decompression; of a format that is read whole, at most 2 GiB.
    /// Default: 64 GiB.</summary>
    public long MaxBytes { get; init; } = 1L << 36;

    /// <summary>The values in one array or table. Default: 2²⁸, about 268 million.</summary>
    public long MaxElements { get; init; } = 1L << 28;

    /// <summary>The characters in one line of text, or in one record that runs over
    /// several lines. Default: 2²⁰.</summary>
    public int MaxLineLength { get; init; } = 1 << 20;

    /// <summary>How many times its compressed size data may grow. Data below <see cref="FreeBytes"/> is not asked.
    /// Default: 100.</summary>
    public int MaxRatio { get; init; } = 100;

    /// <summary>The classes a data set may have. Default: 10,000.</summary>
    public int MaxClasses { get; init; } = 10_000;

    /// <summary>The columns a table may have. Default: 2¹⁷, about 131 thousand.</summary>
    public int MaxColumns { get; init; } = 1 << 17;

    /// <summary>Decompressed data up to this size may come from any ratio: a short
    /// run of zeros compresses well.</summary>
    public const long FreeBytes = 1 << 20;

    const long FreeFields = 1 << 22;

    /// <summary>The fields that <paramref name="bytes"/> may stand for, where missing
    /// and repeated ones take none.</summary>
    internal long Fields(long bytes) => Math.Min(MaxElements, Expanded(bytes));

    /// <summary>The same of a table that is read in parts, however many fields they have together.</summary>
    internal long Expanded(long bytes) =>
        Math.Max(FreeFields, (long)Math.Min((decimal)bytes * MaxRatio, long.MaxValue));

    /// <summary>The bytes of a file that is read whole.</summary>
    internal long WholeBytes => Math.Min(MaxBytes, 1L << 31);

    /// <summary>The bytes that <paramref name="compressed"/> bytes may become.</summary>
    internal long Expansion(long compressed) =>
        Math.Min(MaxBytes, Math.Max(FreeBytes, (long)Math.Min((decimal)compressed * MaxRatio, long.MaxValue)));
}
