using System.Numerics.Tensors;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>The distances of all pairs of normal points.</summary>
/// <param name="Some">distances of points that are neighbours in the order of drawing, for the picture</param>
sealed record PairDistances(int Dimensions, double Smallest, double Largest, IReadOnlyList<double> Some)
{
    /// <summary>The notebook's three, in its order, then those between them.</summary>
    public static readonly IReadOnlyList<int> Measured = [2, 100, 1000, 5, 10, 20, 50, 200, 500];

    public double Ratio => Largest / Smallest;

    /// <summary>Of each number of dimensions, all from one stream: the first three are notebook 8.4's where the seed is
    /// 0 and there are 1,000 points.</summary>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static IReadOnlyList<PairDistances> Measure(uint seed, int points, CancellationToken cancellation = default)
    {
        var random = new NumpyRandom(seed);
        return [.. Measured.Select(dimensions => Of(Draw(random, dimensions, points, cancellation), cancellation))];
    }

    /// <summary>About how long that takes, in normal random numbers: the coordinates of all pairs
    /// are a hundredth of one each.</summary>
    public static double WorkOf(int points) => Measured.Sum() * (points + (double)points * points / 200);

    /// <summary>Coordinate by coordinate, as NumPy fills <c>[dimensions × points]</c>.</summary>
    static double[][] Draw(NumpyRandom random, int dimensions, int points, CancellationToken cancellation)
    {
        var drawn = new double[points][];
        for (var i = 0; i < points; i++)
            drawn[i] = new double[dimensions];
        for (var coordinate = 0; coordinate < dimensions; coordinate++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var point in drawn)
                point[coordinate] = random.NextGaussian();
        }
        return drawn;
    }

    static PairDistances Of(double[][] points, CancellationToken cancellation)
    {
        var (smallest, largest) = (double.PositiveInfinity, 0.0);
        for (var i = 0; i < points.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var j = i + 1; j < points.Length; j++)
            {
                var distance = TensorPrimitives.Distance<double>(points[i], points[j]);
                (smallest, largest) = (Math.Min(smallest, distance), Math.Max(largest, distance));
            }
        }
        return new PairDistances(
            points[0].Length, smallest, largest,
            [.. Enumerable.Range(0, points.Length / 2)
                .Select(k => TensorPrimitives.Distance<double>(points[2 * k], points[2 * k + 1]))]);
    }
}
