using Fruitfly.Measurement;

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>A class and what its examples are wrongly taken for.</summary>
/// <param name="Share">percent of the examples of the true class</param>
sealed record MostConfused(string Actual, string Predicted, int Count, double Share)
{
    /// <summary>Percent of each true class, a row, that is taken for each class, a column; not a number below
    /// <paramref name="least"/>.</summary>
    public static double[,] Shares(ConfusionMatrix counts, double least)
    {
        var shares = new double[counts.Classes, counts.Classes];
        for (var actual = 0; actual < counts.Classes; actual++)
        {
            var all = Enumerable.Range(0, counts.Classes).Sum(predicted => counts[actual, predicted]);
            for (var predicted = 0; predicted < counts.Classes; predicted++)
                shares[actual, predicted] = 100.0 * counts[actual, predicted] / all is var share && share >= least
                    ? share : double.NaN;
        }
        return shares;
    }

    /// <summary>All pairs of two classes, the largest share first.</summary>
    public static IReadOnlyList<MostConfused> Of(ConfusionMatrix counts, IReadOnlyList<string> names) =>
    [
        .. (from actual in Enumerable.Range(0, counts.Classes)
            let all = Enumerable.Range(0, counts.Classes).Sum(predicted => counts[actual, predicted])
            from predicted in Enumerable.Range(0, counts.Classes)
            where predicted != actual && all > 0
            select new MostConfused(names[actual], names[predicted], counts[actual, predicted],
                100.0 * counts[actual, predicted] / all))
            .OrderByDescending(pair => pair.Share),
    ];
}
