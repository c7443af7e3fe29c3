using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>Measures what space is like in many dimensions, beside the formulas.</summary>
public sealed class HighDimensionsExperiment : OrderedExperiment
{
    public override string Name => "high-dimensions";

    public override string Title => "Space in many dimensions";

    public override string Summary =>
        "Random points, balls and vectors in up to 1,000 dimensions, measured beside the formulas: distances become alike, balls become empty shells, " +
        "and any two directions stand at right angles. It is why no data set fills its space, and how much a network must interpolate.";

    public override string Source => "UDL 8.4.1 and notebook 8.4; slides \"Measuring performance\"";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "repetitions with new random numbers", Quick: 5, Full: 30, Minimum: 1, Maximum: 1000),
        new("first-seed", "the first seed; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: int.MaxValue / 2),
        new("points", "points whose distances are measured, all pairs", Quick: 1000, Full: 1000, Minimum: 2, Maximum: 10_000),
        new("samples", "points of the cube; for the shell a fiftieth of them", Quick: 200_000, Full: 1_000_000, Minimum: 100, Maximum: 100_000_000),
        new("pairs", "pairs of random vectors", Quick: 1000, Full: 10_000, Minimum: 2, Maximum: 1_000_000),
    ];

    /// <summary>Nothing is trained.</summary>
    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) => [];

    /// <inheritdoc/>
    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
    {
        var outcome = HighDimensionsOutcome.Of(settings, progress, cancellation);
        return new Findings(
            FormattableString.Invariant($"Of {outcome.Points:N0} points the farthest pair is {Median.Of(outcome.Ratios(2)):N0} times as far apart as the closest in 2 dimensions, {Median.Of(outcome.Ratios(1000)):F2} times in 1,000 (medians). ") +
            FormattableString.Invariant($"In 300 dimensions {100 * outcome.Outer(300).Average():F0} % of a ball lie in its outer 1 %, and random vectors of 1,000 dimensions stand at 90° ± {outcome.OfVectors(1000, vectors => vectors.AngleDeviation).Average():F1}°."),
            [.. HighDimensionsFigures.Of(outcome)],
            [HighDimensionsTable.Of(outcome)],
            [.. HighDimensionsClaims.Of(Name, outcome)]);
    }

    /// <inheritdoc/>
    public override TimeSpan PredictMeasuring(ExperimentSettings settings, TimeProvider time, CancellationToken cancellation) =>
        HighDimensionsOutcome.Predict(settings, time, cancellation);
}
