using Fruitfly.Measurement;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The metrics as a study file names them.</summary>
static class MetricNames
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetNames<Metric>().Select(KebabCase.Of)];

    public static string Of(Metric metric) => KebabCase.Of($"{metric}");

    public static Metric Read(string word) => Enum.GetValues<Metric>().First(metric => Of(metric) == word);

    /// <summary>Whether it is of real values, and not of classes.</summary>
    public static bool IsOfValues(Metric metric) =>
        metric is Metric.RootMeanSquaredError or Metric.MeanAbsoluteError or Metric.RSquared;
}
