namespace Fruitfly.Measurement.LearningCurves;

/// <summary>What a forecast assumes of learning curves beyond the law that it fits.</summary>
public sealed record ForecastConstants
{
    public static ForecastConstants Default { get; } = new();

    /// <summary>No learning curve is an exact power law: the law is taken to be off by this share of what the error has
    /// fallen since the size. Default: 0.15.</summary>
    public double ShapeError { get; init; } = 0.15;

    /// <summary>How many of the largest sizes are fitted. At smaller ones curves are steeper than they will be, and
    /// more so those of networks than those of linear smoothers. Default: 4.</summary>
    public int Sizes { get; init; } = 4;

    /// <summary>The weight of the middle of the interval in the forecast; the rest is that of the best fit. The best
    /// fit alone is low, the middle alone is high. Default: 1/3.</summary>
    public double MiddleShare { get; init; } = 1.0 / 3;

    /// <summary>Whether the interval of a gain reaches higher where the smallest sizes are left out since the curve
    /// fell faster than they foretold: see <see cref="LearningForecast.Widening"/>. Default: yes.</summary>
    public bool WidensAfterSlowStart { get; init; } = true;
}
