using System.Runtime.InteropServices;
using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Choices;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>Takes the luck out of the score of the best: from what every candidate said of every validation example,
/// with the means over seeds pooled over folds.</summary>
static class ChoiceCorrection
{
    /// <summary>Losses of single examples that are held at once; of more, the worse candidates are left out.</summary>
    const int MostLosses = 4_000_000;

    /// <returns>why it cannot be had where it is null</returns>
    public static (CorrectedScore? Score, string WhyNot) Of(
        SweepScores scores, SweepResults results, SweepSources sources)
    {
        List<SettingScore> candidates = [.. scores.Candidates.Where(one => one.Diverged == 0)];
        if (scores.Candidates.Count < 2)
            return (null, scores.Plan.Ladder is null ? "there was one setting to choose"
                : "the others were judged by shorter trainings");
        if (candidates.Count < 2)
            return (null, "fewer than two settings have no diverged trials");
        var best = Parts(candidates[0], scores.Plan.Metric, results, sources);
        if (best is null)
            return (null, "the trials kept no predictions");
        var examples = best.Sum(part => part.Score.ByExample.Count);
        var losses = best.Select(_ => new List<ScoredExamples>()).ToList();
        // In the order of the plan: among equals the first is taken, and in the order of the ranking that would let the
        // examples that judge have a say.
        foreach (var candidate in candidates.Take(Math.Max(2, MostLosses / examples))
            .OrderBy(one => one.Setting.Number))
        {
            var parts = candidate == candidates[0] ? best : Parts(candidate, scores.Plan.Metric, results, sources);
            if (parts is null || !parts.Select(part => part.Targets).SequenceEqual(best.Select(part => part.Targets)))
                return (null, "the settings were not validated on the same examples");
            for (var k = 0; k < parts.Count; k++)
                losses[k].Add(parts[k].Score);
        }
        if (losses.Any(part => part[0].ByExample.Count < 2))
            return (null, "there is one validation example");
        var sign = scores.Metric.IsHigherBetter ? -1 : 1;
        var choices = losses.Select(part => Candidates.Of(part)).ToList();
        var corrected = choices.Select(part => BootstrapCorrection.Of(part)).ToList();
        var (low, high) = (sign * corrected.Average(one => one.Low), sign * corrected.Average(one => one.High));
        return (new(
            new(sign * corrected.Average(one => one.Corrected), double.NaN, Math.Min(low, high), Math.Max(low, high),
                examples),
            sign * corrected.Average(one => one.Raw), sign * choices.Average(part => SwappedHalves.Of(part).Corrected),
            candidates.Count, examples), "");
    }

    /// <summary>What a candidate scored on the examples of one choice: all folds together, each with the mean over its
    /// seeds. Where seeds were validated on other examples, each seed is a choice of its own.</summary>
    static List<Part>? Parts(SettingScore candidate, Metric metric, SweepResults results, SweepSources sources)
    {
        var scored = new List<(SweepKey Key, ScoredExamples Score, Examples Examples)>();
        foreach (var trial in candidate.Trials)
        {
            var result = results.Trials[trial.Key];
            if (TrialScores.ByExample(result, metric, Split.Validation, sources) is not { } score)
                return null;
            scored.Add((trial.Key, score, sources.Data(result.Trial).Validation!));
        }
        var isShared = scored.GroupBy(one => one.Key.Fold)
            .All(fold => fold.All(one => one.Examples == fold.First().Examples
                || one.Examples.Inputs.SequenceEqual(fold.First().Examples.Inputs)));
        return
        [
            .. from one in scored
               group one by isShared ? 0 : one.Key.Seed into choice
               select Pool([.. from one in choice
                               group one by one.Key.Fold into fold
                               orderby fold.Key
                               let mean = ScoredExamples.Mean([.. fold.Select(one => one.Score)])
                               select (mean, fold.First().Examples)]),
        ];
    }

    static Part Pool(IReadOnlyList<(ScoredExamples Score, Examples Examples)> folds)
    {
        double[] all = [.. folds.SelectMany(fold => fold.Score.ByExample)];
        var targets = new HashCode();
        foreach (var (_, examples) in folds)
        {
            targets.AddBytes(MemoryMarshal.AsBytes(examples.Labels));
            targets.AddBytes(MemoryMarshal.AsBytes(examples.Values));
        }
        return new(folds[0].Score with { Value = all.Average(), ByExample = all }, (all.Length, targets.ToHashCode()));
    }

    /// <param name="Targets">equal for equal targets in the same order</param>
    sealed record Part(ScoredExamples Score, (int, int) Targets);
}
