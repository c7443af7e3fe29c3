using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>All minima, and how the race of the optimizers ends.</summary>
static class GaborTables
{
    public static Table Minima(GaborOutcome outcome) => new(
        "minima", "The minima of the window",
        "Found from a grid of 101 × 101 points by Newton's method; a minimum on the edge of the window is none.",
        ["first parameter", "second parameter", "loss"],
        [.. outcome.Minima.Select(minimum => (IReadOnlyList<string>)
        [
            FormattableString.Invariant($"{minimum.Point.First:F4}").Replace('-', '−'),
            FormattableString.Invariant($"{minimum.Point.Second:F4}"),
            FormattableString.Invariant($"{minimum.Loss:F4}"),
        ])]);

    public static Table Race(OptimizerRace race) => new(
        "race-ends", "How the race ends",
        FormattableString.Invariant(
            $"Mean ± half of the 95 % interval of the mean over {race.Stochastic.Paths.Count:N0} orders of the batches; the loss is that of all examples."),
        ["optimizer", "n", "final loss", "turn from step to step (degrees)"],
        [.. race.Entries.Select(entry =>
            (IReadOnlyList<string>)[entry.Name, FormattableString.Invariant($"{entry.Paths.Count:N0}"),
                Cell(entry.FinalLosses), Cell(entry.Turns)])]);

    static string Cell(double[] values)
    {
        var estimate = Estimate.OfMean(values);
        return NumberText.Measured(estimate.Mean, estimate.Low, estimate.High, count: 0, "");
    }
}
