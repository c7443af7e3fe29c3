using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>Ensembles of two along double descent: of the first seed and the second, the third and the fourth, so that
/// there are several to measure.</summary>
static class PairEnsembles
{
    /// <param name="trials">[width][seed], each with its outputs on the same test examples</param>
    public static DescentLine Of(IReadOnlyList<IReadOnlyList<TrialResult>> trials)
    {
        var measured = trials.SelectMany(seeds => seeds)
            .FirstOrDefault(trial => trial.History.Predictions is { Length: > 0 });
        var labels = measured is null ? [] : EnsembleOutcome.Labels(measured.Trial);
        var pairs = trials.Select(seeds => seeds.Chunk(2).Where(pair => pair.Length == 2)
            .Select(pair => EnsembleOutcome.Of([pair], labels)).ToList()).ToList();
        return new(
            "ensemble", "ensembles of two", "UDL 9.3.2",
            [.. pairs.Select(width => width.Select(pair => Value(pair, pair.Means)).ToArray())],
            [.. pairs.Select(width =>
                width.Select(pair => Value(pair, pair.Members.Select(Average).ToList())).ToArray())]);
    }

    static double[] Average(double[] members) => [members.Average()];

    static double Value(EnsembleOutcome pair, IReadOnlyList<double[]> errors) =>
        pair.Members.Count == 0 ? double.NaN : errors[0][^1];
}
