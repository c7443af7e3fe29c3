using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies.Costs;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests.Costs;

/// <summary>Trials of networks of many widths on a small data set: 80 training and 20 test examples.</summary>
static class SomeCosts
{
    static readonly Mnist1dDescription Data = new() { Settings = new Mnist1dSettings { Samples = 100 } };

    public static Trial Trial(int width, int steps = 8, ulong seed = 0, Optimizer? optimizer = null) => new(
        Data, Architecture.Mlp(40, width, 10),
        new Recipe
        {
            Batches = Batches.Shuffled(30), Duration = Duration.Steps(steps), EvaluateEvery = Duration.Steps(0),
            Optimizer = optimizer ?? new Sgd(0.1),
        },
        seed);

    /// <summary>Operations of a step over a whole batch of 30: of one example 2 · (40 + 10) · width forward, as many
    /// for the weights, and 2 · 10 · width for the hidden units.</summary>
    public static long Step(int width) => 30 * 220L * width;

    public static StudyCost Of(params IReadOnlyList<Trial> trials) =>
        StudyCost.Of(trials, _ => _ => false, trial => new SealedDataSet(trial.Data.Load(trial.Seed)));
}
