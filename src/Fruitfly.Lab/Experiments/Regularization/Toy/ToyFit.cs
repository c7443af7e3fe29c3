using Fruitfly.Data.Toy;
using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Networks.Hinges;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>What one network on one data set comes to.</summary>
/// <param name="TrainingError">mean squared error on its examples</param>
/// <param name="TestError">mean squared distance from the true function at the 100 places</param>
/// <param name="SlopeVariation">how much the slope changes in all: the less, the smoother</param>
readonly record struct ToyFit(double TrainingError, double TestError, double SlopeVariation)
{
    public static ToyFit Of(HingeNetwork network, ToyData data) => new(
        data.Inputs.Zip(data.Targets, (x, y) => Square(network.At(x) - y)).Average(),
        network.At(ToySetting.Points).Zip(ToySetting.Truth, (value, truth) => Square(value - truth)).Average(),
        network.SlopeVariation);

    static double Square(double value) => value * value;
}
