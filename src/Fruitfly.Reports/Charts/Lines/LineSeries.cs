using Fruitfly.Measurement;

namespace Fruitfly.Reports.Charts;

/// <summary>What a line and its band say about repetitions.</summary>
public enum LineStatistic
{
    /// <summary>The mean and the 95 % interval of the mean (Student's t).</summary>
    Mean,

    /// <summary>The median, and the 10 % and 90 % quantiles: for quantities whose mean does not exist.</summary>
    Median,
}

/// <summary>One line of <see cref="Lines"/>: repetitions by seed, ready estimates, or a bare
/// curve; exactly one of the three.</summary>
/// <param name="Name">its label; the same name looks the same in every panel</param>
/// <param name="Meaning">gives the colour; null takes the next of <see cref="Palette.Categories"/></param>
public sealed record LineSeries(string Name, Meaning? Meaning = null)
{
    /// <summary>A line named as its meaning.</summary>
    public LineSeries(Meaning meaning) : this(MeaningStyle.Of(meaning).Name, meaning)
    {
    }

    /// <summary>The small multiple it belongs to; empty where the chart has one panel.</summary>
    public string Panel { get; init; } = "";

    public IReadOnlyList<SeedCurve> Seeds { get; init; } = [];

    public IReadOnlyList<LineEstimate> Estimates { get; init; } = [];

    /// <summary>Theory, or what else has no repetitions.</summary>
    public IReadOnlyList<CurvePoint> Curve { get; init; } = [];

    public LineStatistic Statistic { get; init; } = LineStatistic.Mean;

    /// <summary>Whether its name stands at its end.</summary>
    public bool IsLabelled { get; init; } = true;

    /// <summary>The values measured at each x, in the same order of seeds at every x, as <see cref="Seeds"/>.</summary>
    public static IReadOnlyList<SeedCurve> Repetitions(IEnumerable<(double X, IReadOnlyList<double> Values)> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return [.. samples
            .SelectMany(sample => sample.Values.Select((value, seed) => (seed, Point: new CurvePoint(sample.X, value))))
            .GroupBy(pair => pair.seed, pair => pair.Point)
            .Select(group => new SeedCurve((ulong)group.Key, [.. group]))];
    }
}

/// <summary>An estimate made elsewhere, at its place on the horizontal axis.</summary>
public readonly record struct LineEstimate(double X, Estimate Estimate);

/// <summary>A dotted vertical such as "parameters = examples", with its label on it.</summary>
/// <param name="Panel">the small multiple it belongs to; null for all</param>
public sealed record Threshold(double X, string Label, string? Panel = null);

/// <summary>A thin horizontal to compare with, such as "chance".</summary>
public sealed record ReferenceLine(double Y, string Label);
