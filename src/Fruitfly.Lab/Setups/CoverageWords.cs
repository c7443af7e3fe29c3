using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Setups;

/// <summary>Says what the ± of trained networks covers, and what it does not.</summary>
public static class CoverageWords
{
    /// <summary>A line each; none where nothing was measured.</summary>
    public static IEnumerable<string> Of(TrainedScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Loss(Split.Training) is not { } training)
            yield break;
        var (setup, count) = (scores.Plan.Setup, training.Count);
        if (setup.VariesSplit && count > 1)
        {
            yield return OfSplits(setup, count);
            yield break;
        }
        if (count > 1)
            yield return $"± covers the seed alone (95 %): {count} seeds, one split";
        var groups = scores.Plan.Groups;
        var others = groups is null ? "test examples" : $"groups by '{groups.Column}'";
        if (groups?.Count == 1)
            yield return $"the examples measured are all of one group by '{groups.Column}': nothing is known of others";
        if (scores.TestError is { } error)
            yield return $"test error with other {others}: "
                + $"{NumberText.Interval(100 * error.Low, 100 * error.High)} % (95 %, "
                + $"{(groups is null ? "Wilson" : $"{Whole(groups.Count)} groups")})";
        if (scores.TestLoss is { } loss)
            yield return $"test loss with other {others}: {NumberText.Interval(loss.Low, loss.High)} "
                + $"(95 %, t over {Whole(loss.Count)} {(groups is null ? "examples" : "groups")})";
    }

    static string OfSplits(TrainingSetup setup, int count) => !setup.SplitsShareExamples
        ? $"± covers data, split and seed (95 %): {count} data sets, each generated for itself"
        : $"± covers test {(setup.SplitUnit == SplitUnit.Groups ? "groups" : "examples")}, split and seed (95 %): "
            + $"{count} {(setup.Folds > 0 ? "folds" : "random splits")}, corrected for the examples they share "
            + "(Nadeau & Bengio 2003); training has no ±, as its examples repeat";

    /// <summary>What the intervals cover, in a word for scripts.</summary>
    public static string? Code(TrainingSetup setup, int networks)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return networks < 2
            ? null : !setup.VariesSplit
                ? "seed" : setup.SplitsShareExamples ? "examples-split-seed" : "data-split-seed";
    }

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
