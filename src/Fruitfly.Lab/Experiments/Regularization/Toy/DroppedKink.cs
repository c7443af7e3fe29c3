using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training.LeastSquares;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>A kink between two examples: three hidden units that raise the slope, lower it and bring it back (UDL
/// figure 9.9). No example sees it, so it changes neither loss nor gradient; descent that leaves one of the three out
/// at random in each step sees it.</summary>
static class DroppedKink
{
    public const int HiddenUnits = 40, Examples = 15, Steps = 2000;

    /// <summary>How much the slope changes at the first of the three joints.</summary>
    public const double Size = 10;

    const double Rate = 0.1;

    /// <summary>Joints 20 to 22 of 40, from 0.5 to 0.55, where there is no example: one lies at 0.5, the next at
    /// 0.567.</summary>
    const int First = 20;

    public static ToyData Data { get; } = Evenly();

    /// <summary>The smallest network of the other units through all examples, and the kink on it.</summary>
    public static HingeNetwork Before { get; } = WithKink();

    /// <summary>The network after gradient descent on all examples.</summary>
    /// <param name="dropout">leaves one of the three units out of each step; null for none</param>
    public static HingeNetwork Descend(RandomStream? dropout)
    {
        double[] parameters = [Before.Bias, .. Before.Weights];
        var (columns, gradient) = (parameters.Length, new double[parameters.Length]);
        var design = new double[Examples * columns];
        for (var i = 0; i < Examples; i++)
            PenalizedFit.Features(Data.Inputs[i], design.AsSpan(i * columns, columns));
        for (var step = 0; step < Steps; step++)
        {
            var dropped = dropout is null ? -1 : 1 + First + dropout.NextInt(3);
            gradient.AsSpan().Clear();
            for (var i = 0; i < Examples; i++)
            {
                var features = design.AsSpan(i * columns, columns);
                var error = -Data.Targets[i];
                for (var j = 0; j < columns; j++)
                    error += j == dropped ? 0 : features[j] * parameters[j];
                for (var j = 0; j < columns; j++)
                    gradient[j] += j == dropped ? 0 : error * features[j];
            }
            for (var j = 0; j < columns; j++)
                parameters[j] -= Rate * 2 / Examples * gradient[j];
        }
        return new HingeNetwork(parameters[0], [.. parameters[1..]]);
    }

    /// <summary>How far the network bulges between the two examples: its value at the middle joint minus the mean of
    /// those at the outer two.</summary>
    public static double Height(HingeNetwork network) =>
        network.At(network.Joint(First + 1))
        - (network.At(network.Joint(First)) + network.At(network.Joint(First + 2))) / 2;

    public static double TrainingError(HingeNetwork network) => ToyFit.Of(network, Data).TrainingError;

    static ToyData Evenly()
    {
        double[] inputs = [.. Enumerable.Range(0, Examples).Select(i => (i + 0.5) / Examples)];
        return new ToyData(inputs, ToyFunction.At(inputs));
    }

    static HingeNetwork WithKink()
    {
        var columns = HiddenUnits + 1;
        var design = new double[Examples * columns];
        for (var i = 0; i < Examples; i++)
        {
            PenalizedFit.Features(Data.Inputs[i], design.AsSpan(i * columns, columns));
            design.AsSpan(i * columns + 1 + First, 3).Clear();
        }
        double[] parameters = [.. MinimumNorm.Solve(design, columns, [.. Data.Targets]).Coefficients];
        parameters[1 + First] += Size;
        parameters[2 + First] -= 2 * Size;
        parameters[3 + First] += Size;
        return new HingeNetwork(parameters[0], [.. parameters[1..]]);
    }
}
