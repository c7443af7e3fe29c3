using Fruitfly.Measurement;

namespace Fruitfly.Reports.Charts;

/// <summary>What <see cref="HeatMap"/> draws: values over a grid, and what lies on it.</summary>
public sealed record HeatMapData
{
    public required string Horizontal { get; init; }

    public required string Vertical { get; init; }

    /// <summary>What the colours mean, with its unit: "test error (%)".</summary>
    public required string Value { get; init; }

    /// <summary>The columns' places, ascending: centres of the cells.</summary>
    public required IReadOnlyList<double> X { get; init; }

    /// <summary>The rows' places, ascending, drawn from the bottom.</summary>
    public required IReadOnlyList<double> Y { get; init; }

    /// <summary>[row, column]; a value that is not finite leaves its cell empty.</summary>
    public required double[,] Values { get; init; }

    public ColorScale Scale { get; init; } = ColorScale.Sequential;

    public bool IsHorizontalLogarithmic { get; init; }

    public bool IsVerticalLogarithmic { get; init; }

    /// <summary>Names of the columns, whose places are then 0, 1, 2 and so on; empty where they are
    /// numbers.</summary>
    public IReadOnlyList<string> HorizontalLevels { get; init; } = [];

    /// <summary>The same of the rows.</summary>
    public IReadOnlyList<string> VerticalLevels { get; init; } = [];

    /// <summary>[row, column]; the interval and count of each value, for the data and the pointer; null for
    /// none.</summary>
    public Estimate?[,]? Estimates { get; init; }

    /// <summary>Thin lines, such as those of <see cref="Contours"/>.</summary>
    public IReadOnlyList<IReadOnlyList<CurvePoint>> Lines { get; init; } = [];

    /// <summary>A field of directions, each drawn from its place.</summary>
    public IReadOnlyList<Arrow> Arrows { get; init; } = [];

    /// <summary>Optimizers racing: each with a ring where it starts and a disc where it ends, named in a
    /// legend, since they often end at one place.</summary>
    public IReadOnlyList<NamedPath> Paths { get; init; } = [];

    public IReadOnlyList<LabelledPoint> Points { get; init; } = [];

    /// <summary>Sentences after the first of the caption: n, and of what the values are means.</summary>
    public string Note { get; init; } = "";
}

/// <summary>An arrow from a place, in the units of the axes.</summary>
public readonly record struct Arrow(double X, double Y, double Dx, double Dy);

public sealed record NamedPath(string Name, IReadOnlyList<CurvePoint> Points);

/// <param name="Label">beside the point; empty for none</param>
public sealed record LabelledPoint(double X, double Y, string Label = "");
