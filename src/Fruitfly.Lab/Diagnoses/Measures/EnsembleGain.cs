using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What the class of the mean probability of several networks gains over those of single ones. There is no
/// identity for it, so it is measured: on sets of networks of the same training set.</summary>
static class EnsembleGain
{
    /// <summary>Sets looked at; all of them where there are fewer.</summary>
    const int MostSets = 56;

    /// <summary>By Student's t over the jackknife of the seeds, and over the units of the points.</summary>
    /// <param name="said">by seed <c>[points × classes]</c></param>
    /// <param name="members">of an ensemble, fewer than the seeds</param>
    /// <param name="units"><c>[points]</c>; empty where every point is its own</param>
    public static GainInterval OnWrong(
        IReadOnlyList<double[]> said, int classes, IReadOnlyList<int> labels, int members, int[] units,
        double confidence = 0.9)
    {
        var (seeds, points) = (said.Count, labels.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(members, seeds);
        double[][] alone = [.. said.Select(one => Wrong(one, classes, labels))];
        var (sets, byPoint, mean) = (Sets(seeds, members), new double[points], new double[points * classes]);
        var gains = new double[sets.Count];
        foreach (var (number, set) in sets.Index())
        {
            Array.Clear(mean);
            foreach (var seed in set)
                for (var i = 0; i < mean.Length; i++)
                    mean[i] += said[seed][i] / members;
            var together = Wrong(mean, classes, labels);
            for (var point = 0; point < points; point++)
            {
                var gain = set.Average(seed => alone[seed][point]) - together[point];
                gains[number] += gain / points;
                byPoint[point] += gain / sets.Count;
            }
        }
        double[] without = [.. Enumerable.Range(0, seeds).Select(seed =>
            sets.Index().Where(set => !set.Item.Contains(seed)).Select(set => gains[set.Index])
                .DefaultIfEmpty(gains.Average()).Average())];
        var value = gains.Average();
        var jackknife = (seeds - 1.0) / seeds * without.Sum(one => Math.Pow(one - without.Average(), 2));
        var t = StudentT.InvCDF(0, 1, seeds - 1, (1 + confidence) / 2);
        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var half = Math.Sqrt(t * t * jackknife + z * z * PointVariance.OfMean(byPoint, units));
        return new(value, value - half, value + half);
    }

    static double[] Wrong(double[] probabilities, int classes, IReadOnlyList<int> labels) =>
        [.. Metrics.Predicted(probabilities, classes).Zip(labels, (said, label) => said == label ? 0.0 : 1)];

    static List<int[]> Sets(int seeds, int members)
    {
        List<int[]> sets = [];
        var set = Enumerable.Range(0, members).ToArray();
        while (sets.Count <= MostSets)
        {
            sets.Add([.. set]);
            var place = members - 1;
            while (place >= 0 && set[place] == seeds - members + place)
                place--;
            if (place < 0)
                return sets;
            set[place]++;
            for (var after = place + 1; after < members; after++)
                set[after] = set[after - 1] + 1;
        }
        var random = RandomStream.For(0, StreamPurpose.Bootstrap);
        int[] all = [.. Enumerable.Range(0, seeds)];
        return [.. Enumerable.Range(0, MostSets).Select(_ =>
        {
            random.Shuffle(all.AsSpan());
            return all[..members];
        })];
    }
}
