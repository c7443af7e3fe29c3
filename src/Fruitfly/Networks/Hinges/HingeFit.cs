using Fruitfly.Data.Toy;
using Fruitfly.Training.LeastSquares;

namespace Fruitfly.Networks.Hinges;

/// <summary>A <see cref="HingeNetwork"/> with the least squared error on its data and, where several have it, the
/// smallest norm of its parameters, β included.</summary>
/// <param name="Solution">the least-squares problem over (β, ω)</param>
public sealed record HingeFit(HingeNetwork Network, LeastSquaresFit Solution)
{
    /// <summary>Trains in closed form. With hiddenUnits + 1 parameters or more than examples the network goes through
    /// all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">no hidden units</exception>
    /// <exception cref="ArgumentException">no data, or numbers that are not finite</exception>
    public static HingeFit Of(ToyData data, int hiddenUnits)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hiddenUnits);
        var columns = hiddenUnits + 1;
        var design = new double[data.Count * columns];
        for (var i = 0; i < data.Count; i++)
        {
            design[i * columns] = 1;
            for (var unit = 0; unit < hiddenUnits; unit++)
                design[i * columns + 1 + unit] = Math.Max(0, data.Inputs[i] - HingeNetwork.Joint(unit, hiddenUnits));
        }
        var solution = MinimumNorm.Solve(design, columns, [.. data.Targets]);
        return new HingeFit(new HingeNetwork(solution.Coefficients[0], [.. solution.Coefficients.Skip(1)]), solution);
    }
}
