namespace Fruitfly.Reports.Charts;

/// <summary>What <see cref="Effect"/> draws: a quantity against one factor, with everything that was measured.</summary>
public sealed record EffectData
{
    /// <summary>Title of the horizontal axis.</summary>
    public required string Factor { get; init; }

    /// <summary>Names that stand at 0, 1, 2 and so on; empty where the places are numbers.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    public bool IsHorizontalLogarithmic { get; init; }

    /// <summary>Places that have a label on an axis of numbers; empty for round ones.</summary>
    public IReadOnlyList<double> Ticks { get; init; } = [];

    /// <summary>Whether places between the measured ones have a meaning, so that lines join them. Default: yes.</summary>
    public bool IsOrdered { get; init; } = true;

    public required string Quantity { get; init; }

    /// <summary>Such as "%"; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether the vertical axis includes zero. Default: yes.</summary>
    public bool IsZeroIncluded { get; init; } = true;

    /// <summary>Single trials, drawn as dots.</summary>
    public IReadOnlyList<CurvePoint> Trials { get; init; } = [];

    /// <summary>Each the means of settings that differ in this factor alone, drawn as a thin line.</summary>
    public IReadOnlyList<IReadOnlyList<CurvePoint>> Settings { get; init; } = [];

    /// <summary>The mean over the other factors, with its interval.</summary>
    public required IReadOnlyList<LineEstimate> Means { get; init; }

    /// <summary>How many trials diverged at a place.</summary>
    public IReadOnlyList<(double X, int Count)> Diverged { get; init; } = [];

    /// <summary>What the interval covers, as the sentence that begins the caption.</summary>
    public required string Note { get; init; }
}
