using System.Globalization;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Studies.Tables;

namespace Fruitfly.Web.Studies;

/// <summary>A setting that varies, as a factor of a sweep.</summary>
/// <param name="Name">in words; with those settings that change with it, always and one to one</param>
sealed record VaryingFactor(Factor Factor, string Name)
{
    /// <summary>Numbers that lie further apart than this factor are spaced by their ratios.</summary>
    const double MostOnLinear = 30;

    /// <param name="rows">values of the settings that vary, for each setting that was measured</param>
    public static IReadOnlyList<VaryingFactor> Of(SettingTable settings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var labels = SettingLabels.Of(settings.Varying);
        return [.. Enumerable.Range(0, settings.Varying.Count)
            .GroupBy(column => Pattern([.. rows.Select(row => row[column])]))
            .Where(together => rows.Select(row => row[together.First()]).Distinct().Skip(1).Any())
            .Select(together => Of(
                [.. together], settings.Varying, [.. together.Select(column => labels[column].Label)], rows))];
    }

    public static FactorValue Value(string text) => new(text, Number(text));

    static VaryingFactor Of(
        List<int> together, IReadOnlyList<string> paths, List<string> labels, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        List<FactorValue> Values(int column) =>
            [.. rows.Select(row => row[column]).Where(value => value.Length > 0).Distinct().Select(Value)];
        // Numbers say more than names.
        var column = together
            .OrderByDescending(one => Values(one).TrueForAll(value => value.Number is not null)).First();
        var values = Values(column);
        return new(new(paths[column], Scale(values), values),
            labels.Count == 1 ? labels[0] : $"{string.Join(", ", labels)} (together)");
    }

    static FactorScale Scale(List<FactorValue> values)
    {
        if (values.Exists(value => value.Number is null))
            return FactorScale.Categorical;
        var (least, most) = (values.Min(value => value.Number!.Value), values.Max(value => value.Number!.Value));
        return least > 0 && most / least >= MostOnLinear ? FactorScale.Logarithmic : FactorScale.Linear;
    }

    // The same for settings that change together.
    static string Pattern(IReadOnlyList<string> values)
    {
        var known = new Dictionary<string, int>();
        return string.Join(' ', values.Select(value =>
            known.TryGetValue(value, out var place) ? place : known[value] = known.Count));
    }

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;
}
