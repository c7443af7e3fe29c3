using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>The same network trained by stochastic gradient descent on the mean squared error, from a random start
/// (UDL figure 9.6).</summary>
static class StochasticFit
{
    public const double Rate = 0.05;
    public const int Batch = 5;

    /// <summary>The network after each of these numbers of steps.</summary>
    /// <param name="steps">ascending</param>
    /// <param name="stream">draws the start, ω from N(0, 1) and β = 0, and the batches</param>
    public static IReadOnlyList<HingeNetwork> Path(
        ToyData data, int hiddenUnits, IReadOnlyList<int> steps, RandomStream stream)
    {
        var columns = hiddenUnits + 1;
        var design = new double[data.Count * columns];
        for (var i = 0; i < data.Count; i++)
            PenalizedFit.Features(data.Inputs[i], design.AsSpan(i * columns, columns));
        var parameters = new double[columns];
        foreach (ref var weight in parameters.AsSpan(1))
            weight = stream.NextGaussian();
        var gradient = new double[columns];
        var path = new List<HingeNetwork>(steps.Count);
        for (var step = 0; path.Count < steps.Count; step++)
        {
            if (step == steps[path.Count])
                path.Add(new HingeNetwork(parameters[0], [.. parameters[1..]]));
            gradient.AsSpan().Clear();
            for (var k = 0; k < Batch; k++)
            {
                var example = stream.NextInt(data.Count);
                var features = design.AsSpan(example * columns, columns);
                var error = -data.Targets[example];
                for (var j = 0; j < columns; j++)
                    error += features[j] * parameters[j];
                for (var j = 0; j < columns; j++)
                    gradient[j] += error * features[j];
            }
            for (var j = 0; j < columns; j++)
                parameters[j] -= Rate * 2 / Batch * gradient[j];
        }
        return path;
    }
}
