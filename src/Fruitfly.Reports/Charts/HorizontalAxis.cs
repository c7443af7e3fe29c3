using System.Globalization;
using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>A horizontal axis that ends where the data end: on a logarithmic one 1, 10, 100 are labelled, and 2 and 5
/// between them where that leaves too few.</summary>
sealed record HorizontalAxis(double Low, double High, bool IsLogarithmic)
{
    public static HorizontalAxis Of(IEnumerable<double> values, bool isLogarithmic)
    {
        var all = values.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0)).DefaultIfEmpty(1)
            .ToList();
        var (low, high) = (all.Min(), all.Max());
        if (low == high)
            (low, high) = isLogarithmic ? (low / 2, high * 2) : (low - 0.5, high + 0.5);
        return new(low, high, isLogarithmic);
    }

    /// <summary>0 at the left end, 1 at the right.</summary>
    public double Place(double value) => ValueAxis.Place(value, Low, High, IsLogarithmic);

    public JsonObject ToScale() => ValueAxis.Scale(Low, High, IsLogarithmic);

    /// <param name="places">that have a label; null or none for round ones</param>
    public JsonObject ToAxis(string title, IReadOnlyList<double>? places = null)
    {
        var axis = new JsonObject
        {
            ["title"] = title, ["labelFlush"] = false, ["labelOverlap"] = true, ["labelSeparation"] = 4,
            ["format"] = High < 1e6 ? ",~r" : "~s",
        };
        if (places is { Count: > 0 })
        {
            axis["labelOverlap"] = "greedy";
            axis["format"] = places.Where(place => place != 0).Select(Math.Abs).DefaultIfEmpty(1).Min() < 1e-4
                ? ",.3~g" : ",.6~r";
            axis["values"] = new JsonArray([.. places.Select(place => JsonValue.Create(place))]);
        }
        else if (IsLogarithmic)
        {
            axis["labelOverlap"] = "greedy";
            if (Low < 1e-4)
                axis["format"] = "~g";
            var decades = Ticks(1);
            axis["values"] = new JsonArray([.. (decades.Count > 2 ? decades : Ticks(1, 2, 5))
                .Select(tick => JsonValue.Create(tick))]);
        }
        return axis;
    }

    List<double> Ticks(params int[] digits)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(Low)), (int)Math.Ceiling(Math.Log10(High)));
        return [.. Enumerable.Range(first, last - first + 1)
            .SelectMany(power => digits.Select(digit => double.Parse($"{digit}e{power}", CultureInfo.InvariantCulture)))
            .Where(tick => tick >= Low * (1 - 1e-9) && tick <= High * (1 + 1e-9))];
    }
}
