#:project ../../src/Fruitfly/Fruitfly.csproj

using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

// A schedule of your own is a record with one formula.
Schedule.Kinds.Add<OneCycle>("ada/one-cycle", revision: 1);

var network = new Network(Architecture.Mlp(40, 100, 10), seed: 1);
var recipe = new Recipe
{
    Optimizer = new Sgd(0.2, Momentum: 0.9), Schedule = new OneCycle(), Duration = Duration.Epochs(10),
};
var history = Trainer.Train(network, Mnist1d.Generate(), recipe, seed: 1);
Console.WriteLine($"test error {history.Last.Test!.Error:P1}");

/// <summary>Up from a fraction of the rate to all of it over the first part of training, then down to almost nothing, both along
/// half a cosine (Smith and Topin 2019; PyTorch's OneCycleLR).</summary>
/// <param name="Rise">the share of the steps in which the rate rises</param>
/// <param name="Start">the first rate, as a share of the largest</param>
/// <param name="Final">the last rate, as a share of the first</param>
sealed record OneCycle(double Rise = 0.3, double Start = 0.04, double Final = 1e-4) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps)
    {
        var top = Rise * totalSteps;
        return step < top ? Between(Start, 1, step / top) : Between(1, Start * Final, (step - top) / Math.Max(1, totalSteps - top));
    }

    static double Between(double from, double to, double share) => to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2;
}
