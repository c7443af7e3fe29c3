using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>Where error and loss of each sweep peak.</summary>
static class DescentTable
{
    public static Table Of(IReadOnlyList<WidthSweep> sweeps) => new(
        "peaks", "Peaks of error and of loss",
        "Of the means over seeds. Fitted from: the narrowest width from which on at most 0.1 % of the training " +
        "examples are wrong, the median over seeds. " +
        "A peak is the width that lies farthest above the lowest values on both of its sides; its prominence is " +
        "the smaller of the two heights.",
        [
            "recipe", "label noise (%)", "seeds", "parameters = examples at", "fitted from",
            "lowest test error before (%)", "peak of test error (%)",
            "prominence (points)", "test error of the widest (%)", "peak of test loss",
        ],
        [.. sweeps.Select(Row)]);

    static IReadOnlyList<string> Row(WidthSweep sweep)
    {
        var (error, loss) = (sweep.Means(Split.Test, Quantity.Error), sweep.Means(Split.Test, Quantity.Loss));
        var (ofError, ofLoss) = (sweep.Peak(Quantity.Error), sweep.Peak(Quantity.Loss));
        var seeds = sweep.Trials / sweep.Widths.Count;
        return
        [
            sweep.Recipe.Name,
            (100 * sweep.Noise).ToString("0.##", CultureInfo.InvariantCulture),
            sweep.Diverged == 0 ? $"{seeds}" : $"{seeds} ({sweep.Diverged} diverged)",
            Number(sweep.Recipe.WidthOf(sweep.Recipe.Examples)),
            sweep.FittedFrom is { Count: > 0 } places
                ? $"{sweep.Widths[places.Order().ElementAt(places.Count / 2)]}" : "–",
            At(error, ofError?.Lowest), At(error, ofError?.Peak),
            ofError is { } peak ? Number(peak.Prominence) : "–",
            Number(error[^1]),
            At(loss, ofLoss?.Peak, "F2"),
        ];

        string At(double[] values, int? place, string format = "F1") =>
            place is { } found ? $"{Number(values[found], format)} at {sweep.Widths[found]}" : "–";
    }

    static string Number(double value, string format = "F1") =>
        double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}
