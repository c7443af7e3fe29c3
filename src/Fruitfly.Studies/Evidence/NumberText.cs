using System.Globalization;
using Fruitfly.Measurement;

namespace Fruitfly.Studies.Evidence;

/// <summary>Numbers as people read them: as many digits as the interval supports, no
/// exponent where none is needed.</summary>
public static class NumberText
{
    /// <summary>Three significant digits.</summary>
    public static string Of(double value) => WithDecimals(value, Decimals(Math.Abs(value), 3));

    /// <summary>A value with its unit, such as "36.1 %".</summary>
    public static string WithUnit(double value, string unit) => unit.Length == 0 ? Of(value) : $"{Of(value)} {unit}";

    /// <summary>"35.2 to 37.0", with two significant digits of the half width.</summary>
    public static string Interval(double low, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high))
            return "–";
        var decimals = Decimals((high - low) / 2 is var half and > 0 ? half : Math.Abs(low), 2);
        return $"{WithDecimals(low, decimals)} to {WithDecimals(high, decimals)}";
    }

    /// <summary>"36.10 ± 0.90 % (n = 10)"; "36.1 % (35.9 to 38.0; n = 10)" where the interval is not symmetric, and
    /// without an interval where there is none.</summary>
    public static string Measured(double value, double? low, double? high, int count, string unit)
    {
        var tail = count > 0 ? $"n = {count.ToString("N0", CultureInfo.InvariantCulture)}" : "";
        if (low is not { } from || high is not { } to || !double.IsFinite(from) || !double.IsFinite(to))
            return WithUnit(value, unit) + (tail.Length > 0 ? $" ({tail})" : "");
        if (to - from <= 1e-6 * Math.Abs(value))
        {
            // No spread but that of rounding. What has none is often a count, and a count has no decimals.
            var text = value == Math.Round(value) ? WithDecimals(value, 0) : Of(value);
            return (unit.Length == 0 ? text : $"{text} {unit}") + (tail.Length > 0 ? $" ({tail})" : "");
        }
        var half = (to - from) / 2;
        var decimals = Decimals(half, 2);
        var suffix = unit.Length == 0 ? "" : $" {unit}";
        var isSymmetric = Math.Abs((from + to) / 2 - value) <= 0.02 * half;
        return isSymmetric
            ? $"{WithDecimals(value, decimals)} ± {WithDecimals(half, decimals)}{suffix}" +
                (tail.Length > 0 ? $" ({tail})" : "")
            : $"{WithDecimals(value, decimals)}{suffix} ({WithDecimals(from, decimals)} " +
                $"to {WithDecimals(to, decimals)}{(tail.Length > 0 ? "; " + tail : "")})";
    }

    /// <summary>The same of a claim; "–" where it was not measured.</summary>
    public static string Measured(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Measured is { } value ? Measured(value, claim.Low, claim.High, claim.Count, claim.Unit) : "–";
    }

    /// <summary>"36.1 ± 0.9", mean and standard deviation of a table's cell; the value alone where there is one, and
    /// "–" where there is none.</summary>
    public static string MeanAndDeviation(ReadOnlySpan<double> values, int decimals)
    {
        if (values.IsEmpty)
            return "–";
        var estimate = Estimate.OfMean(values);
        var mean = WithDecimals(estimate.Mean, decimals);
        return estimate.Count == 1 ? mean : $"{mean} ± {WithDecimals(estimate.StandardDeviation, decimals)}";
    }

    /// <summary>Decimals that show <paramref name="digits"/> significant digits of <paramref name="size"/>;
    /// −1 for scientific notation.</summary>
    static int Decimals(double size, int digits)
    {
        if (size == 0 || !double.IsFinite(size))
            return 0;
        var magnitude = (int)Math.Floor(Math.Log10(size));
        return magnitude is < -5 or > 8 ? -1 : Math.Max(0, digits - 1 - magnitude);
    }

    internal static string WithDecimals(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "not a number" : value > 0 ? "infinite" : "−infinite";
        var text = decimals < 0
            ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : value.ToString($"N{Math.Min(decimals, 15)}", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }
}
