using System.Text.Json.Serialization;
using Fruitfly.Data.Files;

namespace Fruitfly.Studies.Evidence;

/// <summary>What a figure shows, as typed tables beside its specification: one for each kind of mark, or, where small
/// multiples share them, one with a column <c>part</c> that says which.</summary>
public sealed record FigureData(IReadOnlyList<FigureTable> Tables)
{
    const string PartColumn = "part";

    /// <summary>Of a figure whose specification was written by hand.</summary>
    public static FigureData None { get; } = new([]);

    /// <summary>Where values are drawn over a quantity; null where none is.</summary>
    public FigureAxis? Horizontal { get; init; }

    /// <summary>The title of the vertical axis with its unit, where there is such a horizontal one.</summary>
    public string? Vertical { get; init; }

    /// <summary>All columns in order of appearance; first <c>part</c> where there is more than one table.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Columns => HasParts ? [PartColumn, .. Fields] : Fields;

    /// <summary>All tables as one of text.</summary>
    [JsonIgnore]
    public IReadOnlyList<IReadOnlyList<string>> Rows
    {
        get
        {
            var fields = Fields;
            return
            [
                .. from table in Tables
                   let columns = fields.Select(table.Column).ToList()
                   from row in table.Rows
                   select (IReadOnlyList<string>)[.. HasParts ? [table.Name] : (string[])[],
                       .. columns.Select(column => column(row).ToString())],
            ];
        }
    }

    bool HasParts => Tables.Count > 1;

    IReadOnlyList<string> Fields => [.. Tables.SelectMany(table => table.Columns).Distinct()];

    /// <summary>The rows of one kind of mark; no rows where there are none.</summary>
    public FigureTable Part(string name)
    {
        if (Tables.FirstOrDefault(table => table.Name == name) is { } found)
            return found;
        var shared = Tables.FirstOrDefault(table => table.Columns.Contains(PartColumn)) ?? new(name, [], []);
        var part = shared.Column(PartColumn);
        return shared with { Name = name, Rows = [.. shared.Rows.Where(row => part(row).Text == name)] };
    }

    /// <summary>Comma-separated values with a heading line. A cell that a spreadsheet would take for a formula is kept
    /// from being one by a leading apostrophe.</summary>
    public string ToCsv() =>
        CsvText.Of(((IEnumerable<IReadOnlyList<string>>)[Columns, .. Rows])
            .Select(row => row.Select(CsvText.WithoutFormula)), CsvText.WindowsNewLine);
}

/// <param name="Title">with its unit</param>
/// <param name="Low">where it begins</param>
/// <param name="High">where it ends</param>
public sealed record FigureAxis(string Title, double Low, double High, bool IsLogarithmic);
