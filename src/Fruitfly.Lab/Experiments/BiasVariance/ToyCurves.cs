using Fruitfly.Reports.Charts;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>Networks of one size on some of the data sets, as curves.</summary>
sealed class ToyCurves
{
    /// <summary>More do not change the band that is drawn.</summary>
    const int Most = 200;

    /// <summary>Every third of the 100 points, both ends included.</summary>
    const int Stride = 3;

    public ToyCurves(ToySetting setting, int hiddenUnits)
    {
        var predictions = (setting with { DataSets = Math.Min(Most, setting.DataSets) }).Predictions(hiddenUnits);
        Curves = [.. predictions.Select((
            values, index) => new SeedCurve(setting.FirstSeed + (ulong)index, At(values)))];
        Mean = At([.. ToySetting.Points.Select((_, i) => predictions.Average(values => values[i]))]);
    }

    public IReadOnlyList<SeedCurve> Curves { get; }

    public IReadOnlyList<CurvePoint> Mean { get; }

    public LineSeries Spread(string name, string panel, Meaning? meaning = null) =>
        new(name, meaning) { Panel = panel, Statistic = LineStatistic.Median, Seeds = Curves };

    public static LineSeries Truth(string panel) =>
        new("true function", Meaning.Theory)
        {
            Panel = panel,
            Curve = [.. ToySetting.Points.Zip(ToySetting.Truth, (x, y) => new CurvePoint(x, y))]
        };

    public static IReadOnlyList<CurvePoint> At(IReadOnlyList<double> values) =>
        [.. ToySetting.Points.Zip(values, (x, y) => new CurvePoint(x, y)).Where((_, i) => i % Stride == 0)];
}
