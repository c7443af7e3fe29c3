using System.Globalization;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>The numbers behind the curves.</summary>
static class DescentTable
{
    /// <summary>All sizes around the threshold; beyond, the figures' steps.</summary>
    public static Table Of(DescentOutcome outcome) => new(
        "widths", "Error, norm and condition by number of hidden units",
        FormattableString.Invariant(
            $"Medians over n = {outcome.Setting.DataSets:N0} data sets (condition: {outcome.Largest.Conditions.Count:N0}); ranges are the 10 % and 90 % quantiles."),
        ["hidden units", "training error", "test error", "10 % to 90 %", "norm of the parameters", "condition"],
        [.. outcome.Widths.Select(Row)]);

    static IReadOnlyList<string> Row(WidthOutcome width) =>
    [
        width.HiddenUnits.ToString(CultureInfo.InvariantCulture),
        Median.Of(width.TrainingErrors) is var training && training < 1e-12 ? "0" : NumberText.Of(training),
        NumberText.Of(width.MedianError),
        $"{NumberText.Of(Quantile.Of(width.Errors, 0.1).Value)} " +
            $"to {NumberText.Of(Quantile.Of(width.Errors, 0.9).Value)}",
        NumberText.Of(width.MedianNorm), NumberText.Of(width.MedianCondition),
    ];
}
