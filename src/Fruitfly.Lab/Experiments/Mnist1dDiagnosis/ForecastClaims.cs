using System.Globalization;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>Whether learning curves of one data set foretell what more data bring.</summary>
static class ForecastClaims
{
    const string Source = "Hoiem et al. 2021, arXiv 2010.11029; Viering and Loog 2021, arXiv 2103.10948";

    /// <summary>A forecast is asked to be within these factors of what is measured, on average.</summary>
    const double Least = 0.75, Most = 1.35;

    /// <summary>Of the intervals that are to hold nine times in ten (%).</summary>
    const double LeastCoverage = 85;

    /// <summary>What is worth having, in % of the error.</summary>
    const double Worth = 2;

    public static IEnumerable<Claim> Of(string experiment, Mnist1dDiagnosisOutcome outcome)
    {
        var (tests, sizes) = (ForecastTest.Of(outcome), outcome.Sizes);
        ClaimText Text(
            string id, string statement, string published, string unit, string figure = ForecastFigures.GainsId) =>
            new(experiment, id, statement, Source, published, figure, unit)
            {
                WhereNone = "No data set gave a forecast: each was refused, could not be cut often enough, or has a " +
                    "training that diverged.",
                Repetitions = "data sets",
            };

        yield return Text(
            "forecasts-given",
            $"A data set of {N(sizes.Whole)} gives a forecast more often than it refuses one.",
            "most curves are lawful", "% of the data sets", ForecastFigures.CurveId)
            .ShareIsAbove(50, [.. outcome.Of(sizes.Whole).Select(set => set.Foretells)]);
        foreach (var test in tests)
            yield return Text(
                $"forecast-{(test.From == sizes.Half ? "half" : "whole")}-{test.Factor}",
                $"{N(test.From)} examples foretell what {N(test.To)} gain to within a factor of {Most:0.##}, refused " +
                "forecasts included.", "as measured", "times the measured")
                .IsBetween(Least, Most, [.. test.All.Select(one => one.Ratio).OfType<double>()]);
        yield return (Text(
            "given-intervals-hold", "Of the 90 % intervals of forecasts that are given at least 85 % hold.", "90 %",
            "% of a data set's intervals") with
        { Step = 100.0 / Math.Max(1, tests.Count) })
            .IsAbove(LeastCoverage, [.. Shares(outcome, tests, isGiven: true, holds: true)]);
        yield return (Text(
            "refusals-are-right", "Of the 90 % intervals of refused forecasts more than half miss what is measured.",
            "a curve that fails its back-test misleads", "% of a data set's intervals") with
        {
            WhereNone = "No data set refused a forecast that it could have made.",
            Step = 100.0 / Math.Max(1, tests.Count),
        }).IsAbove(50, [.. Shares(outcome, tests, isGiven: false, holds: false)]);
        yield return Text(
            "more-data-shown",
            $"A data set of {N(sizes.Whole)} shows that twice the data gain more than {Worth} % of the error.",
            "gains more", "% of the error, low end")
            .IsAbove(Worth, [.. outcome.Of(sizes.Whole).Where(set => set.Foretells).Select(set =>
                100 * set.Forecast!.Gain(2).Low / set.Error.Value)]);
    }

    // Intervals of one data set stand and fall together, so that each data set counts once.
    static IEnumerable<double> Shares(
        Mnist1dDiagnosisOutcome outcome, IReadOnlyList<ForecastTest> tests, bool isGiven, bool holds) =>
        from set in outcome.Sets
        where set.Foretells == isGiven
        let all = tests.SelectMany(test => test.All).Where(one => ReferenceEquals(one.Set, set))
            .Select(one => one.Holds).OfType<bool>().ToList()
        where all.Count > 0
        select 100.0 * all.Count(one => one == holds) / all.Count;

    static string N(int size) => size.ToString("N0", CultureInfo.InvariantCulture);
}
