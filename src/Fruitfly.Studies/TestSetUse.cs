using Fruitfly.Data;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>Who opened the test set, when and how often, counted from the stored results: every
/// score on it is one opening. Predictions that are kept beside a score of the same
/// network are the same look.</summary>
/// <param name="Study">that opened it</param>
/// <param name="Trials">of the study, each counted once</param>
/// <param name="Openings">of those that opened it, in the order of the plan</param>
public sealed record TestSetUse(string Study, int Trials, IReadOnlyList<TestSetOpening> Openings)
{
    /// <summary>How often it was seen.</summary>
    public int Times => Openings.Sum(opening => opening.Times);

    /// <summary>The most that one trial saw it.</summary>
    public int MostInOneTrial => Openings.Count == 0 ? 0 : Openings.Max(opening => opening.Times);

    /// <summary>When the first and the last of the trials that opened it came to their ends; null
    /// where the store does not tell.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? Between =>
        Openings.Where(opening => opening.Ended is not null).Select(opening => opening.Ended!.Value).Order()
            .ToList() is [var first, ..] ended
            ? (first, ended[^1]) : null;

    /// <summary>Counts what a study saw.</summary>
    /// <param name="records">all trials of the study</param>
    public static TestSetUse Of(string study, IEnumerable<TrialRecord> records)
    {
        var trials = records.DistinctBy(record => record.Hash).ToList();
        return new(study, trials.Count, [.. trials
            .Select(record =>
                new TestSetOpening(record.Hash, record.Ended, record.Result is { } result ? TimesIn(result) : 0))
            .Where(opening => opening.Times > 0)]);
    }

    /// <summary>How many scores one trial took on the test set.</summary>
    public static int TimesIn(TrialResult result) => TimesIn(result.History, result.Trial.Recipe);

    internal static int TimesIn(History history, Recipe recipe) =>
        history.Evaluations.Count(evaluation => evaluation.Test is not null)
        + history.Replacement.Count
        + (recipe.KeepPredictionsOn == Split.Test && history is { Diverged: false, Evaluations: [.., { Test: null }] }
            ? 1 : 0)
        + (history.Confusions is not null && recipe.CountConfusionsOn == Split.Test ? 1 : 0)
        + (history.Complexity is not null && recipe.MeasureMarginsOn == Split.Test ? 1 : 0);
}

/// <summary>What one trial saw of the test set.</summary>
/// <param name="Trial">its hash</param>
/// <param name="Ended">when it came to its end; null where the store does not tell</param>
/// <param name="Times">how many scores were taken on the test set</param>
public sealed record TestSetOpening(string Trial, DateTimeOffset? Ended, int Times);
