using Fruitfly.Studies.Evidence;

namespace Fruitfly.Web.Experiments;

/// <summary>Where the lines of a chart peak and dip, so that a reader can say it first and compare: lines of means over
/// a quantity, as <see cref="Fruitfly.Reports.Charts.Lines"/> draws them.</summary>
/// <param name="Horizontal">the title of the horizontal axis</param>
/// <param name="Low">where that axis begins</param>
/// <param name="Vertical">the title of the vertical axis</param>
sealed record Extremes(
    string Figure, string Horizontal, string Vertical, double Low, double High, bool IsLogarithmic,
    IReadOnlyList<LineExtremes> Lines)
{
    /// <summary>A line through fewer places has no peak worth predicting.</summary>
    const int FewestPlaces = 4;

    /// <summary>null where the figure is no such chart</summary>
    public static Extremes? Of(Figure figure)
    {
        if (figure.Data.Horizontal is not { } axis)
            return null;
        var mean = figure.Data.Part("mean");
        var (panel, series, x, y) = (mean.Column("panel"), mean.Column("series"), mean.Column("x"),
            mean.Column("value"));
        var lines = mean.Rows.Where(row => x(row).Number is not null && y(row).Number is not null)
            .GroupBy(row => (Panel: panel(row).Text ?? "", Series: series(row).Text ?? ""))
            .Select(line =>
                LineExtremes.Of(Name(line.Key),
                    [.. line.Select(row => (X: x(row).Number!.Value, Y: y(row).Number!.Value))
                        .OrderBy(point => point.X)]))
            .Where(line => line.Places.Count >= FewestPlaces).ToList();
        return lines.Count == 0 ? null : new(
            figure.Id, axis.Title, figure.Data.Vertical ?? "", axis.Low, axis.High, axis.IsLogarithmic, lines);
    }

    static string Name((string Panel, string Series) line) =>
        string.Join(" · ", new[] { line.Panel, line.Series }.Where(part => part.Length > 0));
}
