using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Reports;

/// <summary>The data inside a figure's specification as one flat table.</summary>
/// <param name="Columns">all fields of all parts in order of appearance; first <c>part</c> where there is more than one</param>
public sealed record FigureData(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Named data that only places labels and line ends repeats what other parts say, and is left out.</summary>
    static readonly HashSet<string> Decoration = ["labels", "ends"];

    public static FigureData Of(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var parts = (figure.Specification["datasets"]?.AsObject() ?? [])
            .Where(part => !Decoration.Contains(part.Key))
            .Select(part => (part.Key, Rows: part.Value!.AsArray().Select(row => row!.AsObject()).Where(row => row["part"] is not { } inner || !Decoration.Contains(inner.ToString())).ToList()))
            .ToList();
        var fields = parts.SelectMany(part => part.Rows).SelectMany(row => row.Select(field => field.Key)).Distinct().ToList();
        var hasPart = parts.Count > 1;
        return new(
            hasPart ? ["part", .. fields] : fields,
            [.. parts.SelectMany(part => part.Rows.Select(row => (IReadOnlyList<string>)
                [.. hasPart ? [part.Key] : (string[])[], .. fields.Select(field => Text(row[field]))]))]);
    }

    /// <summary>Comma-separated values with a heading line, quoted where needed (RFC 4180). A cell that a spreadsheet would
    /// take for a formula is kept from being one by a leading apostrophe.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder();
        foreach (var row in (IEnumerable<IReadOnlyList<string>>)[Columns, .. Rows])
            text.AppendJoin(',', row.Select(CsvField.Of)).Append("\r\n");
        return text.ToString();
    }

    static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue number when number.TryGetValue<double>(out var real) => real.ToString("R", CultureInfo.InvariantCulture),
        JsonValue text when text.TryGetValue<string>(out var address) && address.StartsWith("data:image/", StringComparison.Ordinal) => "picture",
        _ => value.ToString(),
    };
}
