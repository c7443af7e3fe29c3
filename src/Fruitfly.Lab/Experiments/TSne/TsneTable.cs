using System.Globalization;
using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.TSne;

/// <summary>The numbers behind the pictures.</summary>
static class TsneTable
{
    public static Table Of(TsneOutcome outcome)
    {
        return new Table(
            "numbers", "The numbers behind the pictures",
            "Divergence in nats; accuracies in percent, of all points, each classified by its neighbours among the " +
            "others. "
                + (outcome.Mnist1d.Count > 1
                    ? "Mean ± half of the 95 % interval of the mean over the data sets."
                    : "One data set, so there is no interval."),
            ["data", "data sets", "points", "features", "divergence", .. Votes("pixel space"), .. Votes("plane")],
            [
                Row(outcome.Mnist1d),
                .. outcome.Images is { } images ? [Row([images])] : (IReadOnlyList<string>[])[],
            ]);

        IEnumerable<string> Votes(string space) =>
            [$"{space}: 1 neighbour", $"{space}: {outcome.Neighbors} neighbours"];

        IReadOnlyList<string> Row(IReadOnlyList<EmbeddedData> data) =>
        [
            data[0].Title, Whole(data.Count), Whole(data[0].Points), Whole(data[0].Features),
            Mean(data, one => one.Divergence),
            Mean(data, one => one.With(1).InPixels), Mean(data, one => one.With(outcome.Neighbors).InPixels),
            Mean(data, one => one.With(1).InPlane), Mean(data, one => one.With(outcome.Neighbors).InPlane),
        ];
    }

    static string Mean(IReadOnlyList<EmbeddedData> data, Func<EmbeddedData, double> of)
    {
        var estimate = Estimate.OfMean([.. data.Select(of)]);
        return NumberText.Measured(estimate.Mean, estimate.Low, estimate.High, count: 0, "");
    }

    static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
