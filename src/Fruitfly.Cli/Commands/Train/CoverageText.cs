using Fruitfly.Data;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>Says under the table what its ± covers, and which options cover more.</summary>
static class CoverageText
{
    public static IEnumerable<string> Lines(TrainedScores scores)
    {
        foreach (var line in CoverageWords.Of(scores))
            yield return line;
        if (scores.Loss(Split.Training) is { } training && scores.Plan.Size.Test > 0 && !scores.Plan.Setup.VariesSplit)
            yield return training.Count > 1 ? "another split may do otherwise: --splits 20 covers it"
                : "one seed, one split: --seeds 5 covers the seed, --splits 20 the split too";
    }
}
