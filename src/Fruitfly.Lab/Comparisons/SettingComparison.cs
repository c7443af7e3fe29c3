using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Comparisons;

/// <summary>Whether one setting is better than another.</summary>
/// <param name="Split">the examples that both are judged by</param>
/// <param name="MeanA">of the metric over the trials of A</param>
/// <param name="MeanB">the same of B</param>
/// <param name="Repetitions">A − B over seeds or splits: paired where at least two of them are shared with their data,
/// else by Welch's t</param>
/// <param name="Examples">A − B with other examples of the split, paired by example; null where the two were not judged
/// by the same examples, or have kept no predictions</param>
/// <param name="McNemar">of error and accuracy, where each side is one network</param>
public sealed record SettingComparison(
    ComparedSide A, ComparedSide B, Metric Metric, Split Split, double MeanA, double MeanB, Comparison Repetitions,
    Estimate? Examples, McNemar? McNemar)
{
    /// <summary>Whether the repetitions are splits of the same examples; else they are seeds.</summary>
    public bool IsOverSplits { get; init; }

    /// <summary>Whether values are in standard deviations of the training targets rather than in the targets' own
    /// units.</summary>
    public bool IsStandardized => !Metric.IsOfClasses && Metric != Metric.RSquared
        && A.Trials.Concat(B.Trials).Any(trial =>
            trial.Result!.Trial.Data is Data.Tables.FileDescription { StandardizeTargets: true });

    /// <summary>What an interval of A − B says.</summary>
    public ComparisonVerdict VerdictOf(Estimate difference) => VerdictOf(Metric, difference);

    /// <summary>What an interval of A − B of a metric says.</summary>
    public static ComparisonVerdict VerdictOf(Metric metric, Estimate difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Low > 0 ? metric.IsBetterLarger ? ComparisonVerdict.IsABetter : ComparisonVerdict.IsBBetter
            : difference.High < 0 ? metric.IsBetterLarger ? ComparisonVerdict.IsBBetter : ComparisonVerdict.IsABetter
            : ComparisonVerdict.Undecided;
    }

    /// <param name="metric">null for error of classes, and the root mean squared error of real values</param>
    /// <param name="places">where files of the studies are found</param>
    /// <exception cref="ComparisonException">the sides cannot be compared by the metric</exception>
    public static SettingComparison Of(
        IStudyStore store, ComparedSide a, ComparedSide b, Metric? metric, DataPlaces places)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var split = SplitOf(a, b);
        var isOfClasses = !double.IsNaN(a.Trials[0].Result!.History.Last[split]!.Error);
        var chosen = metric ?? (isOfClasses ? Metric.Error : Metric.RootMeanSquaredError);
        if (chosen.IsOfClasses != isOfClasses)
            throw new ComparisonException(
                $"{KebabCase.Of($"{chosen}")} is a metric of {(isOfClasses ? "real values" : "classes")}; the targets " +
                $"are {(isOfClasses ? "classes" : "real values")}.");
        var execution = new TrialExecution(places);
        var known = new Dictionary<string, PredictedExamples?>();
        var (scoresA, scoresB) = (SideScores.Of(a, chosen, split, Kept), SideScores.Of(b, chosen, split, Kept));
        var isSameSet = scoresA.Examples is not null && scoresB.Examples is not null
            && scoresA.Values.Keys.First().Data == scoresB.Values.Keys.First().Data;
        return new(
            a, b, chosen, split, scoresA.Values.Values.Average(), scoresB.Values.Values.Average(),
            Compare(scoresA, scoresB, TestToTraining(a, split)),
            isSameSet ? scoresA.Examples!.Difference(scoresB.Examples!) : null,
            isSameSet && chosen is Metric.Error or Metric.Accuracy && scoresA.Single is { } one
                && scoresB.Single is { } other ? one.McNemarAgainst(other) : null)
        {
            IsOverSplits = TestToTraining(a, split) > 0,
        };

        PredictedExamples? Kept(TrialRecord record)
        {
            if (known.TryGetValue(record.Hash, out var found))
                return found;
            var trial = record.Result!.Trial;
            return known[record.Hash] = trial.Recipe.KeepPredictionsOn == split
                && store.Predictions(record.Hash) is { Length: > 0 } outputs
                && execution.Load(trial).For(trial.Recipe)[split] is { } examples
                ? new(outputs, examples) : null;
        }
    }

    static Comparison Compare(SideScores a, SideScores b, double testToTraining)
    {
        var shared = a.Values.Keys.Where(b.Values.ContainsKey).Order().ToList();
        return shared.Count > 1 || shared.Count == 1 && a.Values.Count == 1 && b.Values.Count == 1
            ? Comparison.Paired([.. shared.Select(key => a.Values[key])], [.. shared.Select(key => b.Values[key])],
                testToTraining: testToTraining)
            : Comparison.Unpaired([.. a.Values.Values], [.. b.Values.Values]);
    }

    // Splits of one file share examples; data that are generated do not.
    static double TestToTraining(ComparedSide side, Split split)
    {
        var data = side.Trials.Select(trial => trial.Result!.Trial.Data).ToList();
        return data.Select(CanonicalDescription.WriteData).Distinct().Count() > 1
            && data[0] is Data.Tables.FileDescription file && file.Size() is { Training: > 0 } size
            ? (double)size[split] / size.Training : 0;
    }

    static Split SplitOf(ComparedSide a, ComparedSide b)
    {
        foreach (var split in (Split[])[Split.Test, Split.Validation, Split.Training])
            if (a.Trials.Concat(b.Trials).All(trial => trial.Result!.History.Last[split] is not null))
                return split;
        throw new ComparisonException($"'{a.Name}' and '{b.Name}' were measured on no split that both have.");
    }
}

/// <summary>What the interval of a difference says.</summary>
public enum ComparisonVerdict
{
    /// <summary>it holds 0</summary>
    Undecided,

    IsABetter,

    IsBBetter,
}
