using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests;

/// <summary>Trials for tests that do not care which, and results that follow from the trial alone.</summary>
static class SomeTrials
{
    public static Trial Trial(ulong seed = 0) => new(
        new Mnist1dDescription(), Architecture.Mlp(40, 100, 10), new Recipe { Optimizer = new Sgd(0.1, Momentum: 0.9) },
        seed);

    public static IReadOnlyList<Trial> Many(int count) =>
        [.. Enumerable.Range(0, count).Select(seed => Trial((ulong)seed))];

    /// <summary>Pure in the trial; the loss has awkward digits so that any lost bit shows.</summary>
    public static TrialResult Run(Trial trial)
    {
        var evaluations = Enumerable.Range(0, 4).Select(epoch => new Evaluation(
            epoch * 40, epoch, 0.1, Score(epoch + 1), null, Score(epoch + 2))).ToList();
        return new TrialResult(trial, new History(evaluations, null), 5110, 0);

        Score Score(int divisor) =>
            new(Math.Exp(1.0 / (trial.Seed + (ulong)divisor)), 1.0 / (trial.Seed + (ulong)divisor));
    }
}
