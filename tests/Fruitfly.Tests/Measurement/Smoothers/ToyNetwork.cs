using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>A network of rectified units, trained by Adam.</summary>
sealed class ToyNetwork(int width, double sigma) : ToyTask(sigma)
{
    static readonly Recipe Recipe = new()
    {
        Loss = Loss.LeastSquares,
        Optimizer = new Adam(0.03),
        Batches = Batches.Shuffled(30),
        Duration = Duration.Epochs(40),
        EvaluateEvery = Duration.Steps(0),
        EvaluateOn = [],
    };

    public override double[] Train(double[][] inputs, double[] targets, double[][] points, RandomStream seed)
    {
        var network = Network.Mlp(1, width, 1);
        Trainer.Train(
            network, new DataSet("toy", Examples.RealValued(Single(inputs), 1, [.. targets.Select(y => (float)y)], 1)),
            Recipe, seed.NextUInt64());
        var said = new float[points.Length];
        network.Predict(Single(points), said);
        return Array.ConvertAll(said, value => (double)value);
    }

    static float[] Single(double[][] rows) => [.. rows.Select(row => (float)row[0])];
}
