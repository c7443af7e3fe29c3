using System.Numerics.Tensors;

namespace Fruitfly.Measurement;

/// <summary>The values of a <see cref="Metric"/> from predictions and targets, all in double precision and as
/// scikit-learn computes them; docs/metrics.md has the formulas and the few differences.</summary>
public static class Metrics
{
    /// <summary>A metric of class probabilities.</summary>
    /// <param name="probabilities"><c>[examples × classes]</c>, each row summing to 1; of equal ones the first class is
    /// the prediction</param>
    /// <param name="labels"><c>[examples]</c>, the true classes from 0</param>
    /// <returns>NaN where the examples do not define it, such as <see cref="Metric.Auc"/> where all are of one
    /// class</returns>
    /// <exception cref="ArgumentException">the shapes do not fit, there are no examples, or the metric is one of
    /// real values</exception>
    public static double Of(
        Metric metric, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes) =>
        Score(metric, probabilities, labels, classes).Value;

    /// <summary>A metric of real values.</summary>
    /// <param name="values"><c>[examples × outputs]</c>, predicted</param>
    /// <param name="targets"><c>[examples × outputs]</c>, true</param>
    /// <returns>in the units of the targets; R² is a share, and NaN where the targets do not vary. Of several outputs,
    /// squares and sizes are averaged over all, and R² over the outputs.</returns>
    /// <exception cref="ArgumentException">the shapes do not fit, there are no examples, or the metric is one of
    /// classes</exception>
    public static double Of(
        Metric metric, ReadOnlySpan<double> values, ReadOnlySpan<double> targets, int outputs = 1) =>
        Score(metric, values, targets, outputs).Value;

    /// <summary>The same with what each example adds, for intervals.</summary>
    public static ScoredExamples Score(
        Metric metric, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Require(metric, metric.IsOfClasses, probabilities.Length, labels.Length, classes, "probabilities");
        foreach (var label in labels)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)label, (uint)classes, nameof(labels));
        var rarest = Rarest(labels, classes);
        return metric switch
        {
            Metric.Error or Metric.Accuracy or Metric.BalancedAccuracy or Metric.MacroF1 =>
                DecisionMetrics.Score(metric, Predicted(probabilities, classes), labels, classes, rarest),
            Metric.Auc => RankingMetrics.Score(probabilities, labels, classes, rarest),
            _ => ProbabilityMetrics.Score(metric, probabilities, labels, classes, rarest),
        };
    }

    /// <summary>The same with what each example adds, for intervals.</summary>
    public static ScoredExamples Score(
        Metric metric, ReadOnlySpan<double> values, ReadOnlySpan<double> targets, int outputs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        Require(metric, !metric.IsOfClasses, values.Length, targets.Length / outputs, outputs, "values");
        ArgumentOutOfRangeException.ThrowIfNotEqual(targets.Length, values.Length, nameof(targets));
        return ValueMetrics.Score(metric, values, targets, outputs);
    }

    /// <summary>The class with the largest probability or output of each example; of equal ones the first.</summary>
    public static int[] Predicted(ReadOnlySpan<double> probabilities, int classes)
    {
        var predicted = new int[probabilities.Length / classes];
        for (var i = 0; i < predicted.Length; i++)
        {
            var row = probabilities.Slice(i * classes, classes);
            for (var k = 1; k < classes; k++)
                if (row[k] > row[predicted[i]])
                    predicted[i] = k;
        }
        return predicted;
    }

    /// <summary>exp(zₖ) / Σ exp(zⱼ): the probabilities that a network's outputs stand for.</summary>
    /// <param name="outputs"><c>[examples × classes]</c>, before softmax</param>
    public static double[] Probabilities(ReadOnlySpan<float> outputs, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        var probabilities = new double[outputs.Length];
        TensorPrimitives.ConvertTruncating(outputs, probabilities);
        for (var i = 0; i + classes <= probabilities.Length; i += classes)
        {
            var row = probabilities.AsSpan(i, classes);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<double>(row), row);
            TensorPrimitives.Exp(row, row);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum<double>(row), row);
        }
        return probabilities;
    }

    extension(Metric metric)
    {
        /// <summary>Whether it judges classes; else it judges real values.</summary>
        public bool IsOfClasses => metric < Metric.RootMeanSquaredError;

        /// <summary>Whether more is better, as of an accuracy; else less is, as of an error.</summary>
        public bool IsBetterLarger =>
            metric is Metric.Accuracy or Metric.BalancedAccuracy or Metric.MacroF1 or Metric.Auc or Metric.RSquared;
    }

    static int Rarest(ReadOnlySpan<int> labels, int classes)
    {
        var counts = new int[classes];
        foreach (var label in labels)
            counts[label]++;
        return counts.Where(count => count > 0).Min();
    }

    static void Require(Metric metric, bool fits, int numbers, int examples, int each, string what)
    {
        if (!Enum.IsDefined(metric))
            throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric.");
        if (!fits)
            throw new ArgumentException($"{metric} is no metric of {what}.", nameof(metric));
        if (examples == 0)
            throw new ArgumentException("A metric needs at least one example.", nameof(examples));
        if (numbers != (long)examples * each)
            throw new ArgumentException(
                $"{numbers} {what} are not {each} for each of {examples} examples.", what);
    }
}
