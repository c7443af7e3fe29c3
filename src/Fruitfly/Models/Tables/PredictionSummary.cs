using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Tables;

/// <summary>What a model said of a table, in numbers.</summary>
/// <param name="Rows">how the rows differ from those that the model was trained on</param>
/// <param name="Classes">how many rows each class was predicted for; none where values are predicted</param>
/// <param name="Means">of each predicted value; none where classes are predicted</param>
/// <param name="Metrics">how good the predictions are, where the table has the target too; else none</param>
public sealed record PredictionSummary(
    RowReport Rows, IReadOnlyList<PredictedClass> Classes, IReadOnlyList<double> Means,
    IReadOnlyList<ModelMetric> Metrics)
{
    /// <summary>Whether the rows are those of a file that the model was trained on, byte by byte: then the metrics are
    /// no estimate for new rows.</summary>
    public bool IsOfTrainingFile { get; init; }

    /// <summary>Rows without a prediction: their numbers are so far from any that were trained on that the networks
    /// give no finite number. They count in no class, mean or metric.</summary>
    public long Unpredicted { get; init; }
}

/// <summary>A class and the rows that it was predicted for.</summary>
public sealed record PredictedClass(string Name, long Rows);

/// <summary>Counts predictions part by part.</summary>
sealed class SummaryCount(ModelDescription model)
{
    readonly long[] _classes = new long[model.Classes.Count];
    readonly ScoredRows _scored = new(model);
    double[] _sums = [];
    long _predicted;

    /// <param name="target">the place of the target column; null where there is none</param>
    public void Add(RawTable part, int? target, Predictions predictions)
    {
        _scored.Add(part, target, predictions);
        if (_classes.Length == 0 && _sums.Length == 0)
            _sums = new double[predictions.Width];
        for (var row = 0; row < predictions.Count; row++)
        {
            if (!predictions.IsFinite(row))
                continue;
            _predicted++;
            if (_classes.Length > 0)
                _classes[predictions.Label(row)]++;
            for (var i = 0; i < _sums.Length; i++)
                _sums[i] += predictions.Values[row * _sums.Length + i];
        }
    }

    public PredictionSummary ToSummary(RowReport rows) => new(
        rows, [.. _classes.Select((count, label) => new PredictedClass(model.Classes[label], count))],
        _predicted == 0 ? [] : Array.ConvertAll(_sums, sum => sum / _predicted), _scored.ToMetrics())
    {
        Unpredicted = rows.Rows - _predicted,
    };
}
