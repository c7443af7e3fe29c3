using System.Globalization;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Numbers between two, ends included.</summary>
/// <param name="IsWhole">whether they are whole</param>
sealed record FactorRange(double From, double To, bool IsWhole, Origin Origin)
{
    /// <summary>The number at a place from 0 to 1, on a linear or logarithmic scale.</summary>
    public double At(double unit, FactorScale scale)
    {
        // A whole number has a slice as wide as that of its neighbours, also at the ends.
        var (low, high) = IsWhole ? (From - 0.5, To + 0.5) : (From, To);
        if (IsWhole && scale == FactorScale.Logarithmic)
            low = Math.Max(low, From / 2);
        return Within(Place(low, high, unit, scale));
    }

    /// <summary>That many numbers, evenly spaced; whole numbers that fall together are one.</summary>
    public IReadOnlyList<FactorLevel> Spaced(int count, FactorScale scale) =>
        [.. Enumerable.Range(0, count).Select(i => Within(Place(From, To, (double)i / (count - 1), scale)))
            .Distinct().Select(Level)];

    public FactorLevel Level(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return new(new ScalarNode(Origin, text, ScalarKind.Number, number), new FactorValue(text, number));
    }

    static double Place(double from, double to, double unit, FactorScale scale) => scale == FactorScale.Logarithmic
        ? from * Math.Pow(to / from, unit) : from + (to - from) * unit;

    // Twelve digits: 0.01 and not 0.010000000000000002.
    double Within(double number) => Math.Clamp(
        IsWhole ? Math.Round(number) : double.Parse(number.ToString("G12", CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture), From, To);
}
