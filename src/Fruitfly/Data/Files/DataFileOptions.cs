namespace Fruitfly.Data.Files;

/// <summary>How a data file becomes a data set. The defaults find out by themselves and fail where they cannot.</summary>
public sealed record DataFileOptions
{
    public static DataFileOptions Default { get; } = new();

    public FileLimits Limits { get; init; } = FileLimits.Default;

    public TargetKind Targets { get; init; } = TargetKind.Automatic;

    /// <summary>CSV: the character between fields. Default: a tab, semicolon or comma, whichever the first line has, in
    /// this order.</summary>
    public char? Delimiter
    {
        get;
        init => field = value is not (null or ',' or ';' or '\t' or '|' or ':' or ' ')
            ? throw new ArgumentException(
                $"'{value}' cannot separate fields: use a comma, semicolon, tab, bar, colon or space.", nameof(value))
            : value;
    }

    /// <summary>CSV: whether the first line names the columns. Default: it does if none of its fields is a number, and
    /// does not if at most one field is none (a class label may be a word).</summary>
    public bool? Header { get; init; }

    /// <summary>CSV: the target column, by name or by position from 0 (from the end: −1 is the last). Default: the column
    /// named label, class, y or target, otherwise the last.</summary>
    public string? Target { get; init; }

    /// <summary>CSV: the names of the classes in the order of their labels, so that two files agree. Default: the names
    /// that occur, integers in ascending order, words in ordinal order.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }
}
