using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>What peeking at the test set promises, and what fresh examples keep of it.</summary>
static class PeekingFigure
{
    public const string Id = "peeking";

    public static IEnumerable<Figure> Of(PeekingOutcome outcome)
    {
        if (outcome.Finished.Count == 0)
            yield break;
        var title = FormattableString.Invariant(
            $"Keeping the step with the lowest test error seems to gain {outcome.SeemingGain().Average():F1} points over the last step; on fresh examples it {Changed(outcome.TrueGain())}");
        yield return Lines.Draw(new LinesData
        {
            Horizontal = "steps looked at so far", Quantity = "gain of the kept step over the last", Unit = "points",
            Diverged = outcome.Diverged, Trials = outcome.Finished.Count + outcome.Diverged,
            Series = [new("on the test set peeked at", Meaning.Test) { Seeds = outcome.Seeming },
                new("on fresh examples", Meaning.Validation) { Seeds = outcome.True }],
        }).ToFigure(
            Id, title,
            "MNIST-1D, 3,000 training, 1,000 test, 1,000 fresh examples: 40-100-100-10, Adam 0.01, batch 100; a " +
            "look every 250 steps",
            "By how much the step that the test set would choose is better than the last one, on the test set and " +
            $"on fresh examples, against the steps looked at. {title}.",
            "Fresh examples: as many, kept apart, that nothing was chosen by. Each training has data of its own.");
    }

    /// <summary>Such as "gains 0.3": the mean of gains.</summary>
    public static string Changed(double[] gains) =>
        FormattableString.Invariant($"{(gains.Average() < 0 ? "loses" : "gains")} {Math.Abs(gains.Average()):F1}");
}
