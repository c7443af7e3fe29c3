namespace Fruitfly.Reports.Charts;

/// <summary>One trial's values in the order of its evaluations.</summary>
public sealed record SeedCurve(ulong Seed, IReadOnlyList<CurvePoint> Points);

/// <param name="X">the step, or whatever the chart's horizontal axis counts</param>
/// <param name="Y">in the unit of the chart's vertical axis; values that are not finite are not drawn</param>
public readonly record struct CurvePoint(double X, double Y);

/// <summary>The curves of one meaning over its seeds.</summary>
public sealed record CurveSeries(Meaning Meaning, IReadOnlyList<SeedCurve> Seeds);

/// <summary>A value from a source, drawn as a black diamond with its spread.</summary>
/// <param name="Label">what and where, such as "published: notebook 8.1"</param>
/// <param name="Meaning">of the series it is to be compared with, whose colour rims the diamond; null for none</param>
/// <param name="Series">that series by its name, where the meaning does not tell it</param>
/// <param name="Panel">the small multiple it belongs to; null for all</param>
public sealed record PublishedValue(
    double X, double Y, double? Low, double? High, string Label, Meaning? Meaning = null, string? Series = null,
    string? Panel = null);

/// <summary>A curve from a source, drawn in grey.</summary>
public sealed record PublishedCurve(IReadOnlyList<CurvePoint> Points, string Label);
