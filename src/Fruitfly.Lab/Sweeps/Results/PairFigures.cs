using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>The score over two factors together: as a heat map, and as one line for each level of the second, which
/// shows whether the first does more or less there.</summary>
static class PairFigures
{
    const int MostCells = 12;
    const int MostLines = 6;

    /// <summary>What can be chosen stands on the horizontal axis, the condition under which it is chosen on the
    /// other.</summary>
    public static IEnumerable<Figure> Of(Factor first, Factor second, FactorNames names, SweepScores scores)
    {
        if (first.IsOfData && !second.IsOfData)
            (first, second) = (second, first);
        var settings = scores.Compared.Select(one => one.Setting).ToList();
        // Some four settings in a cell, where they were drawn.
        var bins = Math.Clamp((int)Math.Sqrt(settings.Count / 4.0), 3, MostCells);
        var across = new FactorLevels(first, names.Of(first), settings, MostCells, bins);
        var up = new FactorLevels(second, names.Of(second), settings, MostCells, bins);
        if (across.All.Count < 2 || up.All.Count < 2)
            yield break;
        if (across.All.Count * up.All.Count <= 3_600 && HeatMapOf(across, up, scores) is { } map)
            yield return map;
        var lines = new FactorLevels(second, up.Title, settings, MostLines, 3);
        if (lines.All.Count <= MostLines && LinesOf(across, lines, scores) is { } drawn)
            yield return drawn;
    }

    static Figure? HeatMapOf(FactorLevels across, FactorLevels up, SweepScores scores)
    {
        var metric = scores.Metric;
        var estimates = Cells(across, up, scores);
        var values = new double[up.All.Count, across.All.Count];
        for (var row = 0; row < up.All.Count; row++)
            for (var column = 0; column < across.All.Count; column++)
                values[row, column] = estimates[row, column]?.Mean ?? double.NaN;
        if (!values.Cast<double>().Any(double.IsFinite))
            return null;
        var chart = HeatMap.Draw(new()
        {
            Horizontal = across.Title,
            Vertical = up.Title,
            Value = metric.Axis("validation"),
            X = [.. Enumerable.Range(0, across.All.Count).Select(place => (double)place)],
            Y = [.. Enumerable.Range(0, up.All.Count).Select(place => (double)place)],
            HorizontalLevels = across.Names,
            VerticalLevels = up.Names,
            Values = values,
            Estimates = estimates,
            Note = $"Mean over the other factors; the data hold {GroupMean.Covers(scores.Plan)} of each cell.",
        });
        return chart.ToFigure("two-factors", $"{Capital(across.Title)} and {up.Title} together", scores.Plan.Name,
            $"Validation {metric.Name} as colours over {across.Title} and {up.Title}.",
            "The least and the greatest of many cells stand out by chance as well.");
    }

    /// <summary>[row, column]; null where no setting lies there.</summary>
    static Estimate?[,] Cells(FactorLevels across, FactorLevels up, SweepScores scores)
    {
        var estimates = new Estimate?[up.All.Count, across.All.Count];
        foreach (var cell in scores.Compared.GroupBy(one => (Row: up.Of(one.Setting), Column: across.Of(one.Setting))))
            if (cell.Key is { Row: { } row, Column: { } column } && GroupMean.Of([.. cell], scores.Plan) is { } mean)
                estimates[row, column] = scores.Metric.Scaled(mean);
        return estimates;
    }

    static Figure? LinesOf(FactorLevels across, FactorLevels lines, SweepScores scores)
    {
        var metric = scores.Metric;
        var cells = Cells(across, lines, scores);
        var found = cells.Cast<Estimate?>().OfType<Estimate>().Select(cell => cell.Mean).ToList();
        if (found.Count == 0)
            return null;
        var isZeroIncluded = EffectFigures.IncludesZero(found);
        var chart = across.HasPlaces
            ? Lines.Draw(new()
            {
                Horizontal = across.Title,
                IsHorizontalLogarithmic = across.IsLogarithmic,
                Ticks = across.Ticks,
                Quantity = $"validation {metric.Name}",
                Unit = metric.Unit,
                IsZeroIncluded = isZeroIncluded,
                Repeated = scores.Plan.Design != SweepDesign.Grid ? "settings" : scores.Plan.Folds > 1 ? "folds" : "seeds",
                Series =
                [
                    .. from row in Enumerable.Range(0, lines.All.Count)
                       let estimates = Row(row)
                       where estimates.Count > 0
                       select new LineSeries($"{lines.Title} {lines.All[row].Text}:") { Estimates = estimates },
                ],
            })
            : Intervals.Draw(metric.Axis("validation"),
                [
                    .. from column in Enumerable.Range(0, across.All.Count)
                       from row in Enumerable.Range(0, lines.All.Count)
                       where cells[row, column] is not null
                       select new IntervalRow(
                           $"{across.Title} {across.All[column].Text}", [], $"{lines.Title} {lines.All[row].Text}")
                       { Estimate = cells[row, column] },
                ], isZeroIncluded);
        return chart.ToFigure("interaction", $"What {across.Title} does at each {lines.Title}", scores.Plan.Name,
            $"Validation {metric.Name} against {across.Title}, one line for each level of {lines.Title}.",
            "Lines that run side by side mean that the one factor does the same whatever the other is.");

        List<LineEstimate> Row(int row) =>
        [
            .. from column in Enumerable.Range(0, across.All.Count)
               where cells[row, column] is not null
               select new LineEstimate(across.All[column].Place, cells[row, column]!),
        ];
    }

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
