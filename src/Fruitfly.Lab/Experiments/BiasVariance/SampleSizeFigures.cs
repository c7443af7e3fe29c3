using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>More data at fixed capacity (UDL figure 8.6).</summary>
static class SampleSizeFigures
{
    public const string Id = "sample-size";

    public static IEnumerable<Figure> Of(ToyOutcome outcome)
    {
        var (few, many) = (outcome.BySize[0], outcome.BySize[^1]);
        var setting = outcome.Setting;
        yield return Lines.Draw(new LinesData
        {
            Horizontal = "input", Quantity = "output", Repeated = "data sets",
            Series =
            [
                .. outcome.BySize.SelectMany(size =>
                {
                    var panel = FormattableString.Invariant($"{size.Examples} examples");
                    return (LineSeries[])[ToyCurves.Truth(panel),
                        new ToyCurves(setting with { Examples = size.Examples }, size.HiddenUnits)
                            .Spread("networks", panel, Meaning.Variance)];
                }),
            ],
        }).ToFigure(
            $"{Id}-curves", CurvesTitle(few, many),
            FormattableString.Invariant(
                $"{few.HiddenUnits} hidden units trained on {string.Join(", ", outcome.BySize.Select(size => size.Examples))} examples, noise {setting.Noise}"),
            "Four panels with the true curve and the band of networks, which narrows with the number of examples.");
        yield return Lines.Draw(new LinesData
        {
            Horizontal = "examples", IsHorizontalLogarithmic = true, Quantity = "mean squared error",
            IsLogarithmic = true, Repeated = "data sets",
            Series =
            [
                TradeOffFigures.Series(new(Meaning.Bias), outcome.BySize, parts => parts.SquaredBias,
                    size => size.Examples),
                TradeOffFigures.Series(new(Meaning.Variance), outcome.BySize, parts => parts.Variance,
                    size => size.Examples),
            ],
        }).ToFigure(
            Id, Title(few, many),
            FormattableString.Invariant(
                $"{few.HiddenUnits} hidden units, noise {setting.Noise}, errors against the true function"),
            "Squared bias and variance against the number of examples, both axes logarithmic.");
    }

    static string CurvesTitle(CapacityOutcome few, CapacityOutcome many)
    {
        var together = many.Parts.Variance.Mean < few.Parts.Variance.Mean ? "closer together" : "further apart";
        var truth = many.Parts.SquaredBias.Mean < few.Parts.SquaredBias.Mean / 2
            ? "and closer to the truth" : "not closer to the truth";
        return $"With more examples networks run {together}, {truth}";
    }

    static string Title(CapacityOutcome few, CapacityOutcome many) => FormattableString.Invariant(
        $"{many.Examples / (double)few.Examples:F0} times the examples leave {100 * many.Parts.Variance.Mean / few.Parts.Variance.Mean:F0} % of the variance and {100 * many.Parts.SquaredBias.Mean / few.Parts.SquaredBias.Mean:F0} % of the bias");
}
