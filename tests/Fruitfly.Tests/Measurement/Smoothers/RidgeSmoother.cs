namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>Least squares with λ on all weights: (X′X + λI)⁻¹ X′y, by Cholesky. Its bias and variance are known
/// exactly.</summary>
static class RidgeSmoother
{
    /// <returns>predictions at the points</returns>
    public static double[] Train(double[][] features, double[] targets, double[][] points, double penalty)
    {
        var weights = Fit(features, targets, penalty);
        var predictions = new double[points.Length];
        for (var p = 0; p < points.Length; p++)
            for (var i = 0; i < weights.Length; i++)
                predictions[p] += points[p][i] * weights[i];
        return predictions;
    }

    static double[] Fit(double[][] features, double[] targets, double penalty)
    {
        var columns = features[0].Length;
        var (normal, right) = (new double[columns * columns], new double[columns]);
        for (var row = 0; row < targets.Length; row++)
        {
            var x = features[row];
            for (var i = 0; i < columns; i++)
            {
                right[i] += x[i] * targets[row];
                for (var j = 0; j <= i; j++)
                    normal[i * columns + j] += x[i] * x[j];
            }
        }
        for (var i = 0; i < columns; i++)
            normal[i * columns + i] += penalty;
        return Solve(normal, right);
    }

    static double[] Solve(double[] normal, double[] right)
    {
        var n = right.Length;
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = normal[i * n + j];
                for (var k = 0; k < j; k++)
                    sum -= normal[i * n + k] * normal[j * n + k];
                normal[i * n + j] = i == j ? Math.Sqrt(sum) : sum / normal[j * n + j];
            }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                right[i] -= normal[i * n + k] * right[k];
            right[i] /= normal[i * n + i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                right[i] -= normal[k * n + i] * right[k];
            right[i] /= normal[i * n + i];
        }
        return right;
    }
}
