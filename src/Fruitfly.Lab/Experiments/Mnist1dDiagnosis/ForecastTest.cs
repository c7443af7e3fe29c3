using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>Forecasts from one size to a larger one, beside what was measured there.</summary>
/// <param name="Measured">by how much the error falls, on independent data sets; null where it was not measured</param>
/// <param name="Gains">of the data sets whose forecast was not refused</param>
/// <param name="Asked">data sets diagnosed</param>
sealed record ForecastTest(
    int From, int To, double? Measured, IReadOnlyList<(DiagnosedSet Set, ForecastGain Gain)> Gains, int Asked)
{
    public static IReadOnlyList<ForecastTest> Of(Mnist1dDiagnosisOutcome outcome) =>
    [
        .. outcome.Sizes.Forecasts.Select(pair =>
        {
            var sets = outcome.Of(pair.From);
            return new ForecastTest(
                pair.From, pair.To, outcome.Fall(pair.From, pair.To),
                [.. sets.Where(set => set.Foretells).Select(set =>
                    (set, set.Forecast!.Gain((double)pair.To / pair.From)))],
                sets.Count);
        }),
    ];

    public int Factor => To / From;

    /// <summary>How much of the measured fall each forecast foretold.</summary>
    public double[] Ratios => Measured is not { } fall ? [] : [.. Gains.Select(one => one.Gain.Forecast / fall)];

    /// <summary>Whether each interval holds the measured fall.</summary>
    public bool[] Holds => Measured is not { } fall ? []
        : [.. Gains.Select(one => fall >= one.Gain.Low && fall <= one.Gain.High)];
}
