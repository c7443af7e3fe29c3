using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Tests.Playground;

/// <summary>Small things to train.</summary>
static class Plans
{
    static readonly DataSet Digits = Mnist1d.Generate(new() { Samples = 500 }).WithValidation(0.25, seed: 1);

    /// <summary>300 digits in batches of 100: three steps an epoch.</summary>
    public static RunPlan Small(int epochs = 20, params IReadOnlyList<ulong> seeds) => new(
        Digits, Architecture.Mlp(40, 12, 10),
        new Recipe { Optimizer = new Sgd(0.1, Momentum: 0.9), Duration = Duration.Epochs(epochs) },
        seeds.Count == 0 ? [7] : seeds);

    public static RunPlan Diverging(params IReadOnlyList<ulong> seeds) => new(
        Digits, Architecture.Mlp(40, 12, 10),
        new Recipe { Loss = Loss.LeastSquares, Optimizer = new Sgd(1e6), Duration = Duration.Epochs(50) },
        seeds.Count == 0 ? [7] : seeds);

    /// <summary>What the trainer gives by itself, as a log would keep it.</summary>
    public static IReadOnlyList<double[]> CurveOf(RunPlan plan, ulong seed) =>
    [
        .. Trainer.Train(new Network(plan.Architecture, seed), plan.Data.WithoutTest(), plan.Recipe,
            seed).Evaluations.Select(CurvePoint.ValuesOf),
    ];
}
