using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Comparisons;

/// <summary>What one metric of one split says of each trial of a side.</summary>
sealed class SideScores
{
    /// <summary>Of each trial; they are paired by seed and data.</summary>
    public required IReadOnlyDictionary<(ulong Seed, string Data), double> Values { get; init; }

    /// <summary>The mean over the trials of what each example adds; null where not all of them have kept predictions of
    /// the same examples.</summary>
    public ScoredExamples? Examples { get; init; }

    /// <summary>The predicted classes, where there is one trial.</summary>
    public PredictedExamples? Single { get; init; }

    /// <exception cref="ComparisonException">the metric needs predictions, and a trial has kept none</exception>
    public static SideScores Of(
        ComparedSide side, Metric metric, Split split, Func<TrialRecord, PredictedExamples?> predictions)
    {
        var values = new Dictionary<(ulong, string), double>();
        var (scores, predicted) = (new List<ScoredExamples>(), new List<PredictedExamples>());
        foreach (var record in side.Trials)
        {
            var trial = record.Result!.Trial;
            var score = predictions(record) is { } kept ? kept.Score(metric) : null;
            if (score is not null)
            {
                scores.Add(score);
                predicted.Add(predictions(record)!);
            }
            values[(trial.Seed, CanonicalDescription.WriteData(trial.Data))] = score?.Value
                ?? (metric == Metric.Error ? record.Result.History.Last[split]?.Error : null)
                ?? throw new ComparisonException(
                    $"trial {record.Hash[..10]} of '{side.Name}' has kept no predictions on the " +
                    $"{split.ToString().ToLowerInvariant()} examples, which this metric needs.");
        }
        var isOneSet = values.Keys.Select(key => key.Item2).Distinct().Count() == 1
            && scores.Count == values.Count;
        return new()
        {
            Values = values,
            Examples = isOneSet ? ScoredExamples.Mean(scores) : null,
            Single = isOneSet && scores.Count == 1 ? predicted[0] : null,
        };
    }
}
