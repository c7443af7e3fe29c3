using Fruitfly.Training;
using Fruitfly.Web.Live;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>All seeds of a plan trained once from the start. The same plan gives the same curves, to the bit, however
/// often it was paused on its way.</summary>
sealed class TrainingRun : IDisposable
{
    readonly CancellationTokenSource _cancellation = new();
    readonly StepLimit _limit = new();
    readonly ChangeSignal _changes;
    (int Steps, double Epochs) _before;

    /// <param name="changes">raised when there is news</param>
    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public TrainingRun(RunPlan plan, Cores cores, TimeProvider time, ChangeSignal changes)
    {
        Plan = plan;
        Curves = new CurveLog(plan.Seeds.Count, plan.Steps);
        Seeds = [.. plan.Seeds.Select((seed, place) => new SeedTraining(
            plan, seed, _limit, cores, time, evaluation => Measured(place, evaluation), () => Stopped(place),
            _cancellation.Token))];
        _changes = changes;
        foreach (var training in Seeds)
            training.Start();
    }

    public RunPlan Plan { get; private set; }

    public IReadOnlyList<SeedTraining> Seeds { get; }

    public CurveLog Curves { get; }

    /// <summary>Steps of the seed that has taken most.</summary>
    public int Furthest => Seeds.Max(seed => seed.Step);

    /// <summary>The same in epochs.</summary>
    public double Epoch => _before.Epochs + (double)(Furthest - _before.Steps) / Plan.StepsPerEpoch;

    public bool HasEnded => Seeds.All(seed => seed.HasEnded);

    public int Diverged => Seeds.Count(seed => seed.Divergence is not null);

    /// <summary>Whether every seed stands where it may not go on.</summary>
    public bool IsResting => Seeds.All(seed => seed.IsResting);

    public void Play() => _limit.Steps = StepLimit.None;

    /// <summary>Stops after the step that is under way. Seeds that are behind catch up, so that
    /// all stand at the same step.</summary>
    public void Pause() => _limit.SetTo(() => Furthest);

    /// <summary>Lets all seeds go that many steps beyond the one that is furthest.</summary>
    public void Advance(int steps) => _limit.SetTo(() => (int)Math.Min((long)Furthest + steps, Plan.Steps));

    /// <summary>Goes on from here with another recipe, for seeds that have not diverged. It is asked at
    /// rest.</summary>
    public void GoOn(RunPlan plan)
    {
        (_before, Plan) = ((Furthest, Epoch), plan);
        Curves.GoOn(plan.Steps, [.. Seeds.Select(seed => seed.Divergence is null)]);
        foreach (var seed in Seeds)
            seed.GoOn(plan);
        _changes.Raise();
    }

    /// <summary>Stops within a step, for good; snapshots can still be read.</summary>
    public void Dispose()
    {
        _cancellation.Cancel();
        _limit.Wake();
    }

    void Measured(int place, Evaluation evaluation)
    {
        Curves.Add(place, evaluation);
        _changes.Raise();
    }

    void Stopped(int place)
    {
        if (Seeds[place].HasEnded)
            Curves.End(place);
        _changes.Raise();
    }
}
