namespace Fruitfly.Measurement;

/// <summary>Metrics of the probabilities themselves.</summary>
static class ProbabilityMetrics
{
    /// <summary>A probability of 0 counts as this one, so that one example does not make the log loss infinite; the
    /// smallest step of a double at 1, as in scikit-learn.</summary>
    const double Least = 2.220446049250313e-16;

    public static ScoredExamples Score(
        Metric metric, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes, int rarest)
    {
        if (metric == Metric.CalibrationError)
            return CalibrationError(probabilities, labels, classes, rarest);
        var byExample = new double[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Slice(i * classes, classes);
            byExample[i] = metric == Metric.LogLoss
                ? -Math.Log(Math.Clamp(row[labels[i]], Least, 1 - Least)) : SquaredDistance(row, labels[i]);
        }
        return new(metric, byExample.Average(), byExample, rarest);
    }

    static double SquaredDistance(ReadOnlySpan<double> row, int label)
    {
        var sum = 0.0;
        for (var k = 0; k < row.Length; k++)
        {
            var difference = row[k] - (k == label ? 1 : 0);
            sum += difference * difference;
        }
        return sum;
    }

    // The mean over examples of confidence minus right or wrong, with the sign of its bin.
    static ScoredExamples CalibrationError(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes, int rarest)
    {
        var curve = CalibrationCurve.Of(probabilities, labels, classes);
        var predicted = Metrics.Predicted(probabilities, classes);
        var byExample = new double[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var confidence = probabilities[i * classes + predicted[i]];
            var bin = curve.Bins[CalibrationCurve.BinOf(confidence, curve.Bins.Count)];
            byExample[i] = Math.Sign(bin.Confidence - bin.Accuracy)
                * (confidence - (predicted[i] == labels[i] ? 1 : 0));
        }
        return new(Metric.CalibrationError, curve.ExpectedError, byExample, rarest);
    }
}
