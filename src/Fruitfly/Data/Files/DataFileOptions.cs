using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>How a data file becomes a data set. The defaults find out by themselves and fail where two readings are
/// plausible. All but <see cref="Limits"/> and <see cref="Targets"/> are about tables, and
/// are refused for other files.</summary>
public sealed record DataFileOptions
{
    public static DataFileOptions Default { get; } = new();

    public FileLimits Limits { get; init; } = FileLimits.Default;

    /// <summary>Is told how far a table is read, many times a second where the file is large. Default: null.</summary>
    public IProgress<FileProgress>? Progress { get; init; }

    /// <summary>Stops the reading of a table with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    public TargetKind Targets { get; init; } = TargetKind.Automatic;

    /// <summary>CSV: the character between fields. Default: a tab, semicolon, comma, bar or space, whichever cuts all
    /// lines into the same number of fields, in this order.</summary>
    public char? Delimiter
    {
        get;
        init => field = value is not (null or ',' or ';' or '\t' or '|' or ':' or ' ')
            ? throw new ArgumentException(
                $"'{value}' cannot separate fields: use a comma, semicolon, tab, bar, colon or space.", nameof(value))
            : value;
    }

    /// <summary>CSV: whether the first line names the columns. Default: it does if it has words where numbers stand
    /// below it, and does not if it is like the lines below; a line of numbers that
    /// could be either is refused.</summary>
    public bool? Header { get; init; }

    /// <summary>CSV: the target column, by name or by position from 0 (from the end: −1 is the last). Default: the
    /// column named label, class, y or target, otherwise the last.</summary>
    public string? Target { get; init; }

    /// <summary>CSV: the column that names groups of examples which a split may keep together, by name or by position
    /// from 0; it is no feature. Default: none.</summary>
    public string? Group { get; init; }

    /// <summary>CSV: the column that says when an example was taken, a number or a date, by name or by position from 0;
    /// it is no feature. Default: none.</summary>
    public string? Time { get; init; }

    /// <summary>Columns whose fields are names of categories, even where they are numbers, by name or by position from
    /// 0. Default: none; a column of words is categorical by itself.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>Columns whose fields are numbers, by name or by position from 0; words among them count as missing.
    /// Default: none; a column of numbers is numeric by itself.</summary>
    public IReadOnlyList<string> Numeric { get; init; } = [];

    /// <summary>Fields that stand for a missing value beside the empty one, NA, NaN, null, ? and the like, in every
    /// column. Default: none.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What stands in for a missing number: <see cref="ColumnFill.Median"/> or <see cref="ColumnFill.Mean"/>
    /// of the training examples. Default: the median.</summary>
    public ColumnFill Impute
    {
        get;
        init => field = value is ColumnFill.Median or ColumnFill.Mean ? value
            : throw new ArgumentException($"{value} is not for numbers: use Median or Mean.", nameof(value));
    }

    /// <summary>Levels of a categorical column that occur in fewer rows are merged into one. Default: 5, or a twentieth
    /// of the rows where that is less, but at least 2; 1 keeps all.</summary>
    public int? RareBelow
    {
        get;
        init => field = value is null or >= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A level occurs in 1 row or more.");
    }

    /// <summary>CSV: whether numbers have a decimal comma. Default: they do if some have one and none a point, and the
    /// comma cannot separate thousands.</summary>
    public bool? DecimalComma { get; init; }

    /// <summary>CSV: how characters are written as bytes. Default: UTF-8, or UTF-16 with a byte order mark.</summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>CSV: columns to leave out, by name or by position from 0.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>CSV: the names of the classes in the order of their labels, so that two files agree. Default: the names
    /// that occur, numbers in ascending order, words in ordinal order.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>How the file is read, in place of all guesses.</summary>
    internal TableSchema? Schema { get; private init; }

    /// <summary>What reads a file by a schema.</summary>
    internal static DataFileOptions By(TableSchema schema) => new()
    {
        Targets = schema.Task,
        Delimiter = schema.Delimiter,
        Header = schema.Header,
        DecimalComma = schema.HasColumns ? schema.HasDecimalComma == true : null,
        Encoding = schema.Encoding,
        ClassNames = schema.HasColumns && schema.Task == TargetKind.Classes ? schema.Classes : null,
        Schema = schema,
    };

    /// <summary>Refuses what is said of a table where there is none.</summary>
    internal void RequireNoTable(string file, string format)
    {
        (FileSetting Setting, bool IsGiven)[] given =
        [
            (FileSetting.Target, Target is not null), (FileSetting.Header, Header is not null),
            (FileSetting.Delimiter, Delimiter is not null),
            (FileSetting.Group, Group is not null), (FileSetting.Time, Time is not null),
            (FileSetting.Drop, Drop.Count > 0), (FileSetting.Categorical, Categorical.Count > 0),
            (FileSetting.Numeric, Numeric.Count > 0), (FileSetting.Missing, Missing.Count > 0),
            (FileSetting.Impute, Impute != ColumnFill.Median), (FileSetting.RareBelow, RareBelow is not null),
            (FileSetting.DecimalComma, DecimalComma is not null), (FileSetting.Encoding, Encoding is not null),
            (FileSetting.ClassNames, ClassNames is not null),
        ];
        foreach (var (setting, isGiven) in given)
            if (isGiven)
                throw new DataFileException(file, "byte 0", $"the file is {format}, which has no columns to name",
                    $"Leave out {setting}.");
    }
}
