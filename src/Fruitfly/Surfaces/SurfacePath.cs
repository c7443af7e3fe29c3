namespace Fruitfly.Surfaces;

/// <summary>The way of a descent.</summary>
/// <param name="Points">the start, then where each step ended</param>
/// <param name="Losses">of each of the points</param>
public sealed record SurfacePath(IReadOnlyList<SurfacePoint> Points, IReadOnlyList<double> Losses)
{
    public SurfacePoint End => Points[^1];

    public double FinalLoss => Losses[^1];

    public int Steps => Points.Count - 1;
}
