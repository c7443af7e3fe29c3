using System.Text.Json.Nodes;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>One row's measurement: values by seed, or a ready estimate where there are none.</summary>
/// <param name="Group">a second factor such as "shuffled"; empty for none</param>
/// <param name="Meaning">gives the group's colour; null takes the next category's</param>
public sealed record IntervalRow(
    string Category, IReadOnlyList<double> Values, string Group = "", Meaning? Meaning = null)
{
    public Estimate? Estimate { get; init; }

    /// <summary>Drawn as a black diamond with its spread.</summary>
    public (double Value, double? Low, double? High)? Published { get; init; }
}

/// <summary>Measurements of categories, one below the other: mean, 95 % interval, single seeds as small dots, published
/// values as diamonds; a second factor by colour.</summary>
public static class Intervals
{
    const int RowHeight = 30;

    /// <param name="quantity">title of the axis with its unit: "test accuracy (%)"</param>
    /// <exception cref="ArgumentException">no row, a row twice, or a row without a finite value</exception>
    public static Chart Draw(
        string quantity, IReadOnlyList<IntervalRow> rows, bool isZeroIncluded = true, bool isLogarithmic = false)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Check(rows);
        var parts = new ChartParts(hasPanels: false);
        var groups = rows.Select(row => row.Group).Distinct().ToList();
        var most = Math.Max(1, (MarkBudget.Limit - 4 * rows.Count) / rows.Count);
        var reach = new List<double>();
        foreach (var row in rows)
            Add(parts, row, most, reach, isLogarithmic);
        var axis = isLogarithmic ? ValueAxis.Logarithmic(reach) : ValueAxis.Linear(reach, isZeroIncluded);
        var styles = new SeriesStyles(rows.Select(row => (row.Group, row.Meaning)));
        var specification = Chart.Frame(parts.Named());
        var labels = new JsonObject { ["title"] = null, ["grid"] = false };
        var lines = WrappedLabels.AddTo(labels, rows.Select(row => row.Category));
        parts.Compose(specification, Encoding(quantity, rows, groups, axis, labels),
            Layers(parts, quantity, styles, groups.Count > 1), [""], 1);
        specification["height"] = Math.Max(160,
            RowHeight * rows.Count + 12 * lines * rows.Select(row => row.Category).Distinct().Count());
        return new Chart(specification, parts.ToData(), Caption(rows, most));
    }

    static void Check(IReadOnlyList<IntervalRow> rows)
    {
        if (rows.Count == 0)
            throw new ArgumentException("Intervals need at least one row.", nameof(rows));
        if (rows.GroupBy(row => (row.Category, row.Group)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"The row '{twice.Key.Category}'{(twice.Key.Group.Length > 0 ? $" of '{twice.Key.Group}'" : "")} " +
                $"is there {twice.Count()} times; it may be there once.", nameof(rows));
        if (rows.FirstOrDefault(row =>
            row.Estimate is null && row.Published is null && !row.Values.Any(double.IsFinite)) is { } empty)
            throw new ArgumentException($"The row '{empty.Category}' has no finite value to draw.", nameof(rows));
    }

    static void Add(ChartParts parts, IntervalRow row, int most, List<double> reach, bool isLogarithmic)
    {
        double[] values = [.. row.Values.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0))];
        foreach (var place in MarkBudget.Thin(values.Length, Math.Max(2, most)))
            parts.Add("seeds",
                new() { ["category"] = row.Category, ["series"] = row.Group, ["value"] = values[place] });
        reach.AddRange(values);
        if ((row.Estimate ?? (values.Length > 0 ? Estimate.OfMean(values) : null)) is { } estimate)
        {
            var hasInterval = estimate.Count > 1 && double.IsFinite(estimate.Low);
            parts.Add("mean", new()
            {
                ["category"] = row.Category, ["series"] = row.Group, ["value"] = estimate.Mean,
                ["low"] = hasInterval ? estimate.Low : estimate.Mean,
                ["high"] = hasInterval ? estimate.High : estimate.Mean,
                ["interval"] = hasInterval ? NumberText.Interval(estimate.Low, estimate.High) : "none (one seed)",
                ["n"] = estimate.Count,
                ["label"] = NumberText.Of(estimate.Mean),
            });
            reach.Add(estimate.Mean);
            // An interval below zero of values above it is cut rather than the axis stretched to it.
            reach.AddRange(
                hasInterval ? [Math.Max(estimate.Low, Math.Min(0, values.DefaultIfEmpty(estimate.Mean).Min())),
                    estimate.High] : []);
        }
        if (row.Published is { } published)
        {
            double low = published.Low ?? published.Value, high = published.High ?? published.Value;
            parts.Add("published",
                new()
                {
                    ["category"] = row.Category, ["series"] = row.Group, ["value"] = published.Value, ["low"] = low,
                    ["high"] = high
                });
            reach.AddRange([low, published.Value, high]);
        }
    }

    static JsonObject Encoding(
        string quantity, IReadOnlyList<IntervalRow> rows, List<string> groups, ValueAxis axis, JsonObject labels)
    {
        var drawn = axis.ToAxis();
        drawn["title"] = quantity;
        drawn["grid"] = true;
        drawn["domain"] = false;
        var encoding = new JsonObject
        {
            ["x"] = new JsonObject
            {
                ["field"] = "value", ["type"] = "quantitative", ["scale"] = axis.ToScale(),
                ["axis"] = drawn
            },
            ["y"] = new JsonObject
            {
                ["field"] = "category", ["type"] = "nominal",
                ["sort"] = Names(rows.Select(row => row.Category).Distinct()),
                ["scale"] = new JsonObject { ["paddingInner"] = 0.25, ["paddingOuter"] = 0.1 },
                ["axis"] = labels,
            },
        };
        if (groups.Count > 1)
            encoding["yOffset"] = new JsonObject
            {
                ["field"] = "series", ["type"] = "nominal",
                ["sort"] = Names(groups)
            };
        return encoding;
    }

    static IEnumerable<JsonObject> Layers(ChartParts parts, string quantity, SeriesStyles styles, bool hasGroups)
    {
        var span = () =>
            new JsonObject
            {
                ["x"] = new JsonObject { ["field"] = "low", ["type"] = "quantitative" },
                ["x2"] = new JsonObject { ["field"] = "high" }
            };
        if (parts.Has("seeds"))
            yield return parts.Layer("seeds",
                new() { ["type"] = "point", ["filled"] = true, ["size"] = 16, ["opacity"] = 0.45 },
                new() { ["color"] = styles.Color(hasGroups ? "circle" : null) });
        if (parts.Has("mean"))
        {
            var interval = span();
            interval["color"] = styles.Color(hasGroups ? "circle" : null);
            yield return parts.Layer("mean", new() { ["type"] = "rule", ["strokeWidth"] = 3, ["clip"] = true },
                interval);
            yield return parts.Layer("mean",
                new() { ["type"] = "point", ["filled"] = true, ["size"] = 90, ["style"] = "end", ["opacity"] = 1 },
                new()
                {
                    ["fill"] = styles.Color(hasGroups ? "circle" : null),
                    ["tooltip"] = new JsonArray(
                    Lines.Tooltip("category", "row"), Lines.Tooltip("series", "group"),
                    Lines.Tooltip("value", quantity, ".4~g"),
                    Lines.Tooltip("interval", "95 % interval"), Lines.Tooltip("n", "n")),
                });
        }
        if (!parts.Has("published"))
            yield break;
        yield return parts.Layer("published", new() { ["type"] = "rule", ["style"] = "published-spread" }, span());
        yield return parts.Layer("published", new() { ["type"] = "point", ["style"] = "published", ["opacity"] = 1 },
            new()
            {
                ["tooltip"] = new JsonArray(Lines.Tooltip("value", "published", ".4~g"),
                Lines.Tooltip("low", "from", ".4~g"), Lines.Tooltip("high", "to", ".4~g"))
            });
    }

    static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    static string Caption(IReadOnlyList<IntervalRow> rows, int most)
    {
        var counts =
            rows.Select(row => row.Estimate?.Count ?? row.Values.Count(double.IsFinite)).Where(count => count > 0)
                .ToList();
        var n = counts.Count == 0
            ? "" : counts.Min() == counts.Max() ? $"{counts.Max():N0}" : $"{counts.Min():N0} to {counts.Max():N0}";
        var parts = new List<string>();
        if (counts.Count > 0)
            parts.Add(counts.Max() > 1
                ? $"Discs: mean over n = {n}, with the 95 % interval of the mean (Student's t)."
                : "One seed (n = 1), so there is no interval.");
        if (rows.Any(row => row.Values.Count > 1))
            parts.Add("Dots: single seeds.");
        if (rows.Any(row => row.Published is not null))
            parts.Add("Diamonds: published " +
                $"values{(rows.Any(row => row.Published?.Low is not null) ? " with their spread" : "")}.");
        if (rows.SelectMany(row => row.Values).Count(value => !double.IsFinite(value)) is var lost && lost > 0)
            parts.Add($"▲ {lost:N0} {(lost == 1 ? "value is" : "values are")} not finite and not drawn.");
        if (rows.Max(row => row.Values.Count) is var longest && longest > Math.Max(2, most))
            parts.Add($"At most {most:N0} of {longest:N0} single values of a row are drawn; mean and interval use all.");
        return string.Join(' ', parts);
    }
}
