using System.Globalization;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Setups;

/// <summary>Metrics of trained networks as a person reads them.</summary>
public static class MetricTables
{
    /// <summary>With more classes than this, tables of them would fill the screen and say little.</summary>
    public const int MostClasses = 20;

    /// <summary>A row for each metric: name, value, and the intervals under <see cref="Titles"/>.</summary>
    public static IEnumerable<string[]> Rows(TrainedScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        foreach (var row in scores.Metrics?.Rows ?? [])
        {
            var words = MetricWords.Of(row.Metric);
            List<string> cells = [words.Name, double.IsNaN(row.Value) ? "–" : words.Text(row.Value)];
            if (HasExamples(scores))
                cells.Add(row.Examples is { } examples && double.IsFinite(examples.Low)
                    ? words.Interval(examples.Low, examples.High) : "–");
            if (HasNetworks(scores))
                cells.Add(row.Networks is { } networks ? words.Interval(networks.Low, networks.High) : "–");
            yield return [.. cells];
        }
    }

    /// <summary>What the columns of <see cref="Rows"/> are; the intervals are of 95 %.</summary>
    public static IReadOnlyList<string> Titles(TrainedScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Metrics is not { } metrics)
            return [];
        var name = metrics.Split.ToString().ToLowerInvariant();
        var setup = scores.Plan.Setup;
        var repeated = setup.Folds > 0 ? "folds" : setup.Splits > 0 ? "splits" : "seeds";
        List<string> titles = [$"on the {name} examples", "value"];
        if (HasExamples(scores))
            titles.Add(metrics.Groups is null ? "95 %: other examples" : "95 %: other groups");
        if (HasNetworks(scores))
            titles.Add($"95 %: other {repeated}");
        return titles;
    }

    /// <summary>A row for each class: name, examples, precision, recall, F1. Of several networks all
    /// together.</summary>
    public static IEnumerable<string[]> Classes(TrainedScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Metrics?.Confusions is not { } confusions)
            yield break;
        var names = Names(scores);
        foreach (var score in ClassScore.Of(confusions))
            yield return
            [
                names[score.Class], score.Support.ToString("N0", CultureInfo.InvariantCulture),
                Share(score.Precision), Share(score.Recall), Share(score.F1),
            ];
    }

    /// <summary>A row for each true class: its name, then how many of its examples are taken for each class.</summary>
    public static IEnumerable<string[]> Confusions(TrainedScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Metrics?.Confusions is not { } confusions)
            yield break;
        var names = Names(scores);
        for (var actual = 0; actual < confusions.Classes; actual++)
            yield return
            [
                names[actual],
                .. Enumerable.Range(0, confusions.Classes).Select(predicted =>
                    confusions[actual, predicted].ToString("N0", CultureInfo.InvariantCulture)),
            ];
    }

    /// <summary>What the classes are called.</summary>
    public static IReadOnlyList<string> Names(TrainedScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return scores.Plan.Reading?.Classes is { Count: > 0 } classes && classes.Count == scores.Plan.Size.Classes
            ? [.. classes.Select(one => one.Name)]
            : [.. Enumerable.Range(0, scores.Plan.Size.Classes).Select(k => k.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>Whether predictions are as sure as they may be; null of real values.</summary>
    public static string? Calibration(TrainedScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Metrics is not { Overconfidence: { } over, Confusions: { } confusions })
            return null;
        var right = 1 - confusions.Error;
        var said = $"mean confidence {NumberText.WithUnit(100 * (right + over.Mean), "%")}, "
            + $"right {NumberText.WithUnit(100 * right, "%")}";
        return over.Low > 0 ? $"overconfident by {Points(over.Low, over.High)}: {said}"
            : over.High < 0 ? $"underconfident by {Points(-over.High, -over.Low)}: {said}"
            : $"no over- or underconfidence was found: {said}";

        static string Points(double low, double high) => $"{NumberText.Interval(100 * low, 100 * high)} points (95 %)";
    }

    /// <summary>In which unit errors of real values are, where losses are in another; else null.</summary>
    public static string? Unit(TrainedScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return scores.Plan.TargetDeviations.Count == 0 ? null
            : "RMSE and MAE are in the units of the target; the loss is of the standardized target";
    }

    static bool HasExamples(TrainedScores scores) => scores.Metrics!.Rows.Any(row => row.Examples is not null);

    static bool HasNetworks(TrainedScores scores) => scores.Metrics!.Rows.Any(row => row.Networks is not null);

    static string Share(double share) => double.IsNaN(share) ? "–" : NumberText.WithUnit(100 * share, "%");
}
