using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Cli.Commands.Training;

/// <summary>Says under the table what its ± covers, and what it does not.</summary>
static class CoverageText
{
    public static IEnumerable<string> Lines(TrainedScores scores)
    {
        if (scores.Loss(Split.Training) is not { } training)
            yield break;
        var (setup, count) = (scores.Setup, training.Count);
        if (setup.VariesSplit && count > 1)
        {
            foreach (var line in OfSplits(scores, count))
                yield return line;
            yield break;
        }
        if (count > 1)
            yield return $"± covers the seed alone (95 %): {count} seeds, one split";
        if (scores.TestError is { } error)
            yield return $"test error with other test examples: {NumberText.Interval(100 * error.Low, 100 * error.High)} % (95 %, Wilson)";
        if (scores.TestLoss is { } loss)
            yield return $"test loss with other test examples: {NumberText.Interval(loss.Low, loss.High)} (95 %, t over {Whole(loss.Count)} examples)";
        if (scores.Data.Test is not null && !setup.VariesSplit)
            yield return count > 1 ? "another split may do otherwise: --splits 20 covers it"
                : "one seed, one split: --seeds 5 covers the seed, --splits 20 the split too";
    }

    static IEnumerable<string> OfSplits(TrainedScores scores, int count)
    {
        if (!scores.Setup.SplitsShareExamples)
        {
            yield return $"± covers data, split and seed (95 %): {count} data sets, each generated for itself";
            yield break;
        }
        var parts = scores.Setup.Folds > 0 ? "folds" : "random splits";
        yield return $"± covers test examples, split and seed (95 %): {count} {parts}, corrected for the examples they share "
            + "(Nadeau & Bengio 2003); training has no ±, as its examples repeat";
    }

    /// <summary>What the intervals cover, in a word for scripts.</summary>
    public static string? Code(TrainingSetup setup, int networks) => networks < 2 ? null
        : !setup.VariesSplit ? "seed" : setup.SplitsShareExamples ? "examples-split-seed" : "data-split-seed";

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
