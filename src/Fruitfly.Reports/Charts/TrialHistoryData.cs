namespace Fruitfly.Reports.Charts;

/// <summary>What <see cref="TrialHistory"/> draws.</summary>
public sealed record TrialHistoryData
{
    public required string Quantity { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>Gives the colour; null for one without a meaning.</summary>
    public Meaning? Meaning { get; init; }

    /// <summary>Whether lower is better, so that the best so far is drawn.</summary>
    public bool HasBest { get; init; }

    /// <summary>In the order in which the trials ended.</summary>
    public required IReadOnlyList<HistoryPoint> Points { get; init; }

    /// <summary>A sentence at the end of the caption.</summary>
    public string Note { get; init; } = "";
}

/// <param name="Label">which trial it is, for the pointer</param>
/// <param name="Value">not finite where it diverged</param>
public readonly record struct HistoryPoint(string Label, double Value);
