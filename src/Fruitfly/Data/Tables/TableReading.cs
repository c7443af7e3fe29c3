using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>What was taken for what when a file was read: all that was guessed, with the reason.</summary>
public sealed record TableReading
{
    /// <summary>CSV, NPZ or IDX.</summary>
    public required string Format { get; init; }

    /// <summary>Whether the first line names the columns; null where the format has no such line.</summary>
    public bool? Header { get; init; }

    /// <summary>Between fields; null where the format has none.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The target column or array.</summary>
    public required string Target { get; init; }

    /// <summary>Why it is the target.</summary>
    public required string TargetReason { get; init; }

    /// <summary><see cref="TargetKind.Classes"/> or <see cref="TargetKind.Values"/>.</summary>
    public required TargetKind Task { get; init; }

    /// <summary>Why the targets are classes or values.</summary>
    public required string TaskReason { get; init; }

    /// <summary>In the order of their labels; empty where the targets are values.</summary>
    public IReadOnlyList<ClassCount> Classes { get; init; } = [];

    /// <summary>A name for each feature where the file has one; empty for arrays.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>What else columns are for, a phrase each, safe to show.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<LeftOutColumn> LeftOut { get; init; } = [];

    /// <summary>What else the user should know, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What is suspicious about the data, whatever they are taken for.</summary>
    public IReadOnlyList<TableWarning> Warnings { get; init; } = [];

    /// <summary>Every column of the file in its order; none for arrays, and where a description said all.</summary>
    public IReadOnlyList<ColumnSummary> Columns { get; init; } = [];

    /// <summary>All of it in words, a line each, safe to show.</summary>
    public IReadOnlyList<string> ToLines() =>
        [.. TableReadingText.OfTarget(this), .. TableReadingText.OfColumns(this), .. TableReadingText.OfTheRest(this)];

    /// <summary>The same without what <see cref="Columns"/> say: the target and its classes, notes and
    /// warnings.</summary>
    public IReadOnlyList<string> ToLinesBesideColumns() =>
        [.. TableReadingText.OfTarget(this), .. TableReadingText.OfTheRest(this)];
}

/// <summary>A class and its examples in the whole file.</summary>
public sealed record ClassCount(string Name, int Count);

/// <summary>A column that is neither feature nor target.</summary>
public sealed record LeftOutColumn(string Name, string Reason);
