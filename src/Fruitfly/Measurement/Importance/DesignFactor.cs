namespace Fruitfly.Measurement.Importance;

/// <summary>The levels that settings have of one factor, in settings that need not fill a grid.</summary>
public sealed class DesignFactor
{
    readonly double[] _places;
    readonly int _names;

    DesignFactor(double[] places, int names) => (_places, _names) = (places, names);

    /// <summary>A factor of numbers.</summary>
    /// <param name="values"><c>[settings]</c>, on the scale on which they are spaced, such as logarithms; NaN where the
    /// factor does not apply</param>
    public static DesignFactor OfNumbers(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(value => !double.IsNaN(value)))
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return new([.. values.Select(value => most > least ? (value - least) / (most - least) : double.NaN)], 0);
    }

    /// <summary>A factor of names.</summary>
    /// <param name="levels"><c>[settings]</c>, numbers of names from 0; −1 where the factor does not apply</param>
    public static DesignFactor OfNames(IReadOnlyList<int> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return new([.. levels.Select(level => level < 0 ? double.NaN : level)], levels.DefaultIfEmpty().Max() + 1);
    }

    public int Settings => _places.Length;

    /// <summary>What the factor adds alone: of numbers Legendre's polynomials of the first and second degree on the
    /// range that was tried, of names contrasts (Helmert's). Over levels that are all as frequent each has mean 0 and
    /// variance 1, and they are uncorrelated. 0 where the factor does not apply.</summary>
    /// <returns><c>[functions][settings]</c></returns>
    internal IReadOnlyList<double[]> Functions() => _names > 0
        ? [.. Enumerable.Range(1, _names - 1).Select(Contrast)]
        : [.. Distinct() switch
        {
            <= 1 => [],
            2 => [Slope()],
            _ => (double[][])[Slope(), Curvature()],
        }];

    /// <summary>Those that are multiplied with another factor's: its curvature is left out.</summary>
    internal IReadOnlyList<double[]> Slopes() => _names > 0 ? Functions() : [.. Functions().Take(1)];

    /// <summary>The share of settings to which this factor and another apply.</summary>
    internal double Applies(DesignFactor other) =>
        _places.Zip(other._places, (one, two) => double.IsNaN(one + two) ? 0.0 : 1.0).Average();

    double[] Slope() => Map(place => Math.Sqrt(3) * (2 * place - 1));

    double[] Curvature() => Map(place => Math.Sqrt(5) * (6 * place * place - 6 * place + 1));

    // The level against the mean of those before it.
    double[] Contrast(int level) => Map(place =>
        Math.Sqrt(_names / (level * (level + 1.0))) * (place < level ? -1 : place == level ? level : 0));

    double[] Map(Func<double, double> function) =>
        Array.ConvertAll(_places, place => double.IsNaN(place) ? 0 : function(place));

    int Distinct() => _places.Where(place => !double.IsNaN(place)).Distinct().Take(3).Count();
}
