using System.Globalization;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>One figure for each statement of a diagnosis.</summary>
static class DiagnosisFigures
{
    static readonly double[] Ahead = [1, 1.4, 2, 2.8, 4, 5.6, 8, 10];

    public static IEnumerable<Figure> Of(DiagnosisOutcome outcome)
    {
        if (outcome.Error.Value > 0)
            yield return Actions(outcome);
        if (outcome.Curve is not null)
            yield return Curve(outcome);
        if (outcome.Levels.Count > 1)
            yield return Parts(outcome);
        if (outcome.Capacity.Count > 1)
            yield return Capacity(outcome);
    }

    static Figure Actions(DiagnosisOutcome outcome)
    {
        var error = outcome.Error.Value;
        IntervalRow[] rows = [.. outcome.Actions.Where(action => action.Verdict != ActionVerdict.Refused)
            .Select(action => new IntervalRow($"{ActionWords.Of(action.Action)}: {action.Detail}", [])
            {
                Estimate = Estimate(action.Gain.Value, action.Gain.Low, action.Gain.High, 100 / error),
            })];
        var chart = Intervals.Draw("gain (% of the error)", rows);
        return Figure(chart with { Caption = "" }, "actions", Sentence(DiagnosisAnswer.Of(outcome)[0]), outcome,
            "What each action lowers the error by, with 90 % intervals. Those of the network are measured: chosen " +
            "by half of " +
            "the seeds on half of the judging rows, measured by the rest. Those of more data are read from the " +
            "learning " +
            $"curve. A gain below {Share(outcome.Plan.Worth)} is not worth having. Do not believe a forecast where " +
            "new rows " +
            "come from elsewhere than these.",
            "The gain of each action as a disc with its interval.");
    }

