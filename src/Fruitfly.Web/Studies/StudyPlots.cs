using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;

namespace Fruitfly.Web.Studies;

/// <summary>Pictures of a study's means over seeds: as quick for 100,000 trials as for 100, since trials are gathered
/// before anything is drawn.</summary>
static class StudyPlots
{
    const int MostPlaces = 16;
    const int MostAxes = 10;
    const int MostTicks = 8;

    /// <summary>The measure against one setting, over all others.</summary>
    public static Chart? Effect(StudyGroups groups, TrialMeasure measure, int column)
    {
        var rows = Measured(groups);
        if (rows.Count == 0)
            return null;
        var (quantity, unit) = MeasureUnit.Of(measure);
        var levels = PlotLevels.From([.. rows.Select(row => row.Values[column])], MostPlaces);
        var places = levels.Numbers ?? [.. Enumerable.Range(0, levels.Names.Count).Select(place => (double)place)];
        return Fruitfly.Reports.Charts.Effect.Draw(new()
        {
            Factor = SettingLabels.Of(groups.Paths)[column].Label,
            Levels = levels.Numbers is null ? levels.Names : [],
            IsOrdered = levels.Numbers is not null,
            IsHorizontalLogarithmic = levels.IsLogarithmic,
            Ticks = levels.Numbers is { Count: <= MostTicks } few ? few : [],
            Quantity = quantity,
            Unit = unit,
            IsZeroIncluded = false,
            Means =
            [
                .. rows.Index().GroupBy(row => levels.Of[row.Index]).OrderBy(same => same.Key).Select(same =>
                    new LineEstimate(places[same.Key], MeasureUnit.Scaled(
                        Estimate.OfAll([.. same.Select(row => row.Item.Estimate!)]), unit))),
            ],
            Settings = rows.Count > levels.Names.Count ?
            [
                .. rows.Index().GroupBy(row => string.Join('\0', row.Item.Values.Where((_, other) => other != column)))
                    .Select(line => (IReadOnlyList<CurvePoint>)[.. line.OrderBy(row => levels.Of[row.Index])
                        .Select(row => new CurvePoint(places[levels.Of[row.Index]],
                            MeasureUnit.Scaled(row.Item.Estimate!, unit).Mean))])
                    .Where(line => line.Count > 1),
            ] : [],
            Diverged =
            [
                .. rows.Index().GroupBy(row => levels.Of[row.Index]).Select(same =>
                    (places[same.Key], same.Sum(row => row.Item.Trials.Diverged))).Where(at => at.Item2 > 0),
            ],
            Note = "Mean over all trials of each value with the 95 % interval of Student's t; the other settings vary.",
        });
    }

    /// <summary>The measure over two settings together, as colours.</summary>
    public static Chart? HeatMap(StudyGroups groups, TrialMeasure measure, int across, int up)
    {
        var rows = Measured(groups);
        if (rows.Count == 0 || across == up)
            return null;
        var (quantity, unit) = MeasureUnit.Of(measure);
        var columns = PlotLevels.From([.. rows.Select(row => row.Values[across])], MostPlaces);
        var lines = PlotLevels.From([.. rows.Select(row => row.Values[up])], MostPlaces);
        var (values, estimates) = (new double[lines.Names.Count, columns.Names.Count],
            new Estimate?[lines.Names.Count, columns.Names.Count]);
        var cells = rows.Index()
            .ToLookup(row => (lines.Of[row.Index], columns.Of[row.Index]), row => row.Item.Estimate!);
        for (var line = 0; line < lines.Names.Count; line++)
            for (var column = 0; column < columns.Names.Count; column++)
            {
                Estimate[] inside = [.. cells[(line, column)]];
                estimates[line, column] =
                    inside.Length == 0 ? null : MeasureUnit.Scaled(Estimate.OfAll(inside), unit);
                values[line, column] = estimates[line, column]?.Mean ?? double.NaN;
            }
        var labels = SettingLabels.Of(groups.Paths);
        return Fruitfly.Reports.Charts.HeatMap.Draw(new()
        {
            Horizontal = labels[across].Label,
            Vertical = labels[up].Label,
            Value = MeasureUnit.Title(quantity, unit),
            X = [.. Enumerable.Range(0, columns.Names.Count).Select(place => (double)place)],
            Y = [.. Enumerable.Range(0, lines.Names.Count).Select(place => (double)place)],
            HorizontalLevels = columns.Names,
            VerticalLevels = lines.Names,
            Values = values,
            Estimates = estimates,
            Note = "Mean over all trials of each cell; the other settings vary.",
        });
    }

    /// <summary>Every setting as one line across the settings that vary, the lowest mean first.</summary>
    public static Chart? Parallel(StudyGroups groups, TrialMeasure measure)
    {
        var rows = Measured(groups);
        int[] columns = [.. TellingSettings.Of([.. rows.Select(row => row.Values)]).Take(MostAxes)];
        if (columns.Length == 0)
            return null;
        var (quantity, unit) = MeasureUnit.Of(measure);
        var all = SettingLabels.Of(groups.Paths);
        SettingColumn[] labels = [.. columns.Select(column => all[column])];
        PlotLevels[] levels =
            [.. columns.Select(column =>
                PlotLevels.From([.. rows.Select(row => row.Values[column])], int.MaxValue))];
        return ParallelCoordinates.Draw(new()
        {
            Axes = [.. levels.Select((axis, column) => new ParallelAxis(labels[column].Label, Ticks(axis)))],
            Lines =
            [
                .. rows.Index().OrderBy(row => row.Item.Estimate!.Mean).Select(row => Line(row.Index, row.Item)),
            ],
            Value = MeasureUnit.Title(quantity, unit),
        });

        ParallelLine Line(int place, StudyGroup row)
        {
            var estimate = MeasureUnit.Scaled(row.Estimate!, unit);
            return new(string.Join(", ", columns.Select(column => $"{all[column].Label} {row.Values[column]}")),
                [.. levels.Select(axis => (double?)Share(axis, axis.Of[place]))], estimate.Mean)
            { Estimate = estimate };
        }
    }

    static List<StudyGroup> Measured(StudyGroups groups) =>
        [.. groups.Rows.Where(row => row.Estimate is not null)];

    static double Share(PlotLevels axis, int place) =>
        axis.Names.Count < 2 ? 0.5 : place / (axis.Names.Count - 1.0);

    static List<(double, string)> Ticks(PlotLevels axis)
    {
        var count = Math.Min(MostTicks, axis.Names.Count);
        return [.. Enumerable.Range(0, count).Select(tick => count < 2 ? 0
            : tick * (axis.Names.Count - 1) / (count - 1)).Select(place => (Share(axis, place), axis.Names[place]))];
    }
}
