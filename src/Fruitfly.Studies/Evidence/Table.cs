namespace Fruitfly.Studies.Evidence;

/// <summary>A table of a report: text cells, already formatted; numbers are aligned to the right.</summary>
public sealed record Table(
    string Id, string Title, string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
