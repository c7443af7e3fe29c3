namespace Fruitfly.Reports.Charts;

/// <summary>What <see cref="Lines"/> draws: one quantity against any number.</summary>
public sealed record LinesData
{
    /// <summary>Title of the horizontal axis, such as "hidden units per layer".</summary>
    public required string Horizontal { get; init; }

    public bool IsHorizontalLogarithmic { get; init; }

    /// <summary>Places on the horizontal axis that have a label; empty for round ones.</summary>
    public IReadOnlyList<double> Ticks { get; init; } = [];

    /// <summary>The vertical quantity, such as "test error".</summary>
    public required string Quantity { get; init; }

    /// <summary>Its unit, such as "%"; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>A logarithmic vertical axis, in whole decades.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether the linear vertical axis includes zero.</summary>
    public bool IsZeroIncluded { get; init; } = true;

    /// <summary>Where the vertical axis ends even if values lie above, which the caption then
    /// says; null for room for all.</summary>
    public double? Highest { get; init; }

    public required IReadOnlyList<LineSeries> Series { get; init; }

    public IReadOnlyList<PublishedValue> Published { get; init; } = [];

    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    public ReferenceLine? Reference { get; init; }

    /// <summary>What the values at one x are repeated over, as a plural: "seeds", "networks".</summary>
    public string Repeated { get; init; } = "seeds";

    /// <summary>What line and band are, in a sentence, where they are no statistic over what is repeated; null for the
    /// sentence on mean or median.</summary>
    public string? Explanation { get; init; }

    /// <summary>Small multiples side by side where there is room; one panel where no series names one.</summary>
    public int Columns { get; init; } = 2;

    /// <summary>How many trials diverged; values that are not finite are not drawn.</summary>
    public int Diverged { get; init; }

    /// <summary>How many trials there are in all, for the sentence on divergence; 0 where it does not matter.</summary>
    public int Trials { get; init; }

    /// <summary>Steps of one epoch, where the horizontal axis counts steps: ticks then are at whole epochs.</summary>
    internal int StepsPerEpoch { get; init; }

    /// <summary>The horizontal quantity in the data table.</summary>
    internal string Field { get; init; } = "x";

    /// <summary>Steps are evaluated at will, so none of their places is marked.</summary>
    internal bool IsStep => Field == "step";

    /// <summary>What the places on the horizontal axis are called where some had to be left out.</summary>
    internal string Places { get; init; } = "places";

    internal string Title => Unit.Length == 0 ? Quantity : $"{Quantity} ({Unit})";

    /// <summary>In order of appearance; one without a name where there are no small multiples.</summary>
    internal IReadOnlyList<string> Panels => [.. Series.Select(series => series.Panel).Distinct()];

    internal bool HasPanels => Series.Any(series => series.Panel.Length > 0);
}
