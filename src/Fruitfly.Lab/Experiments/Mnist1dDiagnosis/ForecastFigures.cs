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
                    "mean (Student's t); of the forecast: the mean ends of its 90 % intervals, refused ones included.",
            }).ToFigure(
                CurveId, Title(outcome, tests), "40-100-100-10 on MNIST-1D, each panel from data sets of one size",
                "The Brier score falls with the number of examples; a band goes on from the diagnosed data sets, and " +
                "what independent ones measure lies on or beside it.");
        var rows = Rows(tests).ToList();
        if (rows.Count > 0)
            yield return (Intervals.Draw("gain (Brier score)", rows) with
            {
                Caption = "Discs: mean over data sets with its 95 % interval (Student's t). Dots: single data sets. " +
                    "Forecast is what one data set foretells; a refused forecast is what it would have foretold. " +
                    "Measured is the difference of the errors of independent data sets.",
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
            .. tests.Where(test => test.From == size && test.All.Count > 0).Select(test => new LineEstimate(
                test.To, new(
                    test.All.Average(one => one.Set.Error.Value - one.Gain.Forecast), double.NaN,
                    test.All.Average(one => one.Set.Error.Value - one.Gain.High),
                    test.All.Average(one => one.Set.Error.Value - one.Gain.Low), test.All.Count))),
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
            if (test.Given.Count > 0)
                yield return new(
                    name, [.. test.Given.Select(one => one.Gain.Forecast)], "forecast", Meaning.Validation);
            if (test.All.Except(test.Given).ToList() is { Count: > 0 } refused)
                yield return new(
                    name, [.. refused.Select(one => one.Gain.Forecast)], "refused forecast", Meaning.Noise);
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
        bool[] holds = [.. tests.SelectMany(test => test.Given).Select(one => one.Holds).OfType<bool>()];
        return given == 0 ? "No data set allowed a forecast"
            : holds.Length == 0 ? $"{given} of {outcome.Sets.Count} data sets allowed a forecast"
            : $"{given} of {outcome.Sets.Count} data sets allowed a forecast; {holds.Count(hold => hold)} of " +
                $"{holds.Length} intervals held";
    }
}
