namespace Fruitfly.Measurement;

/// <summary>Metrics of the predicted classes alone.</summary>
static class DecisionMetrics
{
    /// <param name="predicted"><c>[examples]</c></param>
    public static ScoredExamples Score(
        Metric metric, ReadOnlySpan<int> predicted, ReadOnlySpan<int> labels, int classes, int rarest) => metric switch
        {
            Metric.BalancedAccuracy or Metric.MacroF1 => MeanOfRatios(metric, predicted, labels, classes, rarest),
            _ => Share(metric, predicted, labels, rarest),
        };

    static ScoredExamples Share(Metric metric, ReadOnlySpan<int> predicted, ReadOnlySpan<int> labels, int rarest)
    {
        var byExample = new double[labels.Length];
        var counted = 0;
        for (var i = 0; i < labels.Length; i++)
            if (predicted[i] == labels[i] == (metric == Metric.Accuracy))
                (byExample[i], counted) = (1, counted + 1);
        return new(metric, (double)counted / labels.Length, byExample, rarest);
    }

    // Each class has a ratio: right / examples (recall), or 2·right / (examples + taken for it) (F1). An example counts
    // in the ratio a/b of its own class and of the predicted one; its influence on it is (a(i) − b(i)·a/b)·n/b.
    static ScoredExamples MeanOfRatios(
        Metric metric, ReadOnlySpan<int> predicted, ReadOnlySpan<int> labels, int classes, int rarest)
    {
        var isF1 = metric == Metric.MacroF1;
        var (above, below) = (new double[classes], new double[classes]);
        for (var i = 0; i < labels.Length; i++)
        {
            below[labels[i]]++;
            if (isF1)
                below[predicted[i]]++;
            if (predicted[i] == labels[i])
                above[labels[i]] += isF1 ? 2 : 1;
        }
        double[] ratios = [.. above.Zip(below, (a, b) => b > 0 ? a / b : 0)];
        var counted = below.Count(b => b > 0); // a class that no example has, and none is taken for, has no ratio
        var mean = ratios.Sum() / counted;
        var byExample = new double[labels.Length];
        for (var i = 0; i < byExample.Length; i++)
        {
            var (own, taken) = (labels[i], predicted[i]);
            var influence = ((own == taken ? isF1 ? 2 : 1 : 0) - ratios[own]) / below[own];
            if (isF1)
                influence -= ratios[taken] / below[taken];
            byExample[i] = mean + influence * byExample.Length / counted;
        }
        return new(metric, mean, byExample, rarest);
    }
}
