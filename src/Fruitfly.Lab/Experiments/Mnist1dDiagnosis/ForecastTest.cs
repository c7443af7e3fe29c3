using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>Forecasts from one size to a larger one, beside what was measured there.</summary>
/// <param name="Measured">by how much the error falls, on independent data sets; null where it was not measured</param>
/// <param name="All">of the data sets with enough sizes for a forecast, which they may have refused</param>
/// <param name="Asked">data sets diagnosed</param>
sealed record ForecastTest(int From, int To, double? Measured, IReadOnlyList<SetForecast> All, int Asked)
{
    public static IReadOnlyList<ForecastTest> Of(Mnist1dDiagnosisOutcome outcome) =>
    [
        .. outcome.Sizes.Forecasts.Select(pair =>
        {
            var (sets, fall) = (outcome.Of(pair.From), outcome.Fall(pair.From, pair.To));
            return new ForecastTest(
                pair.From, pair.To, fall,
                [.. sets.Where(set => set.Forecast?.Fit is not null).Select(set =>
                    new SetForecast(set, set.Forecast!.Gain((double)pair.To / pair.From), fall))],
                sets.Count);
        }),
    ];

    public int Factor => To / From;

    /// <summary>Those that were not refused.</summary>
    public IReadOnlyList<SetForecast> Given => [.. All.Where(one => one.Set.Foretells)];
}

/// <summary>What one data set forecasts.</summary>
/// <param name="Measured">the gain on independent data sets; null where it was not measured</param>
sealed record SetForecast(DiagnosedSet Set, ForecastGain Gain, double? Measured)
{
    /// <summary>How much of the measured gain it foretells.</summary>
    public double? Ratio => Gain.Forecast / Measured;

    /// <summary>Whether its 90 % interval holds the measured gain.</summary>
    public bool? Holds => Measured is { } fall ? fall >= Gain.Low && fall <= Gain.High : null;
}
