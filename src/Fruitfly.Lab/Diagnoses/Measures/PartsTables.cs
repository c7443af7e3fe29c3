using System.Globalization;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What the errors consist of at every size, as tables.</summary>
static class PartsTables
{
    public static IEnumerable<Table> Of(DiagnosisOutcome outcome)
    {
        var loss = DiagnosisFigures.Loss(outcome);
        yield return Parts("sizes", "What the error consists of", $"{char.ToUpperInvariant(loss[0])}{loss[1..]}",
            outcome.Plan.Units.Pool, outcome.Full, outcome.Levels);
        if (outcome.Wrong is { Levels.Count: > 0 } wrong)
            yield return new("wrong-classes", "What the share of wrong classes consists of",
                "It has no bias and variance that add up to it. What adds up: the error of the vote of networks that " +
                "share no row with the one that is judged, and what is lost by not voting. In %, with 90 % intervals.",
                ["rows", "wrong", "the vote is wrong", "lost by not voting", "two networks disagree"],
                [.. wrong.Levels.Select(level => (string[])
                    [Whole(level.Level.Units), Percent(level.Error), $"{Number(100 * level.ErrorOfVote)} %",
                        Percent(level.VarianceEffect), $"{Number(100 * level.Disagreement)} %"])]);
        if (outcome.CrossEntropy is { } entropy)
            yield return Parts("cross-entropy", "What the cross entropy consists of",
                "Cross entropy in nats. Its variance is what an ensemble gains that averages the logarithms of " +
                "probabilities. Cross entropy", outcome.Plan.Units.Pool, entropy.Full, entropy.Levels);
    }

    static Table Parts(
        string id, string title, string loss, int pool, FullSizeTable? full, IReadOnlyList<LevelMeasure> levels)
    {
        List<string[]> rows = [];
        if (full is not null)
            rows.Add([$"{Whole(pool)} (all)", Text(full.Error), $"{Text(full.DataVariance)} extrapolated",
                Text(full.SeedVariance), Text(full.BiasAndNoise)]);
        foreach (var level in levels)
            rows.Add([Whole(level.Level.Units), Text(level.Loss) +
                (level.MedianLoss is { } median ? $", median {NumberText.Of(median)}" : ""),
                Text(level.DataVariance), Text(level.SeedVariance), Text(level.BiasAndNoise)]);
        return new(id, title,
            $"{loss} by the number of rows trained on, with 90 % intervals. The parts add up to the error. An " +
            "estimate below 0 is one of a small part. Where a few training sets err far more than the others, their " +
            "median stands beside the mean.",
            ["rows", "error", "variance from the data", "variance from the seed", "bias and noise"], rows);
    }

    static string Percent(TreeInterval part) =>
        NumberText.Measured(100 * part.Estimate, 100 * part.Low, 100 * part.High, 0, "") + " %";

    static string Text(TreeInterval? part) =>
        part is null ? "–" : NumberText.Measured(part.Estimate, part.Low, part.High, 0, "");

    static string Text(Interval part) => NumberText.Measured(part.Estimate, part.Low, part.High, 0, "");

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
