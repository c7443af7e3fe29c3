namespace Fruitfly.Measurement;

/// <summary>Metrics of real values.</summary>
static class ValueMetrics
{
    /// <param name="values"><c>[examples × outputs]</c></param>
    /// <param name="targets"><c>[examples × outputs]</c></param>
    public static ScoredExamples Score(
        Metric metric, ReadOnlySpan<double> values, ReadOnlySpan<double> targets, int outputs) => metric switch
        {
            Metric.MeanAbsoluteError => Absolute(values, targets, outputs),
            Metric.RootMeanSquaredError => RootOfSquares(values, targets, outputs),
            _ => Explained(values, targets, outputs),
        };

    static ScoredExamples Absolute(ReadOnlySpan<double> values, ReadOnlySpan<double> targets, int outputs)
    {
        var byExample = new double[values.Length / outputs];
        for (var i = 0; i < values.Length; i++)
            byExample[i / outputs] += Math.Abs(values[i] - targets[i]) / outputs;
        return new(Metric.MeanAbsoluteError, byExample.Average(), byExample, byExample.Length);
    }

    // The influence on a root is that on what is under it, divided by twice the root.
    static ScoredExamples RootOfSquares(ReadOnlySpan<double> values, ReadOnlySpan<double> targets, int outputs)
    {
        var byExample = new double[values.Length / outputs];
        for (var i = 0; i < values.Length; i++)
            byExample[i / outputs] += (values[i] - targets[i]) * (values[i] - targets[i]) / outputs;
        var mean = byExample.Average();
        var root = Math.Sqrt(mean);
        for (var i = 0; i < byExample.Length && root > 0; i++)
            byExample[i] = root + (byExample[i] - mean) / (2 * root);
        return new(Metric.RootMeanSquaredError, root, byExample, byExample.Length);
    }

    // 1 − S/V of each output, S the mean square of what is missed and V the variance of the targets. The influence on
    // S/V is (s(i) − (S/V)·v(i)) / V, where V's own is (y − ȳ)² − V.
    static ScoredExamples Explained(ReadOnlySpan<double> values, ReadOnlySpan<double> targets, int outputs)
    {
        var count = values.Length / outputs;
        var byExample = new double[count];
        var explained = 0.0;
        for (var output = 0; output < outputs; output++)
        {
            double mean = 0, missed = 0, variance = 0;
            for (var i = output; i < targets.Length; i += outputs)
                mean += targets[i] / count;
            for (var i = output; i < targets.Length; i += outputs)
            {
                missed += (values[i] - targets[i]) * (values[i] - targets[i]) / count;
                variance += (targets[i] - mean) * (targets[i] - mean) / count;
            }
            var ratio = variance > 0 ? missed / variance : double.NaN;
            explained += (1 - ratio) / outputs;
            for (var i = 0; i < count; i++)
            {
                var (value, target) = (values[i * outputs + output], targets[i * outputs + output]);
                var own = (value - target) * (value - target) - ratio * (target - mean) * (target - mean);
                byExample[i] += (1 - ratio - own / variance) / outputs;
            }
        }
        return new(Metric.RSquared, explained, byExample, count);
    }
}
