using System.Globalization;

namespace Fruitfly.Web.Studies;

/// <summary>The values of a setting as places on an axis. Numbers of which there are many are put into bins of equally
/// many.</summary>
/// <param name="Names">of the places, in order</param>
/// <param name="Numbers">of the places, where they are numbers; null where they are words</param>
/// <param name="Of">the place of each row</param>
sealed record PlotLevels(IReadOnlyList<string> Names, IReadOnlyList<double>? Numbers, IReadOnlyList<int> Of)
{
    /// <summary>Whether numbers stand better by their ratios.</summary>
    public bool IsLogarithmic => Numbers is [> 0 and var first, .., var last] && last / first >= 30;

    public static PlotLevels From(IReadOnlyList<string> values, int most)
    {
        string[] distinct = [.. values.Distinct().OrderBy(Number).ThenBy(value => value, StringComparer.Ordinal)];
        var areNumbers = distinct.All(value => double.IsFinite(Number(value)));
        if (!areNumbers || distinct.Length <= most)
        {
            var order = distinct.Index().ToDictionary(value => value.Item, value => value.Index);
            return new([.. distinct.Select(value => value.Length == 0 ? "–" : value)],
                areNumbers ? [.. distinct.Select(Number)] : null, [.. values.Select(value => order[value])]);
        }
        var bins = Enumerable.Range(0, most).Select(bin =>
            distinct[(bin * distinct.Length / most)..((bin + 1) * distinct.Length / most)]).ToList();
        var places = bins.Index().SelectMany(bin => bin.Item.Select(value => (value, bin.Index)))
            .ToDictionary(pair => pair.value, pair => pair.Index);
        return new([.. bins.Select(bin => $"{Text(bin[0])} to {Text(bin[^1])}")],
            [.. bins.Select(bin => Number(bin[bin.Length / 2]))], [.. values.Select(value => places[value])]);
    }

    /// <summary>What is no number comes behind all that are.</summary>
    public static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : double.PositiveInfinity;

    static string Text(string value) => Number(value).ToString("G3", CultureInfo.InvariantCulture);
}
