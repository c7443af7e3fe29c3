using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.GaborSurface;

/// <summary>Draws a loss of two parameters, and the ways of the optimizers over it.</summary>
sealed class GaborSurfaceExperiment : ComputedExperiment<GaborSurfaceOptions>
{
    public override string Name => "gabor-surface";

    public override string Title => "Descending a loss surface";

    public override string Summary =>
        "A curve with two parameters is fitted to 30 points, so that its loss can be drawn as a landscape. " +
        "Line search, fixed steps, stochastic batches, momentum, Nesterov's look-ahead and Adam walk over it; " +
        "where they end depends on where they start.";

    public override string Source => "UDL chapter 6, figures 6.4 to 6.9; notebooks 6.2 to 6.5 and 9.1";

    protected override Findings Measure(GaborSurfaceOptions options, MeasuringContext context)
    {
        var outcome = GaborOutcome.Of(options, context.Progress, context.Cancellation);
        return new Findings(
            FormattableString.Invariant(
                $"The loss has {outcome.Minima.Count} minima in the window; the lowest is {outcome.Minima[0].Loss:F3} at ({outcome.Minima[0].Point.First:F3}, {outcome.Minima[0].Point.Second:F3}). ") +
            FormattableString.Invariant(
                $"From {outcome.Starts.Descended.Count:N0} random starts gradient descent reaches it {Share(outcome.Starts.Descended):F0} % of the time, with stochastic batches {Share(outcome.Starts.Stochastic):F0} %."),
            [.. GaborFigures.Of(outcome)],
            [GaborTables.Minima(outcome), GaborTables.Race(outcome.Race)],
            [.. GaborClaims.Of(Name, outcome)]);
    }

    static double Share(IEnumerable<bool> reached) => Estimate.OfMean(StartingPoints.Percent(reached)).Mean;
}
