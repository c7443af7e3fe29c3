using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Studies.StudyHost;

/// <summary>Trials that take the place of training where only their keeping is tested: quick, pure in the trial, with
/// losses of awkward digits so that any lost bit shows. Every tenth diverges and every 25th throws.</summary>
public static class PretendedTraining
{
    static readonly Mnist1dDescription Data = new();
    static readonly Architecture Network = Architecture.Mlp(40, 100, 10);
    static readonly Recipe Recipe = new();

    public static IReadOnlyList<Trial> Plan(int count) =>
        [.. Enumerable.Range(0, count).Select(seed => new Trial(Data, Network, Recipe, (ulong)seed))];

    public static TrialResult Run(Trial trial)
    {
        if (trial.Seed % 25 == 24)
            throw new InvalidOperationException($"Trial {trial.Seed} is meant to fail.");
        var evaluations = Enumerable.Range(0, 20).Select(epoch => new Evaluation(
            epoch * 40, epoch, 0.1, Score(3 * epoch + 1), null, Score(3 * epoch + 2))).ToList();
        var divergence = trial.Seed % 10 == 9 ? new Divergence(800, Math.Exp(trial.Seed)) : null;
        return new TrialResult(trial, new History(evaluations, divergence), 5110, Seconds: 0);

        Score Score(int divisor) =>
            new(Math.Exp(1.0 / (trial.Seed + (ulong)divisor)), 1.0 / (trial.Seed + (ulong)divisor));
    }
}
