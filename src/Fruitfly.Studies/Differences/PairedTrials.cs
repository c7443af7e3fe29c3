using Fruitfly.Measurement;

namespace Fruitfly.Studies.Differences;

/// <summary>Trials of two studies that differ in nothing but what the studies as a whole differ in.</summary>
/// <param name="Count">how many pairs there are</param>
/// <param name="Measures">those that at least one pair has on both sides</param>
public sealed record PairedTrials(int Count, IReadOnlyList<MeasureDifference> Measures)
{
    static readonly TrialMeasure[] Compared =
    [
        TrialMeasure.TrainingLoss, TrialMeasure.TrainingError, TrialMeasure.ValidationLoss,
        TrialMeasure.ValidationError, TrialMeasure.TestLoss, TrialMeasure.TestError,
    ];

    internal static PairedTrials Of(ComparedTrials first, ComparedTrials second, ComparedSettings settings)
    {
        // The same trial in both is no pair: its difference is none.
        var others = new Dictionary<(string, string), TrialSummary>();
        foreach (var trial in second.ByHash.Values.Where(trial => !first.ByHash.ContainsKey(trial.Hash)))
            others.TryAdd((settings.SecondPlaces[trial.Settings], trial.Seed), trial);
        List<(TrialSummary One, TrialSummary Other)> pairs =
        [
            .. from trial in first.ByHash.Values
               where !second.ByHash.ContainsKey(trial.Hash)
               let other = others.GetValueOrDefault((settings.FirstPlaces[trial.Settings], trial.Seed))
               where other is not null
               select (trial, other),
        ];
        return new(pairs.Count,
        [
            .. Compared.Select(measure => MeasureDifference.Of(measure, pairs))
                .Where(difference => difference is not null).Select(difference => difference!),
        ]);
    }
}

/// <summary>How a score of the second study differs from the first's, over pairs of finished trials.</summary>
/// <param name="Equal">how many pairs have the same bits</param>
/// <param name="Mean">of the second minus the first, with its 95 % interval over pairs (Student's t); pairs share the
/// seed</param>
/// <param name="Largest">the largest absolute difference, and the trial of the first study that has it</param>
public sealed record MeasureDifference(
    TrialMeasure Measure, int Equal, Estimate Mean, (double Value, string Hash) Largest)
{
    internal static MeasureDifference? Of(
        TrialMeasure measure, IReadOnlyList<(TrialSummary One, TrialSummary Other)> pairs)
    {
        var (differences, equal, largest) = (new List<double>(), 0, (Value: 0.0, Hash: ""));
        foreach (var (one, other) in pairs)
        {
            if (one[measure] is not { } before || other[measure] is not { } after
                || !double.IsFinite(before) || !double.IsFinite(after))
                continue;
            var difference = after - before;
            differences.Add(difference);
            equal += BitConverter.DoubleToInt64Bits(before) == BitConverter.DoubleToInt64Bits(after) ? 1 : 0;
            if (largest.Hash.Length == 0 || Math.Abs(difference) > largest.Value)
                largest = (Math.Abs(difference), one.Hash);
        }
        return differences.Count == 0 ? null
            : new(measure, equal, Estimate.OfMean([.. differences]), largest);
    }
}
