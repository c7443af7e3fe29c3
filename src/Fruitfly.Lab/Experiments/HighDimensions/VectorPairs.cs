using System.Numerics.Tensors;
using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>Angles and lengths of pairs of standard normal vectors.</summary>
/// <param name="Angles">of each pair, in degrees</param>
/// <param name="Norms">of the first of each pair</param>
sealed record VectorPairs(int Dimensions, IReadOnlyList<double> Angles, IReadOnlyList<double> Norms)
{
    public static readonly IReadOnlyList<int> Measured = [2, 10, 100, 1000];

    public double MeanCosine => Angles.Average(angle => Math.Abs(Math.Cos(angle * Math.PI / 180)));

    public double AngleDeviation => Estimate.OfMean([.. Angles]).StandardDeviation;

    public double MeanNorm => Norms.Average();

    public double NormDeviation => Estimate.OfMean([.. Norms]).StandardDeviation;

    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static IReadOnlyList<VectorPairs> Measure(uint seed, int pairs, CancellationToken cancellation = default)
    {
        var random = new NumpyRandom(seed);
        return [.. Measured.Select(dimensions => Of(random, dimensions, pairs, cancellation))];
    }

    /// <summary>How long that takes, in normal random numbers.</summary>
    public static double WorkOf(int pairs) => 2.0 * Measured.Sum() * pairs;

    static VectorPairs Of(NumpyRandom random, int dimensions, int pairs, CancellationToken cancellation)
    {
        var (angles, norms) = (new double[pairs], new double[pairs]);
        var (a, b) = (new double[dimensions], new double[dimensions]);
        for (var k = 0; k < pairs; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var vector in (double[][])[a, b])
                for (var i = 0; i < dimensions; i++)
                    vector[i] = random.NextGaussian();
            norms[k] = TensorPrimitives.Norm<double>(a);
            angles[k] = Math.Acos(Math.Clamp(TensorPrimitives.CosineSimilarity<double>(a, b), -1, 1)) * 180 / Math.PI;
        }
        return new VectorPairs(dimensions, angles, norms);
    }
}
