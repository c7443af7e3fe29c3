using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>A vertical axis whose ends and ticks are chosen here, so that labels can
/// be placed without drawing.</summary>
sealed record ValueAxis(double Low, double High, IReadOnlyList<double> Ticks, bool IsLogarithmic)
{
    /// <summary>From zero to the first tick above all values, some six ticks; from the lowest tick
    /// where values are below zero.</summary>
    /// <param name="isZeroIncluded">otherwise from the last tick below all values</param>
    public static ValueAxis Linear(IEnumerable<double> values, bool isZeroIncluded = true)
    {
        var all = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = isZeroIncluded ? (Math.Min(0, all.Min()), Math.Max(0, all.Max())) : (all.Min(), all.Max());
        if (low == high)
            high = low + 1;
        var step = NiceStep((high - low) / 5);
        var (first, last) = ((int)Math.Floor(low / step + 1e-9), (int)Math.Ceiling(high / step - 1e-9));
        return new(Round(first * step), Round(last * step),
            [.. Enumerable.Range(first, last - first + 1).Select(k => Round(k * step))], false);
    }

    /// <summary>Whole decades around the positive values; the others have no place on it.</summary>
    public static ValueAxis Logarithmic(IEnumerable<double> values)
    {
        var positive = values.Where(value => value > 0 && double.IsFinite(value)).DefaultIfEmpty(1).ToList();
        var first = (int)Math.Floor(Math.Log10(positive.Min()) + 1e-9);
        var last = Math.Max(first + 1, (int)Math.Ceiling(Math.Log10(positive.Max()) - 1e-9));
        return new(Power(first), Power(last), [.. Enumerable.Range(first, last - first + 1).Select(Power)], true);
    }

    /// <summary>0 at the lower end, 1 at the upper.</summary>
    public double Place(double value) => Place(value, Low, High, IsLogarithmic);

    internal static double Place(double value, double low, double high, bool isLogarithmic) => isLogarithmic
        ? Math.Log(value / low) / Math.Log(high / low)
        : (value - low) / (high - low);

    public double At(double place) => IsLogarithmic
        ? Low * Math.Pow(High / Low, place)
        : Low + place * (High - Low);

    public double Clamp(double value) => Math.Clamp(value, Low, High);

    /// <summary>The value itself, which the plot's edge may cut; only where it has
    /// no logarithm, the lower end.</summary>
    public double Drawable(double value) => IsLogarithmic && !(value > 0) ? Low : value;

    /// <summary>A value as exact as the eye reads it off this axis: to about one part in 200 of a linear one.</summary>
    public string Text(double value, string unit)
    {
        var text = IsLogarithmic
            ? NumberText.Of(value)
            : NumberText.WithDecimals(value, Math.Max(0, (int)Math.Ceiling(-Math.Log10((High - Low) / 200))));
        return unit.Length == 0 ? text : $"{text} {unit}";
    }

    public JsonObject ToScale() => Scale(Low, High, IsLogarithmic);

    /// <summary>Vega warns of a zero asked of a logarithmic scale, even if it is not to be included.</summary>
    internal static JsonObject Scale(double low, double high, bool isLogarithmic)
    {
        var scale = new JsonObject
        {
            ["type"] = isLogarithmic ? "log" : "linear", ["domain"] = new JsonArray(low, high),
            ["nice"] = false
        };
        if (!isLogarithmic)
            scale["zero"] = false;
        return scale;
    }

    /// <summary>Without a precision, Vega would round these ticks to the precision of its own.</summary>
    public JsonObject ToAxis() => new()
    {
        ["values"] = new JsonArray([.. Ticks.Select(tick => JsonValue.Create(tick))]),
        // From a million on with a prefix, such as 10G: Vega would write 10000000000.
        ["format"] = !IsLogarithmic ? ".9~r" : High >= 1e6 ? "~s" : "~g",
    };

    internal static double NiceStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return Round(power * (least / power) switch { <= 1.000001 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 });
    }

    static double Power(int exponent) => double.Parse($"1e{exponent}", CultureInfo.InvariantCulture);

    static double Round(double value) =>
        double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
