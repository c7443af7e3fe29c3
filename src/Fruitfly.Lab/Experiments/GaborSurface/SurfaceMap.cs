using Fruitfly.Reports.Charts;
using Fruitfly.Surfaces;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>Surfaces as heat maps: their grids, contours and arrows.</summary>
static class SurfaceMap
{
    public const string FirstParameter = "first parameter φ₀";
    public const string SecondParameter = "second parameter φ₁";

    public const string LineNote = "Lines: equal loss.";

    const int Cells = 50;
    const int Levels = 9;
    const int ArrowsAcross = 20;
    const int ArrowsUp = 12;

    public static HeatMapData Gabor { get; } =
        Of(PublishedSurfaces.Gabor, PublishedSurfaces.GaborWindow, "loss") with
        {
            Horizontal = FirstParameter,
            Vertical = SecondParameter
        };

    public static HeatMapData Valley { get; } =
        Of(PublishedSurfaces.Valley, PublishedSurfaces.ValleyWindow, "loss") with
        {
            Horizontal = "first parameter a",
            Vertical = "second parameter b"
        };

    public static NamedPath Path(string name, SurfacePath path) =>
        new(name, [.. path.Points.Select(point => new CurvePoint(point.First, point.Second))]);

    /// <summary>Along the negative gradient. The longest arrow is as long as its share of the window; slopes differ so
    /// much that lengths go by their square root.</summary>
    public static IReadOnlyList<Arrow> Field(LossSurface surface, SurfaceWindow window)
    {
        var size = window.High - window.Low;
        var at = (
            from row in Enumerable.Range(0, ArrowsUp)
            from column in Enumerable.Range(0, ArrowsAcross)
            let point = window.At((column + 0.5) / ArrowsAcross, (row + 0.5) / ArrowsUp)
            let gradient = surface.Gradient(point)
            // in shares of the window, so that directions are those of the picture
            select (Point: point,
                Downhill: new SurfacePoint(-gradient.First / size.First, -gradient.Second / size.Second))).ToList();
        var steepest = at.Max(place => place.Downhill.Length);
        return
        [
            .. from place in at
               where place.Downhill.Length > 0
               let length = Math.Sqrt(place.Downhill.Length / steepest) / ArrowsAcross
               let way = length / place.Downhill.Length * place.Downhill
               select new Arrow(place.Point.First, place.Point.Second, way.First * size.First,
                   way.Second * size.Second),
        ];
    }

    /// <summary>The surface over the window, with lines of equal value.</summary>
    public static HeatMapData Of(LossSurface surface, SurfaceWindow window, string value)
    {
        double[] x = [.. Enumerable.Range(0, Cells).Select(k => window.At((k + 0.5) / Cells, 0).First)];
        double[] y = [.. Enumerable.Range(0, Cells).Select(k => window.At(0, (k + 0.5) / Cells).Second)];
        var values = new double[Cells, Cells];
        for (var row = 0; row < Cells; row++)
            for (var column = 0; column < Cells; column++)
                values[row, column] = surface.Loss(new(x[column], y[row]));
        var (least, greatest) = (values.Cast<double>().Min(), values.Cast<double>().Max());
        return new HeatMapData
        {
            Horizontal = "", Vertical = "", Value = value, X = x, Y = y, Values = values,
            Lines = [.. Enumerable.Range(1, Levels)
                .SelectMany(level => Contours.Of(x, y, values, least + level * (greatest - least) / (Levels + 1)))],
            Note = LineNote,
        };
    }
}
