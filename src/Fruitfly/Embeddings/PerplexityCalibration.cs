using System.Numerics.Tensors;

namespace Fruitfly.Embeddings;

/// <summary>Finds how wide a Gaussian around a point must be that its neighbours count as
/// many as the perplexity says.</summary>
static class PerplexityCalibration
{
    /// <summary>Of the entropy, in nats; the value of openTSNE.</summary>
    const double Tolerance = 1e-8;

    const int MostSteps = 200;

    /// <summary>p_j = exp(−β d_j²) / Σ exp(−β d_k²) with the β at which exp(−Σ p_j ln p_j) is the perplexity (van der
    /// Maaten and Hinton 2008), found by bisection.</summary>
    /// <param name="squaredDistances">d² of the neighbours, ascending</param>
    /// <param name="probabilities">p of the neighbours; equal shares where all are at one distance</param>
    /// <returns>β = 1/(2σ²)</returns>
    public static double Calibrate(ReadOnlySpan<double> squaredDistances, double perplexity, Span<double> probabilities)
    {
        var wanted = Math.Log(perplexity);
        var nearest = squaredDistances[0];
        var mean = TensorPrimitives.Sum(squaredDistances) / squaredDistances.Length - nearest;
        var (low, high) = (0.0, double.PositiveInfinity);
        var beta = mean > 0 ? 1 / mean : 1;
        for (var step = 0; step < MostSteps; step++)
        {
            // Distances beyond the nearest give the same shares, and none of them underflows where the nearest is far.
            TensorPrimitives.Subtract(squaredDistances, nearest, probabilities);
            TensorPrimitives.Multiply(probabilities, -beta, probabilities);
            TensorPrimitives.Exp(probabilities, probabilities);
            var sum = TensorPrimitives.Sum<double>(probabilities);
            var weighted = TensorPrimitives.Dot(probabilities, squaredDistances) / sum - nearest;
            TensorPrimitives.Divide(probabilities, sum, probabilities);
            var difference = Math.Log(sum) + beta * weighted - wanted;
            if (Math.Abs(difference) <= Tolerance)
                break;
            if (difference > 0)
                low = beta;
            else
                high = beta;
            beta = double.IsPositiveInfinity(high) ? 2 * beta : (low + high) / 2;
            if (beta > 1e100) // all at one distance, or more neighbours at the nearest than the perplexity asks for
                break;
        }
        return beta;
    }
}
