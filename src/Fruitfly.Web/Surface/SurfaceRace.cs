using Fruitfly.Surfaces;

namespace Fruitfly.Web.Surface;

/// <summary>Descents from one start.</summary>
sealed record SurfaceRace(IReadOnlyList<RaceResult> Results)
{
    /// <summary>A path that ends so near to a minimum, in shares of the window, has found it.</summary>
    const double Near = 0.02;

    /// <exception cref="ArgumentException">a start outside of the window, or a momentum that never ends</exception>
    public static SurfaceRace Run(
        RaceSurface on, SurfacePoint start, double momentum, uint seed, IEnumerable<RaceEntry> entries)
    {
        var (low, high) = (on.Window.Low, on.Window.High);
        if (!(start.First >= low.First && start.First <= high.First && start.Second >= low.Second
            && start.Second <= high.Second))
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The start ({start.First}, {start.Second}) is outside the window from ({low.First}, {low.Second}) to ({high.First}, {high.Second})."));
        if (!(momentum >= 0 && momentum <= 0.999))
            throw new ArgumentException(
                FormattableString.Invariant($"The momentum is {momentum}; it must be 0 to 0.999."));
        return new([.. entries.Select(entry => Result(on, entry, entry.Descend(on.Surface, start, momentum, seed)))]);
    }

    static RaceResult Result(RaceSurface on, RaceEntry entry, SurfacePath path)
    {
        var minimum = SurfaceMinima.Below(on.Surface, on.Window, on.Minima, path.End);
        return new(
            entry.Racer, [.. path.Points.Select(point => (double[])[point.First, point.Second])], path.Losses, minimum,
            IsThere: minimum is { } k && on.Window.Distance(path.End, on.Minima[k].Point) < Near,
            HasDiverged: path.Steps < entry.Steps);
    }
}

/// <param name="Points">the start, then where each step ended</param>
/// <param name="Losses">of all examples, at each of the points</param>
/// <param name="Minimum">where a careful descent from the end would lead, as its place among
/// the surface's; null for none</param>
/// <param name="IsThere">whether the path has found it</param>
/// <param name="HasDiverged">whether it left all numbers before its last step</param>
sealed record RaceResult(Racer Racer, IReadOnlyList<double[]> Points, IReadOnlyList<double> Losses, int? Minimum,
    bool IsThere, bool HasDiverged);
