using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>Test error, norm and condition against the number of hidden units.</summary>
static class DescentFigures
{
    public const string ErrorId = "test-error";
    public const string NormId = "norm";
    public const string ConditionId = "condition";

    public static IEnumerable<Figure> Of(DescentOutcome outcome)
    {
        yield return Draw(
            outcome, new(Meaning.Test), "squared error", width => width.Errors, ErrorId,
            FormattableString.Invariant(
                $"The test error peaks at {outcome.Peak.HiddenUnits} hidden units, then falls again"),
            "Median test error and its quantiles against hidden units, both axes logarithmic: a minimum, a sharp " +
            "peak at the number of examples, and a second descent to a plateau.",
            [.. Published(outcome)]);
        var norm = outcome.Widths.MaxBy(width => width.MedianNorm)!;
        yield return Draw(
            outcome, new("norm of the parameters"), "norm of the parameters", width => width.Norms, NormId,
            FormattableString.Invariant(
                $"The parameters are largest at {norm.HiddenUnits} hidden units: {norm.MedianNorm / outcome.Largest.MedianNorm:F0} times those at {outcome.Largest.HiddenUnits}"),
            "Median norm of the parameters against hidden units, both axes logarithmic, with a peak at the number " +
            "of examples.");
        var condition = outcome.Widths.MaxBy(width => width.MedianCondition)!;
        yield return Draw(
            outcome, new("condition"), "condition of the least-squares problem", width => width.Conditions, ConditionId,
            FormattableString.Invariant($"Least squares is worst conditioned at {condition.HiddenUnits} hidden units"),
            "Median condition against hidden units, both axes logarithmic, with a peak at the number of examples.",
            note: "The condition is the largest over the smallest singular value: by so much noise in the targets " +
                "may be magnified.");
    }

    static Figure Draw(
        DescentOutcome outcome, LineSeries series, string quantity, Func<WidthOutcome, IReadOnlyList<double>> values,
        string id, string title, string alternativeText, IReadOnlyList<PublishedValue>? published = null,
        string note = "") =>
        Lines.Draw(new LinesData
        {
            Horizontal = "hidden units", IsHorizontalLogarithmic = true, Quantity = quantity, IsLogarithmic = true,
            Repeated = "data sets",
            Series = [series with { Statistic = LineStatistic.Median,
                Seeds = LineSeries.Repetitions(
                    outcome.Widths.Select(width => ((double)width.HiddenUnits, values(width)))) }],
            Thresholds = [new(outcome.Threshold, "parameters = examples")],
            Published = published ?? [],
        }).ToFigure(
            id, title,
            FormattableString.Invariant(
                $"{outcome.Setting.Examples} examples of exp(sin 2πx) with noise {outcome.Setting.Noise}; least squares with the smallest norm"),
            alternativeText, note);

    static IEnumerable<PublishedValue> Published(DescentOutcome outcome) =>
        PublishedDescent.IsSettingOf(outcome.Setting)
        ? PublishedDescent.Medians.Select(at =>
            new PublishedValue(at.HiddenUnits, at.MedianError, null, null, "the same in NumPy, 2,000 data sets",
                Meaning.Test))
        : [];
}
