using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>The three sources of error, each pictured (UDL figures 8.4 and 8.5).</summary>
static class SourcesFigure
{
    public const string Id = "sources-of-error";

    public static Figure Of(ToyOutcome outcome)
    {
        const int units = ToyBiasVarianceExperiment.PicturedUnits;
        var setting = outcome.Setting;
        var parts = outcome.ByCapacity[units - 1].Parts;
        var fits = new ToyCurves(setting, units);
        var noise = new LineSeries(Meaning.Noise)
        {
            Panel = "noise", Statistic = LineStatistic.Median,
            Seeds = [.. Enumerable.Range(0, fits.Curves.Count)
                .Select(index =>
                    new SeedCurve(setting.FirstSeed + (ulong)index, ToyCurves.At(setting.TestTargets(index))))],
        };
        return Lines.Draw(new LinesData
        {
            Horizontal = "input", Quantity = "output", IsZeroIncluded = true, Columns = 3, Repeated = "data sets",
            Series =
            [
                ToyCurves.Truth("noise"), noise,
                ToyCurves.Truth("bias"),
                new LineSeries("mean of the networks", Meaning.Bias) { Panel = "bias", Curve = fits.Mean },
                ToyCurves.Truth("variance"), fits.Spread("networks", "variance", Meaning.Variance),
            ],
        }).ToFigure(
            Id,
            FormattableString.Invariant(
                $"With {units} hidden units most of the error is {Greatest(setting.Noise * setting.Noise, parts.SquaredBias.Mean, parts.Variance.Mean)}"),
            FormattableString.Invariant(
                $"{setting.Examples} examples, noise {setting.Noise}, {units} hidden units: noise {NumberText.Of(setting.Noise * setting.Noise)}, squared bias {NumberText.Of(parts.SquaredBias.Mean)}, variance {NumberText.Of(parts.Variance.Mean)}"),
            "Three panels over the true curve: a band of noisy targets around it, the mean of all networks beside " +
            "it, and the band of single networks around their mean.",
            "Noise: where new targets fall. Bias: what the mean of all networks misses. Variance: where single " +
            "networks run.");
    }

    static string Greatest(double noise, double bias, double variance) =>
        new[] { ("noise", noise), ("bias", bias), ("variance", variance) }.MaxBy(source => source.Item2).Item1;
}
