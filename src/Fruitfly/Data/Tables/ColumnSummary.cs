namespace Fruitfly.Data.Tables;

/// <summary>What one column of a file was taken for.</summary>
/// <param name="Name">if need be by its place</param>
/// <param name="Missing">rows without a value</param>
public sealed record ColumnSummary(string Name, ColumnRole Role, ColumnKind Kind, int Missing)
{
    /// <summary>The different values; 10,001 stands for more of them in a column of numbers.</summary>
    public required int Distinct { get; init; }

    /// <summary>The levels of a categorical feature or the classes of the target, with their rows; none for
    /// others.</summary>
    public IReadOnlyList<ClassCount> Levels { get; init; } = [];

    /// <summary>The names of the numbers that a network sees of it; none where it is no feature.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Why it has its role, and what else the user should know, a phrase; empty for nothing.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What the fields of a column are.</summary>
public enum ColumnKind
{
    Numeric,
    Boolean,

    /// <summary>one of some names</summary>
    Categorical,

    /// <summary>a date, with or without a time</summary>
    Date,

    /// <summary>a number or name of its own in every row</summary>
    Identifier,

    /// <summary>too many different words</summary>
    Text,

    /// <summary>nothing</summary>
    Missing,

    /// <summary>the same in every row</summary>
    Constant,

    /// <summary>not looked at</summary>
    Unread,
}
