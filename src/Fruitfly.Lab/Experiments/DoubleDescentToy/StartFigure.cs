using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Measurement;
using Fruitfly.Networks.Hinges;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>Networks of one size that all go through the examples of the first data set.</summary>
static class StartFigure
{
    public const string Id = "starts";

    public static Figure Of(ToySetting setting, StartOutcome outcome)
    {
        var data = setting.DataSet(0);
        var (first, ends) = (outcome.Ends[0], outcome.Ends);
        var rougher = Median.Of(ends.Select(end =>
            end.Large.Network.SlopeVariation / end.Zero.Network.SlopeVariation));
        var title = FormattableString.Invariant(
            $"From a large start gradient descent ends at a curve whose slope changes {rougher:F1} times as much");
        return Lines.Draw(new LinesData
        {
            Horizontal = "input", Quantity = "output", Columns = 2,
            Series =
            [
                .. new (string Panel, HingeNetwork Network)[]
                {
                    ("start at zero", first.Zero.Network),
                    (FormattableString.Invariant($"standard deviation {StartOutcome.Large} at the start"),
                        first.Large.Network),
                }.SelectMany(end => (LineSeries[])
                [
                    new("true function", Meaning.Theory)
                    {
                        Panel = end.Panel,
                        Curve = [.. ToySetting.Points.Zip(ToySetting.Truth, (x, y) => new CurvePoint(x, y))],
                    },
                    new("network", Meaning.Test)
                    {
                        Panel = end.Panel,
                        Curve = [.. ToySetting.Points.Select(x => new CurvePoint(x, end.Network.At(x)))],
                    },
                ]),
            ],
            Published = [.. data.Inputs.Zip(data.Targets,
                (x, y) => new PublishedValue(x, y, null, null, "training example"))],
        }).ToFigure(
            Id, title,
            FormattableString.Invariant(
                $"{StartOutcome.HiddenUnits} hidden units, {setting.Examples} examples of exp(sin 2πx) with noise {setting.Noise}: the first of {setting.DataSets:N0} data sets"),
            $"Two panels with the curves where gradient descent ends from two starts, each through all examples. {title}.",
            "Gradient descent on the squared error of β and ω, 2³² steps; the title has the median over the data sets.");
    }
}
