using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Models;

namespace Fruitfly.Lab.Models;

/// <summary>What the mean of a model's predictions scores, by the metrics that its networks were measured by and on the
/// same examples.</summary>
static class EnsembleScores
{
    /// <param name="data">as the networks take it, with targets in the units they were trained on</param>
    /// <returns>null of one network, or where the networks were not measured</returns>
    public static IReadOnlyList<ModelMetric>? Of(Model model, DataSet data)
    {
        if (model.Networks.Count == 1)
            return null;
        ModelMetric[] metrics =
        [
            .. from single in model.Description.Metrics
               from metric in Enum.GetValues<Metric>()
               where KebabCase.Of(metric) == single.Name
               let examples = ExamplesOf(data, single.On)
               where examples is not null
               let score = Score(model, examples, metric)
               where double.IsFinite(score.Value)
               select Of(single, score),
        ];
        return metrics.Length == 0 ? null : metrics;
    }

    static ModelMetric Of(ModelMetric single, ScoredExamples score) =>
        score.Interval() is var interval && double.IsFinite(interval.Low) && double.IsFinite(interval.High)
            ? new(single.Name, single.On, score.Value, interval.Low, interval.High, "examples")
            : new(single.Name, single.On, score.Value);

    static Examples? ExamplesOf(DataSet data, string on) => Enum.GetValues<Split>()
        .Where(split => on.StartsWith(KebabCase.Of(split), StringComparison.Ordinal))
        .Select(split => data[split]).FirstOrDefault();

    static ScoredExamples Score(Model model, Examples examples, Metric metric)
    {
        var predictions = model.Predict(examples.Inputs);
        if (examples.IsClassification)
            return Metrics.Score(metric, predictions.Probabilities, examples.Labels, examples.Classes);
        var targets = new double[examples.Values.Length];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = examples.Values[i];
        model.Description.Preprocessing?.ToTargetUnits(targets);
        return Metrics.Score(metric, predictions.Values, targets, examples.Outputs);
    }
}
