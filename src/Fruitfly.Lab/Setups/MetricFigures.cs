using System.Globalization;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Setups;

/// <summary>The confusion matrix and the reliability diagram of trained networks.</summary>
static class MetricFigures
{
    public static IEnumerable<Figure> Of(TrainedScores scores)
    {
        if (scores.Metrics is { Confusions: { Classes: <= MetricTables.MostClasses } confusions } metrics)
            yield return Confusions(scores, metrics, confusions);
        if (scores.Metrics is { Calibration: { } calibration } judged)
            yield return Reliability(scores, judged, calibration);
    }

    static Figure Confusions(TrainedScores scores, TrainedMetrics metrics, ConfusionMatrix confusions)
    {
        var shares = new double[confusions.Classes, confusions.Classes];
        foreach (var score in ClassScore.Of(confusions))
            for (var predicted = 0; predicted < confusions.Classes; predicted++)
                shares[score.Class, predicted] = 100.0 * confusions[score.Class, predicted] / score.Support;
        return Matrices.Draw(
            [new MatrixPanel("confusions", shares)], value: "share of the true class (%)",
            labels: MetricTables.Names(scores), hasNumbers: true, horizontal: "taken for", vertical: "true class")
            .ToFigure(
                "confusions", "What each class is taken for", On(scores, metrics),
                "A table of true classes against predicted classes; the diagonal is what is right.");
    }

    static Figure Reliability(TrainedScores scores, TrainedMetrics metrics, CalibrationCurve calibration) =>
        Lines.Draw(new LinesData
        {
            Horizontal = "confidence (%)",
            Quantity = "right",
            Unit = "%",
            Explanation = "Predictions in bins of confidence, those of all networks together: the share that is right, " +
                "with its 95 % interval (band, Wilson). A bin of few predictions says little.",
            Series =
            [
                new LineSeries(Meaning.Test)
                {
                    Estimates =
                    [
                        .. from bin in calibration.Bins
                           where bin.Count > 0
                           let share = Proportion.Wilson(bin.Right, bin.Count)
                           select new LineEstimate(100 * bin.Confidence, new Estimate(
                               100 * share.Value, double.NaN, 100 * share.Low, 100 * share.High, bin.Count)),
                    ],
                },
                new LineSeries("as sure as right") { Curve = [new CurvePoint(0, 0), new CurvePoint(100, 100)] },
            ],
        }).ToFigure(
            "reliability", "How often predictions of a confidence are right", On(scores, metrics),
            "The share of right predictions against their confidence, beside the line on which both are equal.");

    static string On(TrainedScores scores, TrainedMetrics metrics) => string.Create(CultureInfo.InvariantCulture,
        $"{scores.Plan.Data}, {scores.Plan.Size[metrics.Split]:N0} " +
        $"{metrics.Split.ToString().ToLowerInvariant()} examples");
}
