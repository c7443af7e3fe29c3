namespace Fruitfly.Studies.Rows;

/// <summary>Values of rows as every store writes them.</summary>
static class StoredValue
{
    /// <param name="milliseconds">since 1970, UTC</param>
    /// <exception cref="FormatException">beyond the years that there are</exception>
    public static DateTimeOffset? Time(long? milliseconds)
    {
        const long Year1 = -62_135_596_800_000, Year10000 = 253_402_300_799_999;
        return milliseconds is not { } time ? null
            : time is >= Year1 and <= Year10000
                ? DateTimeOffset.FromUnixTimeMilliseconds(time) : throw Damaged($"The time {time}");
    }

    /// <exception cref="FormatException">there is no such state</exception>
    public static TrialState State(string state) =>
        Enum.TryParse<TrialState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known)
            && !char.IsAsciiDigit(state[0])
            ? known : throw new FormatException($"The state '{state}' is not known.");

    public static string Of(TrialState state) => state.ToString().ToLowerInvariant();

    /// <summary>A loss to store; null for "not a number", which SQLite does not have.</summary>
    public static double? Number(double? value) => value is { } number && double.IsNaN(number) ? null : value;

    /// <summary>Of the trials of a plan, in its order.</summary>
    public static long PlanChecksum(IReadOnlyList<string> hashes) =>
        Checksum.Of(hashes.Count == 0 ? null : string.Join('\n', hashes));

    public static FormatException Damaged(string what) => new($"{what} is not what was written there.");

    public static string Text(object? value, string name) => value as string ?? throw Damaged($"Its {name}");

    public static double Real(object? value, string name) => value as double? ?? throw Damaged($"Its {name}");

    public static long Whole(object? value, string name, long least = 0, long most = int.MaxValue) =>
        value is long whole && whole >= least && whole <= most ? whole : throw Damaged($"Its {name}");
}
