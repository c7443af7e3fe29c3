using System.Globalization;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>The numbers behind the figures.</summary>
static class DiagnosisTables
{
    public static IReadOnlyList<Table> Of(Mnist1dDiagnosisOutcome outcome) =>
        [Truths(outcome), Diagnoses(outcome), Forecasts(outcome)];

    static Table Truths(Mnist1dDiagnosisOutcome outcome) => new(
        "measured", "The error and its parts on independent data sets",
        "Means over data sets with half of their 95 % interval (Student's t over data sets). The parts are those of " +
        "the Brier score and add up to it.",
        ["examples", "wrong (%)", "Brier score", .. ErrorPart.All.Select(part => part.Name)],
        [
            .. outcome.Truths.Values.OrderBy(truth => truth.Size).Select(truth => (IReadOnlyList<string>)
            [
                N(truth.Size), Cell([.. truth.WrongShares.Select(share => 100 * share)]),
                Cell(MeasuredTruth.Values(truth.Parts.Loss)),
                .. ErrorPart.All.Select(part => Cell(part.ValuesAt(truth))),
            ]),
        ]);

    static Table Diagnoses(Mnist1dDiagnosisOutcome outcome) => new(
        "diagnosed", "What one data set says",
        $"Mean ± standard deviation over the data sets{Lost(outcome)}. Held: data sets whose 90 % interval holds what " +
        "is measured on independent ones. Noise at most: the bound that neighbouring points give.",
        ["examples", "part", "diagnosed", "measured", "held", "noise at most"],
        [
            .. from size in outcome.Sizes.Diagnosed
               let sets = outcome.Of(size)
               where sets.Count > 0
               from part in ErrorPart.All
               let diagnosed = part.Of(sets)
               let truth = outcome.TruthAt(size) is { } known ? part.Measured(known.Parts).Estimate : double.NaN
               select (IReadOnlyList<string>)
               [
                   N(size), part.Name,
                   NumberText.MeanAndDeviation([.. diagnosed.Select(one => one.Estimate)], 3),
                   double.IsNaN(truth) ? "–" : NumberText.Of(truth),
                   double.IsNaN(truth) ? "–"
                       : $"{diagnosed.Count(one => truth >= one.Low && truth <= one.High)} of {diagnosed.Count}",
                   NumberText.MeanAndDeviation([.. sets.Select(set => set.Noise.Most)], 3),
               ],
        ]);

    static Table Forecasts(Mnist1dDiagnosisOutcome outcome) => new(
        "forecasts", "Forecasts and what was measured",
        "Given: data sets whose forecast was not refused. Gains of the Brier score, mean ± standard deviation over " +
        "data sets. Held: 90 % intervals that hold the measured gain, of forecasts that were given and of those that " +
        "were refused.",
        ["from", "to", "given", "forecast", "held", "refused forecast", "held", "measured"],
        [
            .. ForecastTest.Of(outcome).Select(test => (IReadOnlyList<string>)
            [
                N(test.From), N(test.To), $"{test.Given.Count} of {test.Asked}",
                .. Cells(test.Given), .. Cells([.. test.All.Except(test.Given)]),
                test.Measured is { } fall ? NumberText.Of(fall) : "–",
            ]),
        ]);

    static IReadOnlyList<string> Cells(IReadOnlyList<SetForecast> forecasts)
    {
        bool[] holds = [.. forecasts.Select(one => one.Holds).OfType<bool>()];
        return
        [
            NumberText.MeanAndDeviation([.. forecasts.Select(one => one.Gain.Forecast)], 3),
            holds.Length == 0 ? "–" : $"{holds.Count(hold => hold)} of {holds.Length}",
        ];
    }

    static string Lost(Mnist1dDiagnosisOutcome outcome) =>
        outcome.Diverged == 0 ? "" : $"; {outcome.Diverged} are left out, because a training diverged";

    static string Cell(double[] values)
    {
        var estimate = Estimate.OfMean(values);
        return NumberText.Measured(estimate.Mean, estimate.Low, estimate.High, 0, "");
    }

    static string N(int size) => size.ToString("N0", CultureInfo.InvariantCulture);
}
