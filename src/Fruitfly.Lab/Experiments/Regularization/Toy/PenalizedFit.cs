using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Training.LeastSquares;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>Least squares with an L2 penalty, in closed form: Σ (f(x) − y)² + λ Σ ω² is the least-squares problem with
/// a further example √λ ω_j = 0 for each weight.</summary>
static class PenalizedFit
{
    /// <param name="penalty">λ; 0 for the smallest of the networks with the least error</param>
    /// <param name="isBiasPenalized">whether β counts like a weight. Default: no, as in notebook 9.3.</param>
    public static HingeNetwork Of(ToyData data, int hiddenUnits, double penalty, bool isBiasPenalized = false)
    {
        var columns = hiddenUnits + 1;
        var penalized = penalty > 0 ? (isBiasPenalized ? columns : hiddenUnits) : 0;
        var rows = data.Count + penalized;
        var (design, targets) = (new double[rows * columns], new double[rows]);
        for (var i = 0; i < data.Count; i++)
        {
            Features(data.Inputs[i], design.AsSpan(i * columns, columns));
            targets[i] = data.Targets[i];
        }
        for (var k = 0; k < penalized; k++)
            design[(data.Count + k) * columns + columns - penalized + k] = Math.Sqrt(penalty);
        var solution = MinimumNorm.Solve(design, columns, targets).Coefficients;
        return new HingeNetwork(solution[0], [.. solution.Skip(1)]);
    }

    /// <summary>What the parameters (β, ω) are multiplied by: 1 and the activation of each hidden unit.</summary>
    public static void Features(double x, Span<double> features)
    {
        var hiddenUnits = features.Length - 1;
        features[0] = 1;
        for (var unit = 0; unit < hiddenUnits; unit++)
            features[1 + unit] = Math.Max(0, x - unit / (double)hiddenUnits);
    }
}
