namespace Fruitfly.Measurement.Decomposition;

/// <summary>An estimate with its interval, whose two sides may differ in length.</summary>
public readonly record struct Interval(double Estimate, double Low, double High)
{
    public static Interval Of(TreeInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return new(interval.Estimate, interval.Low, interval.High);
    }

    /// <summary>The difference of two independent estimates. Each side is √(own side² + the other's opposite side²):
    /// the method of variance estimates recovery (Zou &amp; Donner 2008, Statistics in Medicine 27), which keeps
    /// asymmetry.</summary>
    public static Interval operator -(Interval a, Interval b) => new(
        a.Estimate - b.Estimate, a.Estimate - b.Estimate - Side(a.Estimate - a.Low, b.High - b.Estimate),
        a.Estimate - b.Estimate + Side(a.High - a.Estimate, b.Estimate - b.Low));

    static double Side(double own, double other) => Math.Sqrt(own * own + other * other);
}
