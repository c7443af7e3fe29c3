using System.Globalization;
using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>Learning curves of one data set with their forecasts, and what is measured with more.</summary>
static class ForecastFigures
{
    public const string CurveId = "learning-curve", GainsId = "gains";

    public static IEnumerable<Figure> Of(Mnist1dDiagnosisOutcome outcome)
    {
        var tests = ForecastTest.Of(outcome);
        var series = outcome.Sizes.Diagnosed.SelectMany(size => Series(outcome, size, tests)).ToList();
        if (series.Count > 0)
            yield return Lines.Draw(new LinesData
            {
                Horizontal = "training examples", IsHorizontalLogarithmic = true, Quantity = "Brier score",
                Repeated = "data sets", Series = series,
                Explanation = "Lines are means over data sets. Bands of what is measured: the 95 % interval of the " +
                    "mean (Student's t); of the forecast: the mean ends of its 90 % intervals.",
            }).ToFigure(
                CurveId, Title(outcome, tests), "40-100-100-10 on MNIST-1D, each panel from data sets of one size",
                "The Brier score falls with the number of examples; a band goes on from the diagnosed data sets, and " +
                "what independent ones measure lies on or beside it.");
        var rows = Rows(tests).ToList();
        if (rows.Count > 0)
            yield return (Intervals.Draw("gain (Brier score)", rows) with
            {
                Caption = "Discs: mean over data sets with its 95 % interval (Student's t). Dots: single data sets. " +
                    "Forecast is what one data set foretells, where it did not refuse to; measured is the difference " +
                    "of the errors of independent data sets.",
            }).ToFigure(
                GainsId, "What more data gain: foretold and measured", "40-100-100-10 on MNIST-1D",
                "For each step from one number of examples to a larger one the gain that was foretold and the gain " +
                "that was measured.");
    }

    static IEnumerable<LineSeries> Series(
        Mnist1dDiagnosisOutcome outcome, int size, IReadOnlyList<ForecastTest> tests)
    {
        var panel = $"from {size.ToString("N0", CultureInfo.InvariantCulture)} examples";
        var curves = outcome.Of(size).Select(set => set.Curve).OfType<Measurement.LearningCurves.LearningCurve>()
            .ToList();
        if (curves.Count > 0)
            yield return new("parts of one data set", Meaning.Validation)
            {
                Panel = panel,
                Seeds = LineSeries.Repetitions(Enumerable.Range(0, curves[0].Count).Reverse().Select(i =>
                    (curves[0].Sizes[i], (IReadOnlyList<double>)[.. curves.Select(curve => curve.Errors[i])]))),
            };
        LineEstimate[] ahead =
        [
            .. tests.Where(test => test.From == size && test.Gains.Count > 0).Select(test => new LineEstimate(
                test.To, new(
                    test.Gains.Average(one => one.Set.Error.Value - one.Gain.Forecast), double.NaN,
                    test.Gains.Average(one => one.Set.Error.Value - one.Gain.High),
                    test.Gains.Average(one => one.Set.Error.Value - one.Gain.Low), test.Gains.Count))),
        ];
        if (ahead.Length > 0)
            yield return new("forecast", Meaning.Theory) { Panel = panel, Estimates = ahead };
        if (outcome.Truths.Count > 0)
            yield return new("independent data sets", Meaning.Test)
            {
                Panel = panel,
                Seeds = LineSeries.Repetitions(outcome.Truths.Values.OrderBy(truth => truth.Size).Select(truth =>
                    ((double)truth.Size, (IReadOnlyList<double>)MeasuredTruth.Values(truth.Parts.Loss)))),
            };
    }

    static IEnumerable<IntervalRow> Rows(IReadOnlyList<ForecastTest> tests)
    {
        foreach (var test in tests)
        {
            var name = FormattableString.Invariant($"{test.From:N0} to {test.To:N0} examples");
            if (test.Gains.Count > 0)
                yield return new(
                    name, [.. test.Gains.Select(one => one.Gain.Forecast)], "forecast", Meaning.Validation);
            if (test.Measured is { } fall)
                yield return new(name, [], "measured", Meaning.Test)
                {
                    Estimate = new Estimate(fall, double.NaN, double.NegativeInfinity, double.PositiveInfinity, 1),
                };
        }
    }

    static string Title(Mnist1dDiagnosisOutcome outcome, IReadOnlyList<ForecastTest> tests)
    {
        var given = outcome.Sets.Count(set => set.Foretells);
        var (holds, all) = (tests.Sum(test => test.Holds.Count(hold => hold)), tests.Sum(test => test.Holds.Length));
        return given == 0 ? "No data set allowed a forecast"
            : all == 0 ? $"{given} of {outcome.Sets.Count} data sets allowed a forecast"
            : $"{given} of {outcome.Sets.Count} data sets allowed a forecast; {holds} of {all} intervals held";
    }
}
