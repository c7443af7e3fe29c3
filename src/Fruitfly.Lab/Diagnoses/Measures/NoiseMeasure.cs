using Fruitfly.Measurement.Noise;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>How much of the error can be noise, and how much cannot.</summary>
/// <param name="Most">noise is at most this (95 %): the smaller of what similar rows show and of the error itself</param>
/// <param name="LeastReducible">at least so much of the error is structure that the network misses (95 %)</param>
/// <param name="TwoSided">the noise from both sides, where rows are near enough to assume that the target is smooth;
/// else null</param>
/// <param name="Closeness">how near similar rows are, see <see cref="NearestNeighbours.Closeness"/></param>
public sealed record NoiseMeasure(
    double Most, double LeastReducible, (double Low, double High)? TwoSided, double Closeness)
{
    const int Neighbours = 8;

    /// <param name="rotations">points with the mean prediction of networks that were not trained on them</param>
    /// <param name="mostError">the upper end of the error, on points that did not choose</param>
    internal static NoiseMeasure Of(
        IReadOnlyList<(JudgingPoints Points, double[] Mean)> rotations, double mostError)
    {
        var (first, inputs, residuals, sets) = (rotations[0].Points, new List<double>(), new List<double>(), new List<int>());
        foreach (var (number, (points, mean)) in rotations.Index())
        {
            inputs.AddRange(points.Inputs);
            residuals.AddRange(points.Targets.Zip(mean, (target, predicted) => target - predicted));
            sets.AddRange(Enumerable.Repeat(number, points.Count));
        }
        if (rotations.Min(one => one.Points.Count) <= Neighbours)
            return new(mostError, 0, null, double.NaN);
        var neighbours = NearestNeighbours.Find([.. inputs], first.Features, Neighbours, [.. sets]);
        double[] all = [.. residuals];
        var noise = NeighbourNoise.Of(all, first.Outputs, neighbours);
        return new(NoiseBound.Of(noise.MostNoise(), mostError), noise.LeastReducible(),
            NeighbourNoise.TwoSided(all, first.Outputs, neighbours), neighbours.Closeness);
    }
}
