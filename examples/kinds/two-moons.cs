#:project ../../src/Fruitfly/Fruitfly.csproj

using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

// A data source of your own is a record that makes the same data set from the same seed, always.
DataDescription.Kinds.Add<TwoMoons>("ada/two-moons", revision: 1);

var moons = new TwoMoons(Training: 200, Test: 1000, Noise: 0.2);
var recipe = new Recipe { Optimizer = new Adam(0.01), Duration = Duration.Epochs(100) };
var history = Trainer.Train(new Network(Architecture.Mlp(2, 16, 16, 2), seed: 1), moons.Load(seed: 1), recipe, seed: 1);
Console.WriteLine($"test error {history.Last.Test!.Error:P1}");

/// <summary>Two interleaved half circles with Gaussian noise, as scikit-learn's make_moons draws them; each seed draws others.</summary>
/// <param name="Noise">standard deviation of both coordinates</param>
sealed record TwoMoons(int Training, int Test, double Noise) : DataDescription
{
    public override DataSet Load(ulong seed)
    {
        var random = new RandomStream(seed, stream: 0);
        return new DataSet("two moons", Draw(Training, random), null, Draw(Test, random));
    }

    public override DataSize? Size() => new(Training, 0, Test, Features: 2, Classes: 2, Outputs: 2);

    Examples Draw(int count, RandomStream random)
    {
        var (inputs, labels) = (new float[2 * count], new int[count]);
        random.FillGaussian(inputs);
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 2;
            var angle = Math.PI * random.NextDouble();
            var (x, y) = labels[i] == 0 ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
            inputs[2 * i] = (float)(x + Noise * inputs[2 * i]);
            inputs[2 * i + 1] = (float)(y + Noise * inputs[2 * i + 1]);
        }
        return Examples.Labelled(inputs, 2, labels, 2);
    }
}
