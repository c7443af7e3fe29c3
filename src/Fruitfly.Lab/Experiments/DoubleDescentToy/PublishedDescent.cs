using Fruitfly.Lab.Experiments.BiasVariance;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>The same computed in NumPy 1.24 with 2,000 data sets of 15 examples and noise 0.3 (1,000 beyond 60 hidden
/// units).</summary>
static class PublishedDescent
{
    /// <summary>How far the medians may be apart: both rest on samples.</summary>
    public const double Tolerance = 0.07;

    public static readonly IReadOnlyList<(int HiddenUnits, double MedianError)> Medians =
    [
        (1, 0.31757), (2, 0.32536), (3, 0.08229), (4, 0.03268), (5, 0.04629), (6, 0.04746), (8, 0.06094), (10, 0.08569),
        (12, 0.13338),
        (13, 0.19533), (14, 0.39698), (15, 4.1070), (16, 0.19124), (20, 0.14020), (30, 0.12096), (200, 0.11664),
    ];

    /// <summary>A median within this share of the published one agrees: from one size to the next they differ by
    /// more.</summary>
    public const double Margin = 0.25;

    /// <summary>At the peak the errors of single data sets spread over decades, and so
    /// does their sample's median.</summary>
    public static readonly (double Low, double High) AtPeak = (3, 6);

    public static bool IsSettingOf(ToySetting setting) => PublishedTradeOff.IsSettingOf(setting);

    /// <summary>Where the interval of a median that agrees lies.</summary>
    public static (double Low, double High) Within(int hiddenUnits, double median) =>
        hiddenUnits == 15 ? AtPeak : ((1 - Margin) * median, (1 + Margin) * median);

    /// <summary>The band in which a median cannot be told from the one in NumPy.</summary>
    public static (double Low, double High) Band(int hiddenUnits, double median) =>
        hiddenUnits == 15 ? AtPeak : ((1 - Tolerance) * median, (1 + Tolerance) * median);
}
