using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.HighDimensions;

/// <summary>Volumes by counting random points.</summary>
/// <param name="Inside">the share of random points of the unit cube that lie in its
/// ball, for 1 to 10 dimensions</param>
/// <param name="Outer">the share of random points of a ball that lie in its outer 1 %, for each of
/// <see cref="ShellDimensions"/></param>
sealed record BallSamples(IReadOnlyList<double> Inside, IReadOnlyList<double> Outer)
{
    public const int MostDimensions = 10;

    public static readonly IReadOnlyList<int> ShellDimensions = [1, 2, 10, 20, 50, 100, 150, 200, 250, 300];

    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static BallSamples Measure(
        uint seed, int cubePoints, int ballPoints, CancellationToken cancellation = default)
    {
        var random = new NumpyRandom(seed);
        return new BallSamples(CountInCube(random, cubePoints, cancellation),
            [.. ShellDimensions.Select(dimensions => CountInShell(random, dimensions, ballPoints, cancellation))]);
    }

    /// <summary>About how long that takes, in normal random numbers: a uniform one is a third of one.</summary>
    public static double WorkOf(int cubePoints, int ballPoints) =>
        MostDimensions * (double)cubePoints / 3 + ShellDimensions.Sum(dimensions => dimensions + 2.0) * ballPoints;

    /// <summary>The first d coordinates of a point are a point of d dimensions.</summary>
    static IReadOnlyList<double> CountInCube(NumpyRandom random, int points, CancellationToken cancellation)
    {
        var inside = new int[MostDimensions];
        for (var k = 0; k < points; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var squares = 0.0;
            for (var d = 0; d < MostDimensions; d++)
            {
                var x = random.NextDouble() - 0.5;
                squares += x * x;
                if (squares <= 0.25)
                    inside[d]++;
            }
        }
        return [.. inside.Select(count => (double)count / points)];
    }

    /// <summary>d coordinates of a random direction in d + 2 dimensions are uniform in the ball of d dimensions
    /// (Barthe, Guédon, Mendelson and Naor 2005), so that nothing is put in of how radii are distributed.</summary>
    static double CountInShell(NumpyRandom random, int dimensions, int points, CancellationToken cancellation)
    {
        var outer = 0;
        for (var k = 0; k < points; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var squares = 0.0;
            for (var d = 0; d < dimensions; d++)
            {
                var x = random.NextGaussian();
                squares += x * x;
            }
            double a = random.NextGaussian(), b = random.NextGaussian();
            if (Math.Sqrt(squares / (squares + a * a + b * b)) > 0.99)
                outer++;
        }
        return (double)outer / points;
    }
}
