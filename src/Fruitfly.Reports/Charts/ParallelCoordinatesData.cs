using Fruitfly.Measurement;

namespace Fruitfly.Reports.Charts;

/// <summary>What <see cref="ParallelCoordinates"/> draws: settings as lines across axes, one axis for each
/// factor.</summary>
public sealed record ParallelCoordinatesData
{
    public required IReadOnlyList<ParallelAxis> Axes { get; init; }

    /// <summary>The best first.</summary>
    public required IReadOnlyList<ParallelLine> Lines { get; init; }

    /// <summary>What the colours mean and the last axis shows, with its unit.</summary>
    public required string Value { get; init; }

    public bool IsHigherBetter { get; init; }
}

/// <param name="Ticks">labels and where they stand on the axis, 0 at its foot and 1 at its head</param>
public sealed record ParallelAxis(string Title, IReadOnlyList<(double Place, string Text)> Ticks);

/// <param name="Label">which setting it is, for the pointer</param>
/// <param name="Places">on each axis, 0 to 1; null where the factor does not apply</param>
/// <param name="Value">not finite where every trial diverged</param>
public sealed record ParallelLine(string Label, IReadOnlyList<double?> Places, double Value)
{
    /// <summary>What the value is the mean of; null where that is not known.</summary>
    public Estimate? Estimate { get; init; }
}
