using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;

namespace Fruitfly.Lab.Setups;

/// <summary>What one network said of the examples of a split.</summary>
sealed class PredictedExamples
{
    readonly Examples _examples;
    readonly double[] _values;
    readonly double[] _targets = [];
    readonly int[] _predicted = [];

    /// <param name="outputs"><c>[examples × outputs]</c>, as <see cref="Training.History.Predictions"/></param>
    /// <param name="targetDeviations">what real-valued targets were divided by, <c>[outputs]</c>: scores are in the
    /// units from before. Default: null or empty, where they were not.</param>
    public PredictedExamples(
        float[] outputs, Examples examples, IReadOnlyList<double>? targetDeviations = null)
    {
        _examples = examples;
        if (examples.IsClassification)
        {
            _values = Metrics.Probabilities(outputs, examples.Classes);
            _predicted = Metrics.Predicted(_values, examples.Classes);
            Confusions = ConfusionMatrix.Of(_predicted, examples.Labels, examples.Classes);
            Overconfidence = [.. _predicted.Select((taken, i) =>
                _values[i * examples.Classes + taken] - (taken == examples.Labels[i] ? 1 : 0))];
        }
        else
        {
            (_values, _targets) = (InUnits(outputs), InUnits(examples.Values));
            Confusions = new(2, [0, 0, 0, 0]);
            Overconfidence = [];
        }

        double[] InUnits(ReadOnlySpan<float> values)
        {
            var scaled = new double[values.Length];
            for (var i = 0; i < scaled.Length; i++)
                scaled[i] = values[i]
                    * (targetDeviations is { Count: > 0 } each ? each[i % each.Count] : 1);
            return scaled;
        }
    }

    public ConfusionMatrix Confusions { get; }

    /// <summary>Of each example the confidence of its prediction, minus 1 where it is right.</summary>
    public IReadOnlyList<double> Overconfidence { get; }

    public ScoredExamples Score(Metric metric) => _examples.IsClassification
        ? Metrics.Score(metric, _values, _examples.Labels, _examples.Classes)
        : Metrics.Score(metric, _values, _targets, _examples.Outputs);

    /// <summary>Another network that predicts the same examples.</summary>
    public McNemar McNemarAgainst(PredictedExamples other) =>
        McNemar.Of(_predicted, other._predicted, _examples.Labels);

    public static CalibrationCurve Calibration(IReadOnlyList<PredictedExamples> networks)
    {
        double[] probabilities = [.. networks.SelectMany(network => network._values)];
        int[] labels = [.. networks.SelectMany(network => network._examples.Labels.ToArray())];
        return CalibrationCurve.Of(probabilities, labels, networks[0]._examples.Classes);
    }
}
