using Fruitfly.Data.Toy;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>Examples of the toy function as the slides write them: x evenly spaced from 0 to 1, then x = x + U(±1/n).
/// Notebook 8.2 draws one x in each n-th part of [0, 1] instead.</summary>
static class JitteredInputs
{
    /// <summary>The inputs are drawn before the noise.</summary>
    /// <param name="examples">two or more</param>
    /// <param name="noise">standard deviation of the targets around the function</param>
    public static ToyData Draw(int examples, double noise, RandomStream stream)
    {
        var inputs = new double[examples];
        for (var i = 0; i < examples; i++)
            inputs[i] = i / (examples - 1.0) + (2 * stream.NextDouble() - 1) / examples;
        var targets = ToyFunction.At(inputs);
        for (var i = 0; i < examples; i++)
            targets[i] += noise * stream.NextGaussian();
        return new ToyData(inputs, targets);
    }
}
