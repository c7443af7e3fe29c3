using Fruitfly.Studies.Evidence;

namespace Fruitfly.Web.Experiments;

/// <summary>The lines of means of a figure, as they can be drawn into the same figure of another run.</summary>
/// <param name="Figure">its id</param>
sealed record LinesBeside(string Figure, IReadOnlyList<PointBeside> Points)
{
    /// <summary>null where the figure has no lines over a quantity</summary>
    public static LinesBeside? Of(Figure figure)
    {
        var mean = figure.Data.Part("mean");
        var across = mean.Columns.Contains("x") ? "x" : "step";
        if (figure.Data.Horizontal is null || !mean.Columns.Contains(across))
            return null;
        var (panel, series, x, y) = (mean.Column("panel"), mean.Column("series"), mean.Column(across),
            mean.Column("value"));
        return new(figure.Id,
        [
            .. mean.Rows.Where(row => x(row).Number is not null && y(row).Number is not null)
                .Select(row => new PointBeside(
                    panel(row).Text ?? "", series(row).Text ?? "", x(row).Number!.Value, y(row).Number!.Value)),
        ]);
    }
}

/// <param name="Panel">empty where the figure has one view</param>
/// <param name="Series">empty where it has one line</param>
sealed record PointBeside(string Panel, string Series, double X, double Value);
