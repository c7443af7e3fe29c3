using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>More capacity with the same examples (UDL figures 8.7 and 8.8).</summary>
static class CapacityFigure
{
    public const string Id = "capacity";

    static readonly IReadOnlyList<int> Pictured = [3, 5, 10];

    public static Figure Of(ToyOutcome outcome)
    {
        var setting = outcome.Setting;
        var shown = outcome.ByCapacity.Where(capacity => Pictured.Contains(capacity.HiddenUnits)).ToList();
        return Lines.Draw(new LinesData
        {
            Horizontal = "input", Quantity = "output", Columns = 3, Repeated = "data sets",
            Series =
            [
                .. shown.SelectMany(capacity =>
                {
                    var panel = FormattableString.Invariant($"{capacity.HiddenUnits} hidden units");
                    var curves = new ToyCurves(setting, capacity.HiddenUnits);
                    return (LineSeries[])[ToyCurves.Truth(panel), curves.Spread("networks", panel, Meaning.Variance),
                        new("mean of the networks", Meaning.Bias) { Panel = panel, Curve = curves.Mean }];
                }),
            ],
        }).ToFigure(
            Id, Title(shown),
            TradeOffFigures.Subtitle(setting),
            "A panel for each number of hidden units: the mean of the networks comes closer to the true curve, " +
            "while their band widens.");
    }

    static string Title(List<CapacityOutcome> shown)
    {
        var (small, large) = (shown[0].Parts, shown[^1].Parts);
        var bias = large.SquaredBias.Mean < small.SquaredBias.Mean ? "follow" : "miss";
        var variance = large.Variance.Mean > small.Variance.Mean ? "differ more" : "differ less";
        return $"Larger networks {bias} the curve on average, but {variance} from each other";
    }
}
