namespace Fruitfly.Data.Tables;

/// <summary>One column of text, or one array.</summary>
/// <param name="Name">empty where the file gives none</param>
/// <param name="Reading">null where the column is not read</param>
/// <param name="Part">the split that an array belongs to; null for a column of text</param>
public sealed record TableColumn(string Name, ColumnRole Role, ColumnReading? Reading = null, Split? Part = null)
{
    /// <summary>The categories of a feature that is read as <see cref="ColumnReading.Name"/>: each becomes a feature
    /// that is 1 where the field has it, else 0. Default: null.</summary>
    public IReadOnlyList<string>? Levels { get; init; }

    /// <summary>Levels of fewer rows than this were merged: whatever is not among <see cref="Levels"/> has a feature of
    /// its own. Default: null, none was merged, and an unknown level is 0 in every feature.</summary>
    public int? RareBelow { get; init; }

    /// <summary>What stands in for a missing value. Such a feature has another beside it that says where values are
    /// missing. Default: null, none is missing in the file.</summary>
    public ColumnFill? Fill { get; init; }

    /// <summary>Fields that stand for a missing value in this column alone. Default: null, none.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>What stands beside each number, such as % or $; it is no part of the number. Default: null,
    /// nothing.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether numbers with a unit have a decimal comma. Default: null, they have a point.</summary>
    public bool? HasDecimalComma { get; init; }

    /// <summary>The order of day and month in dates. Default: null, the year comes first.</summary>
    public DateOrder? Dates { get; init; }

    public bool Equals(TableColumn? other) =>
        other is not null && (Name, Role, Reading, Part, RareBelow, Fill, Dates)
            == (other.Name, other.Role, other.Reading, other.Part, other.RareBelow, other.Fill, other.Dates)
        && (Unit, HasDecimalComma) == (other.Unit, other.HasDecimalComma)
        && Same(Levels, other.Levels) && Same(Missing, other.Missing);

    public override int GetHashCode() => HashCode.Combine(Name, Role, Reading, Part, Levels?.Count);

    static bool Same(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        one is null || other is null ? one is null && other is null : one.SequenceEqual(other);
}

/// <summary>What a column is to a network.</summary>
public enum ColumnRole
{
    Feature,
    Target,

    /// <summary>says of each example whether it is for training, validation or test</summary>
    Split,

    /// <summary>examples of one group are never torn apart</summary>
    Group,

    /// <summary>puts the examples in order</summary>
    Time,

    LeftOut,
}

/// <summary>What the fields of a column are read as.</summary>
public enum ColumnReading
{
    Number,

    /// <summary>the name of a class or group</summary>
    Name,

    /// <summary>a date, with or without a time, as ISO 8601 writes it, or with day and month in another order; a
    /// feature counts its days since the beginning of 1970</summary>
    Moment,

    /// <summary>yes or no, true or false, and the like: 1 or 0</summary>
    Truth,
}

/// <summary>What stands in for a missing value; fitted to the training examples.</summary>
public enum ColumnFill
{
    Median,
    Mean,

    /// <summary>the value that occurs most often, the smallest of several</summary>
    Mode,

    /// <summary>a level of its own</summary>
    Level,
}

/// <summary>The order of day and month in a date whose year comes last.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}
