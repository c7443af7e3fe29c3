using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.Noise;

/// <summary>The noise of the targets from above, by rows with similar inputs. Where the residuals of two neighbours
/// agree, they are structure that the network has missed; noise does not agree.</summary>
/// <remarks>With residuals ρ (target minus the mean prediction of networks not trained on the row) and h = ½‖ρ − ρ of
/// the nearest neighbour‖², the mean of h is the noise and half of what the missed structure differs between
/// neighbours, so on average at least the noise, whatever the number of features. For one-hot targets and no prediction
/// it is the share of neighbours with another label, the Brier noise from above (Rice 1984; Devroye et al.
/// 2018).</remarks>
/// <param name="Noise">the mean of h</param>
/// <param name="StandardError">of <paramref name="Noise"/>; pairs that share a row vary together</param>
/// <param name="MeanSquare">the mean of ‖ρ‖², the error of the mean prediction</param>
/// <param name="ReducibleError">the standard error of <see cref="Reducible"/></param>
public sealed record NeighbourNoise(double Noise, double StandardError, double MeanSquare, double ReducibleError)
{
    /// <summary>The part of the error that neighbours agree on.</summary>
    public double Reducible => MeanSquare - Noise;

    /// <summary>An upper bound of the noise, one-sided.</summary>
    public double MostNoise(double confidence = 0.95) => Noise + Normal.InvCDF(0, 1, confidence) * StandardError;

    /// <summary>At least so much of the error is structure, not noise, one-sided. Not below 0.</summary>
    public double LeastReducible(double confidence = 0.95) =>
        Math.Max(0, Reducible - Normal.InvCDF(0, 1, confidence) * ReducibleError);

    /// <param name="residuals"><c>[rows × outputs]</c></param>
    /// <param name="neighbours">of the same rows; only the nearest counts</param>
    /// <exception cref="ArgumentException">sizes that differ</exception>
    public static NeighbourNoise Of(ReadOnlySpan<double> residuals, int outputs, NearestNeighbours neighbours)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        NeighbourDifferences.Check(residuals, outputs, neighbours, 1);
        var (half, reducible) = (new double[neighbours.Rows], new double[neighbours.Rows]);
        for (var i = 0; i < half.Length; i++)
        {
            half[i] = NeighbourDifferences.Product(residuals, outputs, i, neighbours.Of(i)[0], neighbours.Of(i)[0]) / 2;
            foreach (var residual in residuals.Slice(i * outputs, outputs))
                reducible[i] += residual * residual;
            reducible[i] -= half[i];
        }
        var (noise, error) = Mean(half, neighbours);
        var (structure, structureError) = Mean(reducible, neighbours);
        return new(noise, error, noise + structure, structureError);
    }

    /// <summary>The noise from both sides, if the target is smooth at the scale of neighbours: if the nearest are near
    /// (<see cref="NearestNeighbours.Closeness"/> at most 0.2), and residuals differ no more at the eighth neighbour
    /// than at the first, within one standard error.</summary>
    /// <param name="neighbours">at least eight of each row</param>
    /// <returns>null where the rows do not support it</returns>
    /// <inheritdoc cref="Of"/>
    public static (double Low, double High)? TwoSided(
        ReadOnlySpan<double> residuals, int outputs, NearestNeighbours neighbours, double confidence = 0.9)
    {
        const int Far = 8;
        const double MostClose = 0.2;
        var nearest = Of(residuals, outputs, neighbours);
        NeighbourDifferences.Check(residuals, outputs, neighbours, Far);
        var far = NeighbourDifferences.Half(residuals, outputs, neighbours, Far - 1);
        if (neighbours.Closeness > MostClose || far - nearest.Noise >= nearest.StandardError)
            return null;
        var half = Normal.InvCDF(0, 1, (1 + confidence) / 2) * nearest.StandardError;
        return (Math.Max(0, nearest.Noise - half), nearest.Noise + half);
    }

    /// <summary>The mean of values that belong to the pairs {row, its nearest}, and its standard error: the sum of
    /// products over all pairs that share a row.</summary>
    static (double Mean, double Error) Mean(double[] values, NearestNeighbours neighbours)
    {
        var mean = values.Average();
        var byRow = new double[values.Length]; // the sum over the pairs that a row is in
        var counted = 0.0; // products that the squares of these sums count once too often
        for (var i = 0; i < values.Length; i++)
        {
            var (off, nearest) = (values[i] - mean, neighbours.Of(i)[0]);
            byRow[i] += off;
            byRow[nearest] += off;
            counted += off * off;
            if (neighbours.Of(nearest)[0] == i)
                counted += off * (values[nearest] - mean);
        }
        var sum = byRow.Sum(value => value * value) - counted;
        return (mean, Math.Sqrt(Math.Max(0, sum)) / values.Length);
    }
}
