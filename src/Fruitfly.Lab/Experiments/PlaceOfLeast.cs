using Fruitfly.Measurement;

namespace Fruitfly.Lab.Experiments;

/// <summary>Where values over the same repetitions are smallest, with the places that these repetitions cannot tell
/// from it: those whose difference from the smallest has an interval that reaches 0, at a level that holds for all
/// places together.</summary>
/// <param name="Low">the first of the places that cannot be told from it, itself where there is none</param>
/// <param name="High">the last of them</param>
readonly record struct PlaceOfLeast(double Place, double Low, double High)
{
    /// <param name="values">at each place, one for each repetition</param>
    /// <param name="hasMean">whether means are compared. Default: medians, which always exist.</param>
    public static PlaceOfLeast Of(
        IReadOnlyList<int> places, IReadOnlyList<IReadOnlyList<double>> values, bool hasMean = false)
    {
        var confidence = 1 - 0.05 / Math.Max(1, places.Count - 1);
        var least = Enumerable.Range(0, places.Count).MinBy(place => Middle(values[place]));
        double[] alike =
        [
            places[least],
            .. Enumerable.Range(0, places.Count).Where(place => place != least && !IsLarger(place))
                .Select(place => (double)places[place]),
        ];
        return new(places[least], alike.Min(), alike.Max());

        double Middle(IReadOnlyList<double> all) => hasMean ? all.Average() : Median.Of(all);

        bool IsLarger(int place)
        {
            double[] differences = [.. values[place].Zip(values[least], (value, smallest) => value - smallest)];
            return (hasMean ? Estimate.OfMean(differences, confidence).Low
                : Quantile.Median(differences, confidence).Low) > 0;
        }
    }
}
