#:project ../../src/Fruitfly/Fruitfly.csproj

using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

// A schedule of your own is a record with one formula.
Schedule.Kinds.Add<WarmRestarts>("ada/warm-restarts", revision: 1);

var network = new Network(Architecture.Mlp(40, 100, 10), seed: 1);
var recipe = new Recipe
{
    Optimizer = new Sgd(0.2, Momentum: 0.9), Schedule = new WarmRestarts(Epochs: 2), Duration = Duration.Epochs(14),
};
var history = Trainer.Train(network, Mnist1d.Generate(), recipe, seed: 1);
Console.WriteLine($"test error {history.Last.Test!.Error:P1}");

/// <summary>Down from all of the rate to almost nothing along half a cosine, and again from all of it in cycles that become
/// longer (Loshchilov and Hutter 2017, "SGDR"; PyTorch's CosineAnnealingWarmRestarts).</summary>
/// <param name="Epochs">of the first cycle</param>
/// <param name="Growth">how many times as long each cycle is as the one before</param>
sealed record WarmRestarts(int Epochs = 1, int Growth = 2) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Growth, 1);
        double start = 0, length = (double)Epochs * stepsPerEpoch;
        while (step >= start + length)
            (start, length) = (start + length, length * Growth);
        return (1 + Math.Cos(Math.PI * (step - start) / length)) / 2;
    }
}
