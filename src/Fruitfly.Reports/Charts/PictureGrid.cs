using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>Rows of small pictures, each row with its name.</summary>
public static class PictureGrid
{
    const int Cell = 56;

    /// <summary>Share of its cell that a picture takes, whatever size the page gives the chart.</summary>
    const string Filling = "0.88";

    /// <param name="rows">names, each once, with the addresses of their pictures, see <see cref="PngPicture"/></param>
    /// <exception cref="ArgumentException">no picture, or a name twice</exception>
    public static Chart Draw(IReadOnlyList<(string Name, IReadOnlyList<string> Pictures)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Sum(row => row.Pictures.Count) == 0)
            throw new ArgumentException("A grid needs at least one picture.", nameof(rows));
        if (rows.GroupBy(row => row.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The row '{twice.Key}' is there {twice.Count()} times; names are unique.",
                nameof(rows));
        List<ChartRow> pictures =
        [
            .. rows.SelectMany(row =>
                row.Pictures.Select((
                    picture, place) =>
                        new ChartRow { ["row"] = row.Name, ["place"] = place + 1, ["picture"] = picture })),
        ];
        var specification = Chart.Frame(("pictures", ChartRow.ToJson(pictures)));
        specification["data"] = Chart.Named("pictures");
        specification["width"] = Cell * rows.Max(row => row.Pictures.Count);
        specification["height"] = Cell * rows.Count;
        specification["mark"] = new JsonObject
        {
            ["type"] = "image", ["smooth"] = false,
            ["width"] = new JsonObject { ["expr"] = $"{Filling} * width / {rows.Max(row => row.Pictures.Count)}" },
            ["height"] = new JsonObject { ["expr"] = $"{Filling} * height / {rows.Count}" },
        };
        specification["encoding"] = new JsonObject
        {
            ["x"] = new JsonObject { ["field"] = "place", ["type"] = "ordinal", ["axis"] = null },
            ["y"] = new JsonObject
            {
                ["field"] = "row", ["type"] = "nominal", ["title"] = null,
                ["sort"] = new JsonArray([.. rows.Select(row => JsonValue.Create(row.Name))]),
            },
            ["description"] = new JsonObject { ["field"] = "row", ["type"] = "nominal" },
            ["url"] = new JsonObject { ["field"] = "picture", ["type"] = "nominal" },
        };
        return new Chart(specification, new([ChartRow.ToTable("pictures", pictures)]),
            $"{pictures.Count} pictures, {rows.Count} {(rows.Count == 1 ? "row" : "rows")}.");
    }
}
