using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Charts;

/// <summary>The data of a line chart as Vega-Lite draws it: rows for each kind of mark.</summary>
sealed class LinesRows
{
    readonly LinesData _data;
    readonly ValueAxis _axis;
    readonly HorizontalAxis _horizontal;

    public LinesRows(LinesData data, LinesPlan plan, ValueAxis axis, HorizontalAxis horizontal)
    {
        (_data, _axis, _horizontal) = (data, axis, horizontal);
        Parts = new(data.HasPanels);
        foreach (var summary in plan.Summaries)
        {
            foreach (var value in summary.Values.Where(value => IsDrawable(value.Value)))
                Parts.Add(summary.IsCurve ? "curve" : "mean",
                    summary.IsCurve ? CurveRow(summary, value) : ValueRow(summary, value));
            foreach (var seed in summary.Seeds)
                foreach (var point in seed.Points.Where(point => IsDrawable(point.Y)))
                    Parts.Add("seeds", Row(summary.Series.Panel, new()
                    {
                        ["series"] = summary.Series.Name, ["seed"] = seed.Seed, [data.Field] = point.X,
                        ["value"] = point.Y,
                    }));
        }
        foreach (var panel in data.Panels)
            AddComparisons(panel);
        if (!data.HasPanels)
            AddLabels(plan);
    }

    public ChartParts Parts { get; }

    /// <summary>Of the thresholds' labels above the plot.</summary>
    public int LabelRows { get; private set; }

    /// <summary>Values that are zero or below and so have no place on a logarithmic axis.</summary>
    public int NotDrawable { get; private set; }

    ChartRow Row(string panel, ChartRow row)
    {
        if (_data.HasPanels)
            row.Insert(0, "panel", panel);
        return row;
    }

    ChartRow CurveRow(LineSummary summary, LineValue value) => Row(summary.Series.Panel, new()
    {
        ["series"] = summary.Series.Name, [_data.Field] = value.X, ["value"] = value.Value,
    });

    ChartRow ValueRow(LineSummary summary, LineValue value)
    {
        var row = new ChartRow { ["series"] = summary.Series.Name, [_data.Field] = value.X };
        if (_data.StepsPerEpoch > 0)
            row["epoch"] = value.X / _data.StepsPerEpoch;
        row["value"] = value.Value;
        row["low"] = value.Low is { } low ? _axis.Drawable(low) : null;
        row["high"] = value.High is { } high ? _axis.Drawable(high) : null;
        row["interval"] = value is { Low: { } from, High: { } to } ? NumberText.Interval(from, to) : "none (one seed)";
        row["n"] = value.Count;
        return Row(summary.Series.Panel, row);
    }

    void AddComparisons(string panel)
    {
        foreach (var value in _data.Published.Where(value => value.Panel is null || value.Panel == panel))
            Parts.Add("published", Row(panel, new()
            {
                ["series"] = value.Series
                    ?? (value.Meaning is { } meaning
                        ? _data.Series.FirstOrDefault(series => series.Meaning == meaning)?.Name : null),
                ["label"] = value.Label, [_data.Field] = value.X, ["value"] = value.Y,
                ["low"] = _axis.Drawable(value.Low ?? value.Y), ["high"] = _axis.Drawable(value.High ?? value.Y),
            }));
        AddThresholds(panel);
        if (_data.Reference is { } reference)
            Parts.Add("reference", Row(panel, new() { ["value"] = reference.Y, ["label"] = reference.Label }));
    }

    void AddThresholds(string panel)
    {
        var own = _data.Thresholds.Where(threshold => threshold.Panel is null || threshold.Panel == panel).ToList();
        var places = ThresholdLabels.Arrange(
            [.. own.Select(threshold => (_horizontal.Place(threshold.X), threshold.Label))],
            ChartParts.PlotSize(_data.HasPanels, _data.Columns).Width);
        foreach (var (threshold, place) in own.Zip(places))
        {
            Parts.Add("thresholds", Row(panel, new()
            {
                [_data.Field] = threshold.X, ["label"] = threshold.Label, ["row"] = place.Row,
                ["align"] = place.Align,
            }));
            LabelRows = Math.Max(LabelRows, place.Row + 1);
        }
    }

    void AddLabels(LinesPlan plan)
    {
        var labels = new List<(double X, double Value, string Text, string? Series)>();
        foreach (var summary in plan.Summaries.Where(summary => summary.Series.IsLabelled))
            if (summary.Values.Where(value => !_axis.IsLogarithmic || value.Value > 0)
                .Select(value => (LineValue?)value).LastOrDefault() is { } end)
                labels.Add(summary.IsCurve
                    ? (end.X, _axis.Clamp(end.Value), summary.Series.Name, null)
                    : (end.X, _axis.Clamp(end.Value), $"{summary.Series.Name} {_axis.Text(end.Value, _data.Unit)}",
                        summary.Series.Name));
        foreach (var value in _data.Published.Where(value => value.X >= _horizontal.High))
            labels.Add((value.X, _axis.Clamp(value.Y), value.Label, null));

        var places = EndLabels.Spread([.. labels.Select(label => _axis.Place(label.Value))]);
        for (var i = 0; i < labels.Count; i++)
        {
            var (x, value, text, series) = labels[i];
            Parts.AddDecoration("labels",
                new() { [_data.Field] = x, ["place"] = _axis.At(places[i]), ["label"] = text });
            if (series is not null)
                Parts.AddDecoration("ends", new() { ["series"] = series, [_data.Field] = x, ["value"] = value });
        }
    }

    bool IsDrawable(double value)
    {
        if (!_axis.IsLogarithmic || value > 0)
            return true;
        NotDrawable++;
        return false;
    }
}
