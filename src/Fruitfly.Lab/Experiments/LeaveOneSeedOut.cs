namespace Fruitfly.Lab.Experiments;

/// <summary>What is chosen by looking, such as where a curve peaks, and then measured there comes out too large: noise
/// is chosen with it. So it is chosen on the mean of all seeds but one and measured on that one, in turn.</summary>
static class LeaveOneSeedOut
{
    /// <summary>One value for each seed; none where there are fewer than two seeds.</summary>
    /// <param name="curves">of each seed, all as long</param>
    /// <param name="choose">a place, from the mean of the other seeds</param>
    /// <param name="measure">the seed's own value at that place</param>
    public static double[] Measure<TPlace>(
        IReadOnlyList<double[]> curves, Func<double[], TPlace> choose, Func<double[], TPlace, double> measure)
    {
        if (curves.Count < 2)
            return [];
        double[] sums = [.. Enumerable.Range(0, curves[0].Length).Select(place => curves.Sum(curve => curve[place]))];
        return
        [
            .. curves.Select(curve => measure(curve, choose(
                [.. sums.Zip(curve, (sum, own) => (sum - own) / (curves.Count - 1))]))),
        ];
    }
}
