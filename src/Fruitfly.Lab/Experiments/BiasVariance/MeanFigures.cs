using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>What can be said of networks so large that their variance has no mean: medians and quantiles.</summary>
static class MeanFigures
{
    public const string SamplesId = "hundred-data-sets";
    public const string RunningId = "running-mean";

    public static IEnumerable<Figure> Of(ToyOutcome outcome)
    {
        yield return Samples(outcome);
        yield return Running(outcome);
    }

    static Figure Samples(ToyOutcome outcome)
    {
        var all = outcome.ByCapacity;
        var largest = all[^1];
        return Lines.Draw(new LinesData
        {
            Horizontal = "hidden units", Quantity = "mean squared error", IsLogarithmic = true, Repeated = "estimates",
            Series =
            [
                Series(Meaning.Bias, sample => sample.SquaredBias),
                Series(Meaning.Variance, sample => sample.Variance),
            ],
            Thresholds = outcome.WithMean.Count is > 0 and var finite && finite < all.Count
                ? [new(finite + 0.5, "no mean beyond")] : [],
        }).ToFigure(
            SamplesId,
            FormattableString.Invariant(
                $"With {largest.HiddenUnits} hidden units estimates of the variance spread over a factor of {Ratio(largest):N0}"),
            $"Each estimate from {NotebookEstimate.DataSets} data sets, as in notebook " +
            $"8.2. {TradeOffFigures.Subtitle(outcome.Setting)}",
            "Median and quantiles of estimated bias and variance against hidden units, on a logarithmic axis; the " +
            "band of the variance widens towards the right.",
            FormattableString.Invariant(
                $"Such an estimate of the bias contains 1/{NotebookEstimate.DataSets} of the variance, so that it rises again where the bias itself falls."));

        LineSeries Series(Meaning meaning, Func<NotebookEstimate, double> part) => new(meaning)
        {
            Statistic = LineStatistic.Median,
            Seeds = LineSeries.Repetitions(
                all.Select(capacity =>
                    ((double)capacity.HiddenUnits, (IReadOnlyList<double>)[.. capacity.Samples.Select(part)]))),
        };
    }

    /// <summary>The 90 % quantile over the 10 % quantile.</summary>
    static double Ratio(CapacityOutcome outcome)
    {
        double[] variances = [.. outcome.Samples.Select(sample => sample.Variance)];
        return Quantile.Of(variances, 0.9).Value / Quantile.Of(variances, 0.1).Value;
    }

    static Figure Running(ToyOutcome outcome)
    {
        var shown = outcome.ByCapacity.Where(capacity =>
            capacity.HiddenUnits is 4 or 8 or 10 or 12 || capacity == outcome.ByCapacity[^1]).ToList();
        var settled = shown.Where(capacity => Drift(capacity) < 0.05).Select(capacity => capacity.HiddenUnits).ToList();
        return Lines.Draw(new LinesData
        {
            Horizontal = "data sets", IsHorizontalLogarithmic = true,
            Quantity = "mean error over the data sets so far, divided by the median", IsLogarithmic = true,
            Series = [.. shown.Select(capacity =>
                new LineSeries(
                    FormattableString.Invariant($"{capacity.HiddenUnits} units")) { Curve = RunningMean(capacity) })],
        }).ToFigure(
            RunningId,
            settled.Count == shown.Count ? "The mean error of every size settles"
                : FormattableString.Invariant(
                    $"The mean error with {shown[^1].HiddenUnits} hidden units jumps whenever a rare data set comes along"),
            $"bias + variance, averaged over more and more data sets. {TradeOffFigures.Subtitle(outcome.Setting)}",
            "The running mean of the error over data sets, one line for each number of hidden units: those of " +
            "small networks become level, those of large ones jump.",
            FormattableString.Invariant(
                $"Over the last half of the data sets the mean moved by less than 5 % with {(settled.Count == 0 ? "none" : string.Join(", ", settled))} of these numbers of hidden units."));
    }

    static IReadOnlyList<CurvePoint> RunningMean(CapacityOutcome outcome)
    {
        var errors = outcome.Parts.Errors;
        var median = Median.Of(errors.ToArray());
        var (points, sum, next) = (new List<CurvePoint>(), 0.0, 10.0);
        for (var count = 1; count <= errors.Length; count++)
        {
            sum += errors[count - 1];
            if (count < next && count < errors.Length)
                continue;
            points.Add(new(count, sum / count / median));
            next *= 1.03;
        }
        return points;
    }

    /// <summary>By which share the mean moved over the last half of the data sets.</summary>
    static double Drift(CapacityOutcome outcome)
    {
        var errors = outcome.Parts.Errors.ToArray();
        var (half, all) = (errors.Take(errors.Length / 2).Average(), errors.Average());
        return Math.Abs(all / half - 1);
    }
}
