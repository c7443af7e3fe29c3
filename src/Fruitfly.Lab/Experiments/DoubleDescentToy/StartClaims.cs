using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>What is said of the choice among networks without training error, asked of gradient descent.</summary>
static class StartClaims
{
    const string Slide = "Slides \"Measuring performance\", double descent; UDL 8.4.1";

    /// <summary>A solution nearer to the smallest than this share of its norm is taken for the same.</summary>
    const double Same = 0.01;

    /// <summary>A thousandth of each target.</summary>
    const double NoError = 1e-6;

    public static IEnumerable<Claim> Of(string experiment, StartOutcome outcome)
    {
        ClaimText Text(string id, string statement, string source, string published, string unit) =>
            new(experiment, id, statement, source, published, StartFigure.Id, unit) { Repetitions = "data sets" };

        var ends = outcome.Ends;
        return
        [
            Text("descent-finds-smallest",
                "From parameters of zero gradient descent ends at the solution of the smallest norm.",
                "Zhang et al. 2017, section 5", "the same", "of its norm apart")
                .MedianIsBelow(Same, [.. ends.Select(end => end.FromSmallest)]),
            Text("small-start-alike",
                FormattableString.Invariant(
                    $"A small start (standard deviation {StartOutcome.Small}) ends at nearly the same: its test error is within a tenth."),
                Slide, "a tendency to choose", "times")
                .MedianIsBetween(0.9, 1.1, [.. ends.Select(end => end.Small.Error / end.Zero.Error)]),
            Text("zero-loss-alike",
                FormattableString.Invariant(
                    $"From a large start (standard deviation {StartOutcome.Large}) gradient descent fits the examples as well."),
                Slide, "training loss very close to zero", "mean squared error")
                .MedianIsBelow(NoError, [.. ends.Select(end => end.Large.TrainingError)]),
            Text("large-start-rougher",
                "Its curve is rougher: between the examples the slope changes more in all than from a start at zero.",
                Slide, "gradient descent from a small start chooses a smooth one", "times")
                .MedianIsAbove(1, [.. ends.Select(end =>
                    end.Large.Network.SlopeVariation / end.Zero.Network.SlopeVariation)]),
            Text("large-start-worse", "So its test error is larger: not all solutions without training error are alike.",
                Slide, "equivalent on the training data only", "times")
                .MedianIsAbove(1, [.. ends.Select(end => end.Large.Error / end.Zero.Error)]),
        ];
    }
}
