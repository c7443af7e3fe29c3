using Fruitfly.Measurement;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>By what the settings of a study are compared.</summary>
static class StudyMetric
{
    public static Metric Of(MapNode root, StudySections sections, IEnumerable<SweepParts> settings, Problems problems)
    {
        bool[] classes = [.. settings.Select(parts => parts.Data.Size.Classes > 0).Distinct()];
        var node = root[StudyWords.Metric] ?? root;
        if (classes.Length > 1)
            problems.Add(root, StudyWords.Data,
                "has classes in some settings and real values in others; they cannot be compared.");
        var isOfClasses = classes is not [false];
        var metric = sections.Metric ?? (isOfClasses ? Metric.Error : Metric.RootMeanSquaredError);
        if (classes.Length == 1 && MetricNames.IsOfValues(metric) == isOfClasses)
            problems.Add(node, StudyWords.Metric,
                $"is {MetricNames.Of(metric)}, which is of {(isOfClasses ? "real values" : "classes")}; the targets " +
                $"are {(isOfClasses ? "classes" : "real values")}: take one of {string.Join(", ", MetricNames.All.Where(
                    word => MetricNames.IsOfValues(MetricNames.Read(word)) != isOfClasses))}.");
        return metric;
    }
}
