using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>Bias and variance against capacity (UDL figure 8.9).</summary>
static class TradeOffFigures
{
    public const string Id = "trade-off";
    public const string Sum = "bias + variance";

    public static IEnumerable<Figure> Of(ToyOutcome outcome)
    {
        if (outcome.WithMean.Count < 2)
            yield break;
        var best = outcome.Best;
        yield return Lines.Draw(new LinesData
        {
            Horizontal = "hidden units", Quantity = "mean squared error", Repeated = "data sets",
            Series =
            [
                Series(new(Meaning.Bias), outcome.WithMean, parts => parts.SquaredBias),
                Series(new(Meaning.Variance), outcome.WithMean, parts => parts.Variance),
                Series(new(Sum), outcome.WithMean, parts => parts.Error),
            ],
            Published = PublishedTradeOff.IsSettingOf(outcome.Setting) ? [.. Published(outcome.WithMean.Count)] : [],
        }).ToFigure(
            Id, FormattableString.Invariant(
                $"The sum of bias and variance is least with {best.HiddenUnits} hidden units"),
            Subtitle(outcome.Setting),
            FormattableString.Invariant(
                $"Squared bias, variance and their sum against 1 to {outcome.WithMean.Count} hidden units; the sum is least at {best.HiddenUnits}."),
            outcome.WithMean.Count < outcome.ByCapacity.Count
                ? FormattableString.Invariant(
                    $"From {outcome.WithMean.Count + 1} hidden units the variance has no mean.") : "");
    }

    public static LineSeries Series(LineSeries series, IEnumerable<CapacityOutcome> outcomes,
        Func<Measurement.BiasVariance, Estimate> part, Func<CapacityOutcome, double>? place = null) =>
        series with
        {
            Estimates = [.. outcomes.Select(outcome =>
            new LineEstimate(place?.Invoke(outcome) ?? outcome.HiddenUnits, part(outcome.Parts)))]
        };

    public static string Subtitle(ToySetting setting) => FormattableString.Invariant(
        $"{setting.Examples} examples of exp(sin 2πx) with noise {setting.Noise}; networks trained in closed form, errors against the true function");

    static IEnumerable<PublishedValue> Published(int count)
    {
        for (var k = 0; k < Math.Min(count, PublishedTradeOff.FigureBias.Count); k++)
        {
            yield return new(k + 1, PublishedTradeOff.FigureBias[k], null, null, "UDL figure 8.9, bias", Meaning.Bias);
            yield return new(k + 1, PublishedTradeOff.FigureVariance[k], null, null, "UDL figure 8.9, variance",
                Meaning.Variance);
        }
    }
}