    static Figure Curve(DiagnosisOutcome outcome)
    {
        var curve = outcome.Curve!;
        var z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.95);
        LineEstimate[] measured = [.. Enumerable.Range(0, curve.Count).Reverse().Select(i =>
        {
            var half = z * Math.Sqrt(curve.Covariance[i * curve.Count + i]);
            return new LineEstimate(curve.Sizes[i],
                Estimate(curve.Errors[i], curve.Errors[i] - half, curve.Errors[i] + half));
        })];
        List<LineSeries> series = [new("measured", Meaning.Validation) { Estimates = measured }];
        if (outcome.Forecast is { Reasons.Count: 0 } forecast)
            series.Add(new("forecast", Meaning.Theory)
            {
                Estimates = [.. Ahead.Select(factor =>
                {
                    var gain = forecast.Gain(factor);
                    var now = curve.Errors[0];
                    return new LineEstimate(factor * curve.Sizes[0],
                        Estimate(now - gain.Forecast, now - gain.High, now - gain.Low));
                })],
            });
        var chart = Lines.Draw(new()
        {
            Horizontal = outcome.Plan.Units.By == Data.Tables.SplitUnit.Groups
                ? "groups trained on" : "rows trained on",
            IsHorizontalLogarithmic = true, Quantity = Loss(outcome), Series = series,
            Explanation = "Mean and 90 % interval.",
        });
        var title = outcome.Forecast is { Reasons.Count: > 0 } ? "The learning curve allows no forecast"
            : outcome.Forecast is { IsFlat: true } ? "More rows made no measurable difference"
            : "What more rows would bring";
        return Figure(chart, "learning-curve", title, outcome,
            "The error of training sets that share no row; the width is chosen at each size. " + Forecast(outcome),
            "The error against the number of rows, falling, with a band.");
    }

    static string Forecast(DiagnosisOutcome outcome) => outcome.Forecast switch
    {
        null => "There are too few groups for a forecast.",
        { Reasons.Count: > 0 } => "No forecast is drawn: the table of what would help says why.",
        var forecast =>
            "The forecast is a power law with an asymptote, fitted to the four largest sizes. Without its " +
            "largest sizes it foretold them. Beyond " +
            $"{forecast.LongestTestedFactor.ToString("0.#", CultureInfo.InvariantCulture)} times the rows it is " +
            "untested.",
    };

    static Figure Parts(DiagnosisOutcome outcome)
    {
        var levels = outcome.Levels.Reverse().ToList();
        LineSeries Series(
            string name, Meaning meaning, Func<LevelMeasure, Measurement.Decomposition.TreeInterval?> part) =>
            new(name, meaning)
            {
                Estimates = [.. levels.Where(level => part(level) is not null).Select(level => new LineEstimate(
                    level.Level.Units, Estimate(part(level)!.Estimate, part(level)!.Low, part(level)!.High)))],
            };
        var chart = Lines.Draw(new()
        {
            Horizontal = "rows trained on", IsHorizontalLogarithmic = true, Quantity = "part of the error",
            Series =
            [
                Series("bias and noise", Meaning.Bias, level => level.BiasAndNoise),
                Series("variance from the data", Meaning.Variance, level => level.DataVariance),
                Series("variance from the seed", Meaning.Noise, level => level.SeedVariance),
            ],
            Explanation = "Estimate and 90 % interval.",
        });
        return Figure(chart, "parts", "What the error consists of", outcome,
            "Two networks trained on sets that share no row are independent: what their errors have in common is " +
            "bias and " +
            "noise, which no table tells apart; what differs is variance. Nothing here is extrapolated.",
            "Bias and noise, variance from the data and variance from the seed against the number of rows.");
    }

    static Figure Capacity(DiagnosisOutcome outcome)
    {
        var chart = Lines.Draw(new()
        {
            Horizontal = "units a layer", IsHorizontalLogarithmic = true, Quantity = Loss(outcome),
            Series = [new("judging rows", Meaning.Validation)
            {
                Estimates = [.. outcome.Capacity.Select(width => new LineEstimate(
                    width.Width, Estimate(width.Error.Value, width.Error.Low, width.Error.High)))],
            }],
            Thresholds = Interpolation(outcome) is { } width ? [new(width, "parameters = targets")] : [],
            Explanation = "Mean and 90 % interval over judging rows and seeds.",
        });
        return Figure(chart, "capacity", $"{outcome.Chosen.Width} units a layer is the width that is judged", outcome,
            "Every width trained on the whole pool. The network that is judged is the best of them" +
            (outcome.Optimism is { } optimism
                ? "; its error in the answer is measured on rows that did not choose it. On those that did, the best " +
                    $"looks better by {NumberText.Of(optimism)}."
                : ", or the one that was given."),
            "The error against the width of the network.");
    }

    static double? Interpolation(DiagnosisOutcome outcome)
    {
        var targets = (double)outcome.Plan.Units.Rows * outcome.Plan.File.Table.Size.Outputs;
        var above = outcome.Capacity.FirstOrDefault(width => width.Parameters >= targets);
        return above.Width == 0 ? null : above.Width;
    }

    static Figure Figure(
        Chart chart, string id, string title, DiagnosisOutcome outcome, string caption, string alternativeText) =>
        new(id, title, outcome.Plan.File.Table.Name, $"{chart.Caption} {caption}".Trim(), alternativeText,
            chart.Specification)
        { Data = chart.Data };

    static Estimate Estimate(double value, double low, double high, double factor = 1) =>
        new(factor * value, double.NaN, factor * low, factor * high, 2);

    internal static string Loss(DiagnosisOutcome outcome) => Loss(outcome.Plan);

    internal static string Loss(DiagnosisPlan plan) =>
        plan.File.Table.Classes > 0 ? "Brier score" : "mean squared error";

    static string Share(double share) => $"{(100 * share).ToString("0.#", CultureInfo.InvariantCulture)} %";

    static string Sentence(string line) => char.ToUpperInvariant(line[0]) + line[1..];
}
