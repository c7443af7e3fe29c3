using Fruitfly.Reports.Charts;
using Fruitfly.Surfaces;

namespace Fruitfly.Web.Surface;

/// <summary>What does not change while a reader plays on a surface.</summary>
/// <param name="Low">the window's corner: [first, second]</param>
/// <param name="Picture">the loss over the window in colours, as an address that holds it</param>
/// <param name="LowestLoss">the darkest colour</param>
/// <param name="HighestLoss">the brightest</param>
/// <param name="Contours">lines of equal loss, in points [first, second]</param>
/// <param name="Examples">what a curve is fitted to, in points [x, y]; empty where the surface has none</param>
sealed record SurfaceDrawing(
    string Id, string Title, string Text, string FirstParameter, string SecondParameter, double[] Low, double[] High,
    string Picture,
    double LowestLoss, double HighestLoss, IReadOnlyList<IReadOnlyList<double[]>> Contours,
    IReadOnlyList<DrawnMinimum> Minima,
    IReadOnlyList<double[]> Examples, double[] Start, double Momentum, IReadOnlyList<DrawnEntry> Entries)
{
    const int Columns = 160;
    const int Rows = 100;
    const int Levels = 9;

    public static SurfaceDrawing Of(RaceSurface on)
    {
        double[] x =
            [.. Enumerable.Range(0, Columns).Select(column => on.Window.At((column + 0.5) / Columns, 0).First)];
        double[] y = [.. Enumerable.Range(0, Rows).Select(row => on.Window.At(0, (row + 0.5) / Rows).Second)];
        var losses = new double[Rows, Columns];
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
                losses[row, column] = on.Surface.Loss(new(x[column], y[row]));
        var (least, greatest) = (losses.Cast<double>().Min(), losses.Cast<double>().Max());
        return new SurfaceDrawing(
            on.Id, on.Title, on.Text, on.FirstParameter, on.SecondParameter, Pair(on.Window.Low), Pair(on.Window.High),
            Paint(losses, least, greatest, on.Root), on.Minima.Select(minimum => minimum.Loss).Append(least).Min(),
            greatest,
            [.. Enumerable.Range(1, Levels).SelectMany(level => Contours(level))],
            [.. on.Minima.Select(minimum => new DrawnMinimum(Pair(minimum.Point), minimum.Loss))],
            ExamplesOf(on.Surface), Pair(on.Start), on.Momentum,
            [.. on.Entries.Select(entry =>
                new DrawnEntry(on.Style(entry.Racer), entry, on.Runs.Contains(entry.Racer)))]);

        IEnumerable<IReadOnlyList<double[]>> Contours(int level) =>
            Fruitfly.Reports.Charts.Contours.Of(x, y, losses,
                least + Math.Pow(level / (Levels + 1.0), on.Root) * (greatest - least))
                .Select(line =>
                    (IReadOnlyList<double[]>)[.. line.Select(point => (double[])[Round(point.X), Round(point.Y)])]);
    }

    /// <summary>Lines are drawn on a screen: more digits only take time.</summary>
    static double Round(double value) => Math.Round(value, 3);

    /// <summary>The first row of the picture is the top, the last of the grid.</summary>
    static string Paint(double[,] losses, double least, double greatest, int root)
    {
        var pixels = new byte[Rows * Columns * 3];
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
            {
                var place = ((Rows - 1 - row) * Columns + column) * 3;
                (pixels[place], pixels[place + 1],
                    pixels[place + 2]) = Viridis.At(
                        Math.Pow((losses[row, column] - least) / (greatest - least), 1.0 / root));
            }
        return PngPicture.ToAddress(pixels, Rows, Columns, channels: 3);
    }

    static IReadOnlyList<double[]> ExamplesOf(LossSurface surface) => surface is LeastSquaresSurface fit
        ? [.. Enumerable.Range(0, fit.Examples).Select(i => (double[])[fit.X[i], fit.Y[i]])] : [];

    static double[] Pair(SurfacePoint point) => [point.First, point.Second];
}

/// <param name="Point">[first, second]</param>
sealed record DrawnMinimum(double[] Point, double Loss);

/// <summary>A racer with its settings at first.</summary>
sealed record DrawnEntry(RacerStyle Style, RaceEntry Entry, bool Runs);
