using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>What one mark is drawn from: cells by the names of their fields, in order.</summary>
sealed class ChartRow
{
    readonly List<(string Field, Cell Value)> _cells = [];

    public Cell this[string field]
    {
        set => _cells.Add((field, value));
    }

    public void Insert(int place, string field, Cell value) => _cells.Insert(place, (field, value));

    public static JsonArray ToJson(IEnumerable<ChartRow> rows) => new([.. rows.Select(row => row.ToJson())]);

    /// <summary>A table with every field of any row. A picture is named there and not spelled out.</summary>
    public static FigureTable ToTable(string name, IReadOnlyList<ChartRow> rows)
    {
        List<string> fields = [.. rows.SelectMany(row => row._cells).Select(cell => cell.Field).Distinct()];
        return new(name, fields, [.. rows.Select(row => (IReadOnlyList<Cell>)[.. fields.Select(row.Find)])]);
    }

    JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (field, value) in _cells)
            json[field] = value.ToJson();
        return json;
    }

    Cell Find(string field)
    {
        foreach (var cell in _cells)
            if (cell.Field == field)
                return cell.Value.Text?.StartsWith("data:image/", StringComparison.Ordinal) == true
                    ? "picture" : cell.Value;
        return default;
    }
}
