using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Networks.Hinges;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>Why the error falls again: more units can run more smoothly between the
/// examples (UDL figure 8.11).</summary>
static class SmoothnessFigures
{
    public const string CurvesId = "smoothness-curves";
    public const string Id = "smoothness";

    public static IEnumerable<Figure> Of(int largest)
    {
        yield return Lines.Draw(new LinesData
        {
            Horizontal = "input", Quantity = "output", Columns = 3,
            Series =
            [
                .. SixPoints.Pictured.SelectMany(units =>
                {
                    var panel = FormattableString.Invariant($"{units} hidden units");
                    var network = SixPoints.Fit(units).Network;
                    return (LineSeries[])
                    [
                        new("true function", Meaning.Theory) { Panel = panel, Curve = Curve(SixPoints.Truth) },
                        new("network", Meaning.Test) { Panel = panel, Curve = Curve(network.At) },
                    ];
                }),
            ],
            Published = [.. SixPoints.Data.Inputs.Zip(SixPoints.Data.Targets,
                (x, y) => new PublishedValue(x, y, null, null, "training example of UDL figure 8.11"))],
        }).ToFigure(
            CurvesId, CurvesTitle(),
            "Six examples with a gap between them, fitted by the smallest parameters that go through all of them",
            "Five panels, one for each number of hidden units: all curves go through the six points; with 6 units " +
            "the curve shoots up in the gap, with 50 it crosses smoothly.",
            "They are the six examples, read off UDL figure 8.11.");

        var sizes = DescentOutcome.HiddenUnits(SixPoints.Data.Count, largest).Where(SixPoints.Interpolates).ToList();
        yield return Lines.Draw(new LinesData
        {
            Horizontal = "hidden units", IsHorizontalLogarithmic = true, Quantity = "change of slope",
            IsLogarithmic = true,
            Series =
            [
                new("in all") { Curve = Measured(sizes, network => network.SlopeVariation) },
                new("sharpest corner") { Curve = Measured(sizes, network => network.SharpestCorner) },
            ],
        }).ToFigure(
            Id, Title(sizes),
            "Networks through the six examples of UDL figure 8.11. In all: |change of slope| summed over the " +
            "joints inside, 0 for a straight line",
            "Two curves against hidden units, both axes logarithmic: the sharpest corner falls steadily, the " +
            "change of slope in all falls steeply and then levels off.");
    }

    static string CurvesTitle()
    {
        var (first, last) = (SixPoints.Fit(SixPoints.Pictured[0]).Network,
            SixPoints.Fit(SixPoints.Pictured[^1]).Network);
        return FormattableString.Invariant(
            $"{last.HiddenUnits} hidden units cross the gap with {100 * last.SlopeVariation / first.SlopeVariation:F0} % of the change of slope that {first.HiddenUnits} need");
    }

    static string Title(List<int> sizes)
    {
        var least = sizes.MinBy(units => SixPoints.Fit(units).Network.SlopeVariation);
        return least == sizes[^1]
            ? "The more hidden units, the less the slope changes in all"
            : FormattableString.Invariant(
                $"The slope changes least with {least} hidden units; beyond them only the corners become finer");
    }

    static IReadOnlyList<CurvePoint> Measured(List<int> sizes, Func<HingeNetwork, double> measure) =>
        [.. sizes.Select(units => new CurvePoint(units, measure(SixPoints.Fit(units).Network)))];

    static IReadOnlyList<CurvePoint> Curve(Func<double, double> function) =>
        [.. ToySetting.Points.Select(x => new CurvePoint(x, function(x)))];
}
