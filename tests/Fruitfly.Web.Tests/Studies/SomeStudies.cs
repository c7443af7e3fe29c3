using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Web.Tests.Studies;

/// <summary>Studies with results that no one trained.</summary>
static class SomeStudies
{
    public static TrialProvenance Somewhere { get; } = new("avx2", 2, "0.1.0", ".NET 10");

    /// <summary>Widths times seeds, by SGD of a learning rate. The test error is 0.1 at width
    /// 10, plus 0.01 for each seed.</summary>
    /// <param name="ended">how many trials have ended</param>
    /// <param name="lost">the places of those that diverged; the one behind each failed</param>
    public static void Plan(
        this IStudyStore store, string name, int[] widths, int seeds = 3, double rate = 0.1, int ended = int.MaxValue,
        int[]? lost = null, string error = "out of luck")
    {
        store.Plan(name,
            [.. from width in widths from seed in Enumerable.Range(0, seeds) select Trial(width, seed, rate)], ended,
            lost, error);
    }

    /// <summary>The same of given trials.</summary>
    public static void Plan(
        this IStudyStore store, string name, IReadOnlyList<Trial> trials, int ended = int.MaxValue,
        int[]? lost = null, string error = "out of luck")
    {
        store.Plan(name, "mnist1d-training", new StudySettings("quick"), trials);
        for (var place = 0; place < ended && store.Claim(name) is { } claim; place++)
            if (lost?.Contains(place - 1) == true)
                store.Fail(claim, error);
            else
                store.Complete(claim, Result(claim.Trial, lost?.Contains(place) == true), Somewhere);
    }

    public static Trial Trial(int width, int seed, double rate = 0.1) => new(
        new Mnist1dDescription(), Architecture.Mlp(40, width, 10),
        new Recipe { Optimizer = new Sgd(rate, Momentum: 0.9) }, (ulong)seed);

    public static TrialResult Result(Trial trial, bool hasDiverged = false)
    {
        var width = trial.Network.Layers.OfType<Fruitfly.Networks.Layers.Linear>().First().Outputs;
        var evaluations = Enumerable.Range(0, 6).Select(epoch =>
        {
            var error = 1.0 / width + 0.01 * trial.Seed + 0.1 * (5 - epoch);
            return new Evaluation(40 * epoch, epoch, 0.1, new Score(2 * error, error / 2), null,
                new Score(3 * error, error));
        });
        return new(trial, new History([.. evaluations], hasDiverged ? new(201, 2.5) : null), 50 * width, 0.25);
    }

    public static SqliteStudyStore Store(this OpenLab lab) => new(lab.StorePath, TimeProvider.System);
}
