using Fruitfly.Lab.Diagnoses.Designs;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>Everything that was measured.</summary>
/// <param name="Sets">the diagnoses, of both sizes</param>
/// <param name="Truths">by size; a size is missing where too many trainings diverged</param>
/// <param name="Diverged">diagnoses that are missing because a training diverged</param>
sealed record Mnist1dDiagnosisOutcome(
    DiagnosisSizes Sizes, IReadOnlyList<DiagnosedSet> Sets, IReadOnlyDictionary<int, MeasuredTruth> Truths,
    int Diverged)
{
    public static Mnist1dDiagnosisOutcome Of(
        Mnist1dDiagnosisOptions options, Results<DiagnosedTraining> results, CancellationToken cancellation)
    {
        var trainings = new DiagnosisTrainings(options);
        var (sets, truths, diverged) = (new List<DiagnosedSet>(), new Dictionary<int, MeasuredTruth>(), 0);
        foreach (var size in trainings.Sizes.Diagnosed)
            for (var set = 0; set < options.DataSets; set++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Diagnosed(size, set) is { } diagnosed)
                    sets.Add(diagnosed);
                else
                    diverged++;
            }
        var shared = Predictions.Points(trainings.Data.SharedPoints);
        foreach (var size in trainings.Sizes.Measured)
        {
            cancellation.ThrowIfCancellationRequested();
            if (MeasuredTruth.Of(size, shared,
                [.. Enumerable.Range(0, options.IndependentSets)
                    .Select(set => Predictions.Of(results.Of(DiagnosisTrainings.OfTruth(size, set))))]) is { } truth)
                truths[size] = truth;
        }
        return new(trainings.Sizes, sets, truths, diverged);

        DiagnosedSet? Diagnosed(int size, int set)
        {
            Dictionary<TreeLevel, double[]> said = [];
            foreach (var level in DiagnosisSizes.LevelsOf(size))
                if (Predictions.Of(results.Of(trainings.OfLevel(size, set, level))) is { } predictions)
                    said[level] = predictions;
                else
                    return null;
            return DiagnosedSet.Of(size, Predictions.Points(trainings.Data.Points(size, set)), trainings.SeedsAt,
                options.Repartitions, level => said[level]);
        }
    }

    public IReadOnlyList<DiagnosedSet> Of(int size) => [.. Sets.Where(set => set.Size == size)];

    public MeasuredTruth? TruthAt(int size) => Truths.GetValueOrDefault(size);

    /// <summary>By how much the error falls from one size to another; null where it was not measured.</summary>
    public double? Fall(int from, int to) => TruthAt(from) is { } few && TruthAt(to) is { } many
        ? few.Parts.Loss.Estimate - many.Parts.Loss.Estimate : null;
}
