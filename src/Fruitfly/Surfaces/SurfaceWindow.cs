namespace Fruitfly.Surfaces;

/// <summary>A rectangle of parameters, from one corner to the opposite one.</summary>
public sealed record SurfaceWindow
{
    /// <exception cref="ArgumentException">a side that is not positive and finite</exception>
    public SurfaceWindow(SurfacePoint low, SurfacePoint high)
    {
        var size = high - low;
        if (!(size.IsFinite && size.First > 0 && size.Second > 0))
            throw new ArgumentException($"From {low} to {high} is no window: both parameters must grow.", nameof(high));
        (Low, High) = (low, high);
    }

    public SurfacePoint Low { get; }

    public SurfacePoint High { get; }

    public bool Contains(SurfacePoint point) =>
        point.First > Low.First && point.First < High.First && point.Second > Low.Second && point.Second < High.Second;

    /// <summary>How far apart two points are in shares of the sides, which have scales of their own.</summary>
    public double Distance(SurfacePoint a, SurfacePoint b) =>
        new SurfacePoint((a.First - b.First) / (High.First - Low.First),
            (a.Second - b.Second) / (High.Second - Low.Second)).Length;

    /// <summary>The point at these shares of the sides, from 0 to 1.</summary>
    public SurfacePoint At(double first, double second) =>
        new(Low.First + first * (High.First - Low.First), Low.Second + second * (High.Second - Low.Second));
}
