using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>Measures what space is like in many dimensions, beside the formulas.</summary>
sealed class HighDimensionsExperiment : ComputedExperiment<HighDimensionsOptions>
{
    public override string Name => "high-dimensions";

    public override string Title => "Space in many dimensions";

    public override string Summary =>
        "Random points, balls and vectors in up to 1,000 dimensions, measured beside the formulas: distances " +
        "become alike, balls become empty shells, " +
        "and any two directions stand at right angles. It is why no data set fills its space, and how much a " +
        "network must interpolate.";

    public override string Source => "UDL 8.4.1 and notebook 8.4; slides \"Measuring performance\"";

    protected override Findings Measure(HighDimensionsOptions options, MeasuringContext context)
    {
        var outcome = HighDimensionsOutcome.Of(options, context.Progress, context.Cancellation);
        return new Findings(
            FormattableString.Invariant(
                $"Of {outcome.Points:N0} points the farthest pair is {Median.Of(outcome.Ratios(2)):N0} times as far apart as the closest in 2 dimensions, {Median.Of(outcome.Ratios(1000)):F2} times in 1,000 (medians). ") +
            FormattableString.Invariant(
                $"In 300 dimensions {100 * outcome.Outer(300).Average():F0} % of a ball lie in its outer 1 %, and random vectors of 1,000 dimensions stand at 90° ± {outcome.OfVectors(1000, vectors => vectors.AngleDeviation).Average():F1}°."),
            [.. HighDimensionsFigures.Of(outcome)],
            [HighDimensionsTable.Of(outcome)],
            [.. HighDimensionsClaims.Of(Name, outcome)]);
    }

    protected override TimeSpan PredictMeasuring(
        HighDimensionsOptions options, TimeProvider time, MeasuringContext context) =>
        HighDimensionsOutcome.Predict(options, time, context.Cancellation);
}
