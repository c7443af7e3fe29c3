using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments;

/// <content>What trials said of each example, which records come without.</content>
public sealed partial record ExperimentRun
{
    /// <summary>The records in their order, with predictions where the recipe keeps them.</summary>
    internal static List<TrialRecord> WithPredictions(IStudyStore store, IEnumerable<TrialRecord> records) =>
    [
        .. records.Select(record => record.Result is { Trial.Recipe.KeepPredictionsOn: not null } result
            ? record with
            {
                Result = result with
                {
                    History = result.History with { Predictions = store.Predictions(record.Hash) },
                },
            }
            : record),
    ];
}
