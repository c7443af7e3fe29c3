using System.Text.Json.Nodes;

namespace Fruitfly.Lab.Reports.Charts;

/// <summary>The data of a learning-curve chart as Vega-Lite draws it: one array of rows for each kind of mark.</summary>
sealed class LearningCurvesRows
{
    readonly ValueAxis _axis;

    public LearningCurvesRows(LearningCurvesData data, LearningCurvesPlan plan, ValueAxis axis)
    {
        _axis = axis;
        foreach (var summary in plan.Summaries)
        {
            foreach (var mean in summary.Means.Where(mean => IsDrawable(mean.Estimate.Mean)))
                Means.Add(MeanRow(data, summary, mean));
            foreach (var seed in summary.Seeds)
                foreach (var point in seed.Points.Where(point => IsDrawable(point.Y)))
                    Seeds.Add(new JsonObject
                    {
                        ["series"] = summary.Style.Name, ["seed"] = seed.Seed, ["step"] = point.X, ["value"] = point.Y,
                    });
        }
        foreach (var value in data.Published)
            Published.Add(new JsonObject
            {
                ["series"] = value.Meaning is { } meaning ? MeaningStyle.Of(meaning).Name : null,
                ["label"] = value.Label, ["step"] = value.X, ["value"] = value.Y,
                ["low"] = axis.Drawable(value.Low ?? value.Y), ["high"] = axis.Drawable(value.High ?? value.Y),
            });
        foreach (var point in ThinnedPublishedCurve(data))
            PublishedCurve.Add(new JsonObject { ["label"] = data.PublishedCurve!.Label, ["step"] = point.X, ["value"] = point.Y });
        AddLabels(data, plan);
    }

    public JsonArray Means { get; } = [];
    public JsonArray Seeds { get; } = [];
    public JsonArray Published { get; } = [];
    public JsonArray PublishedCurve { get; } = [];
    public JsonArray Ends { get; } = [];
    public JsonArray Labels { get; } = [];

    /// <summary>Means that are zero or below and so have no place on a logarithmic axis.</summary>
    public int NotDrawable { get; private set; }

    public IEnumerable<(string, JsonArray)> Named()
    {
        (string Name, JsonArray Rows)[] all =
        [
            ("mean", Means), ("seeds", Seeds), ("published", Published), ("published_curve", PublishedCurve), ("ends", Ends), ("labels", Labels),
        ];
        return all.Where(part => part.Rows.Count > 0);
    }

    JsonObject MeanRow(LearningCurvesData data, CurveSummary summary, CurveMean mean)
    {
        var (estimate, isSingle) = (mean.Estimate, mean.Estimate.Count == 1);
        var row = new JsonObject { ["series"] = summary.Style.Name, ["step"] = mean.Step };
        if (data.StepsPerEpoch > 0)
            row["epoch"] = mean.Step / data.StepsPerEpoch;
        row["value"] = estimate.Mean;
        row["low"] = isSingle ? null : _axis.Drawable(estimate.Low);
        row["high"] = isSingle ? null : _axis.Drawable(estimate.High);
        row["interval"] = isSingle ? "none (one seed)" : NumberText.Interval(estimate.Low, estimate.High);
        row["n"] = estimate.Count;
        return row;
    }

    void AddLabels(LearningCurvesData data, LearningCurvesPlan plan)
    {
        var labels = new List<(double Step, double Value, string Text, string? Series)>();
        foreach (var summary in plan.Summaries)
            if (summary.Means.LastOrDefault(mean => IsDrawable(mean.Estimate.Mean)) is { Estimate: { } last } end)
                labels.Add((end.Step, last.Mean, $"{summary.Style.Name} {_axis.Text(last.Mean, data.Unit)}", summary.Style.Name));
        if (data.PublishedCurve is { Points.Count: > 0 } curve)
            labels.Add((curve.Points[^1].X, _axis.Clamp(curve.Points[^1].Y), curve.Label, null));
        foreach (var value in data.Published.Where(value => value.X >= plan.LastStep))
            labels.Add((value.X, _axis.Clamp(value.Y), value.Label, null));

        var places = EndLabels.Spread([.. labels.Select(label => _axis.Place(label.Value))]);
        for (var i = 0; i < labels.Count; i++)
        {
            var (step, value, text, series) = labels[i];
            Labels.Add(new JsonObject { ["step"] = step, ["place"] = _axis.At(places[i]), ["label"] = text });
            if (series is not null)
                Ends.Add(new JsonObject { ["series"] = series, ["step"] = step, ["value"] = value });
        }
    }

    static IEnumerable<CurvePoint> ThinnedPublishedCurve(LearningCurvesData data) => data.PublishedCurve is { } curve
        ? MarkBudget.Thin(curve.Points.Count, 300).Select(place => curve.Points[place])
        : [];

    bool IsDrawable(double value)
    {
        if (!_axis.IsLogarithmic || value > 0)
            return true;
        NotDrawable++;
        return false;
    }
}
