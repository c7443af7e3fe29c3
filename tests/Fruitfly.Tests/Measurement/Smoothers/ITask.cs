using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>A law of inputs and targets, and a learner.</summary>
interface ITask
{
    /// <summary>Of the noise.</summary>
    double Sigma { get; }

    double[] DrawInput(RandomStream random);

    double[] DrawJudgingInput(RandomStream random) => DrawInput(random);

    double Mean(double[] input);

    /// <summary>What the learner sees of an input.</summary>
    double[] Features(double[] input) => input;

    /// <returns>predictions at the points</returns>
    double[] Train(double[][] inputs, double[] targets, double[][] points, RandomStream seed);
}
