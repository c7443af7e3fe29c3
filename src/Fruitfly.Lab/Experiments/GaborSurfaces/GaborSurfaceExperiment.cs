using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Experiments.GaborSurfaces;

/// <summary>Draws a loss of two parameters, and the ways of the optimizers over it.</summary>
public sealed class GaborSurfaceExperiment : OrderedExperiment
{
    public override string Name => "gabor-surface";

    public override string Title => "Descending a loss surface";

    public override string Summary =>
        "A curve with two parameters is fitted to 30 points, so that its loss can be drawn as a landscape. " +
        "Line search, fixed steps, stochastic batches, momentum, Nesterov's look-ahead and Adam walk over it; where they end depends on where they start.";

    public override string Source => "UDL chapter 6, figures 6.4 to 6.9; notebooks 6.2 to 6.5 and 9.1";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "orders of the batches in the race of the optimizers", Quick: 200, Full: 2000, Minimum: 1, Maximum: 10_000),
        new("first-seed", "the first seed; the others follow it", Quick: 1, Full: 1, Minimum: 0, Maximum: int.MaxValue / 2),
        new("phi0", "the first parameter where the race starts", Quick: -1.5, Full: -1.5, Minimum: -10, Maximum: 10, IsInteger: false),
        new("phi1", "the second parameter where the race starts", Quick: 6.5, Full: 6.5, Minimum: 2.5, Maximum: 22.5, IsInteger: false),
        new("steps", "steps of the race", Quick: 81, Full: 81, Minimum: 2, Maximum: 2000),
        new("batch", "examples of a batch, of 30", Quick: 5, Full: 5, Minimum: 1, Maximum: 30),
        new("learning-rate", "of stochastic descent, momentum and Nesterov", Quick: 0.6, Full: 0.6, Minimum: 1e-6, Maximum: 100, IsInteger: false),
        new("momentum", "the share of the last step that is kept", Quick: 0.6, Full: 0.6, Minimum: 0, Maximum: 0.999, IsInteger: false),
        new("adam-rate", "the learning rate of Adam", Quick: 0.3, Full: 0.3, Minimum: 1e-6, Maximum: 100, IsInteger: false),
        new("grid", "starts on each side of the map of where descent ends", Quick: 30, Full: 60, Minimum: 2, Maximum: 60),
        new("starts", "random starts", Quick: 500, Full: 5000, Minimum: 2, Maximum: 100_000),
        new("shown-step", "a step whose fitted curve is drawn besides", Quick: 16, Full: 16, Minimum: 0, Maximum: 2000),
    ];

    /// <summary>Nothing is trained.</summary>
    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) => [];

    /// <inheritdoc/>
    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
    {
        var outcome = GaborOutcome.Of(settings, progress, cancellation);
        return new Findings(
            FormattableString.Invariant($"The loss has {outcome.Minima.Count} minima in the window; the lowest is {outcome.Minima[0].Loss:F3} at ({outcome.Minima[0].Point.First:F3}, {outcome.Minima[0].Point.Second:F3}). ") +
            FormattableString.Invariant($"From {outcome.Starts.Descended.Count:N0} random starts gradient descent reaches it {Share(outcome.Starts.Descended):F0} % of the time, with stochastic batches {Share(outcome.Starts.Stochastic):F0} %."),
            [.. GaborFigures.Of(outcome)],
            [GaborTables.Minima(outcome), GaborTables.Race(outcome.Race)],
            [.. GaborClaims.Of(Name, outcome)]);
    }

    static double Share(IEnumerable<bool> reached) => Estimate.OfMean(StartingPoints.Percent(reached)).Mean;
}
