using Fruitfly.Data;
using Fruitfly.Data.Toy;

namespace Fruitfly.Web.Playground.Planes;

/// <summary>Labelled points in a plane, and what of them a network is given.</summary>
/// <param name="Points">with their two coordinates</param>
/// <param name="Given">the features that networks have</param>
sealed record PlaneView(DataSet Points, PlanarFeatures Given)
{
    const int MostClasses = 256;

    /// <summary>Null for data that are no points of a plane, or of too many classes to be coloured.</summary>
    public static PlaneView? Of(DataSet data) =>
        data is { Features: 2, IsClassification: true, Classes: <= MostClasses }
            ? new(data, PlanarFeatures.Coordinates) : null;

    public PlaneWindow Window { get; } = PlaneWindow.Of(Points);

    /// <summary>What a network is given in the middle of each cell of a grid over the window, <c>[cells × cells ×
    /// features]</c>, row by row from the top left.</summary>
    public float[] Grid(int cells)
    {
        var inputs = new float[cells * cells * Given.Count];
        for (var cell = 0; cell < cells * cells; cell++)
            Given.At(
                (float)(Window.Left + (Window.Right - Window.Left) * (cell % cells + 0.5) / cells),
                (float)(Window.Top - (Window.Top - Window.Bottom) * (cell / cells + 0.5) / cells),
                inputs.AsSpan(cell * Given.Count, Given.Count));
        return inputs;
    }
}
