using Fruitfly.Measurement;

namespace Fruitfly.Studies.Evidence;

/// <summary>How values of a metric are written.</summary>
/// <param name="Name">such as "error"</param>
/// <param name="Unit">such as "%"; empty for none</param>
/// <param name="Factor">what a value is multiplied by to stand in that unit</param>
public sealed record MetricWords(string Name, string Unit, double Factor, bool IsHigherBetter)
{
    public static MetricWords Of(Metric metric) => metric switch
    {
        Metric.Error => new("error", "%", 100, false),
        Metric.Accuracy => new("accuracy", "%", 100, true),
        Metric.BalancedAccuracy => new("balanced accuracy", "%", 100, true),
        Metric.MacroF1 => new("macro F1", "", 1, true),
        Metric.Auc => new("AUC", "", 1, true),
        Metric.LogLoss => new("log loss", "", 1, false),
        Metric.Brier => new("Brier score", "", 1, false),
        Metric.CalibrationError => new("calibration error", "%", 100, false),
        Metric.RootMeanSquaredError => new("RMSE", "", 1, false),
        Metric.MeanAbsoluteError => new("MAE", "", 1, false),
        Metric.RSquared => new("R²", "", 1, true),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };

    /// <summary>"validation error (%)"</summary>
    public string Axis(string split) => Unit.Length == 0 ? $"{split} {Name}" : $"{split} {Name} ({Unit})";

    /// <summary>"12.3 %"</summary>
    public string Text(double value) => NumberText.WithUnit(Factor * value, Unit);

    /// <summary>"12.30 ± 0.50 % (n = 5)"</summary>
    public string Text(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return NumberText.Measured(
            Factor * estimate.Mean, Factor * estimate.Low, Factor * estimate.High, estimate.Count, Unit);
    }

    /// <summary>"11.8 to 12.8 %"</summary>
    public string Interval(double low, double high) =>
        NumberText.Interval(Factor * low, Factor * high) + (Unit.Length == 0 ? "" : $" {Unit}");

    /// <summary>"−1.2 to 0.4 points": the interval of a difference</summary>
    public string DifferenceInterval(double low, double high) =>
        NumberText.Interval(Factor * low, Factor * high) + (Unit == "%" ? " points" : "");

    /// <summary>"+0.83 points" of a metric in percent, else "+0.83": a difference of two values with its sign and two
    /// significant digits.</summary>
    public string Difference(double value)
    {
        var size = Math.Abs(Factor * value);
        var decimals = size > 0 && double.IsFinite(size) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(size)), 0, 6) : 0;
        return (value > 0 ? "+" : "") + NumberText.WithDecimals(Factor * value, decimals) + (Unit == "%" ? " points" : "");
    }

    /// <summary>The same value on a scale on which less is better.</summary>
    public double Cost(double value) => IsHigherBetter ? -value : value;

    /// <summary>As it is drawn.</summary>
    public Estimate Scaled(Estimate estimate) => estimate with
    {
        Mean = Factor * estimate.Mean,
        StandardDeviation = Factor * estimate.StandardDeviation,
        Low = Factor * estimate.Low,
        High = Factor * estimate.High,
    };
}
