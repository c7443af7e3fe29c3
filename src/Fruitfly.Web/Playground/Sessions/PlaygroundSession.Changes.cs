using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>What is changed while a session trains.</summary>
sealed partial class PlaygroundSession
{
    readonly List<RunChange> _changes = [];

    /// <summary>Counts the changes of settings, those that are forgotten too.</summary>
    public int Revision { get; private set; }

    /// <summary>What was changed in this run.</summary>
    public IReadOnlyList<RunChange> RunChanges
    {
        get
        {
            lock (_lock)
                return [.. _changes];
        }
    }

    /// <summary>Goes on with another recipe, once all seeds stand at the same step; what has not begun begins
    /// with it.</summary>
    /// <param name="plan">of the same data, network and seeds</param>
    /// <param name="words">what is changed</param>
    public async Task ChangeAsync(RunPlan plan, string words)
    {
        while (!TryChange(plan, words, out var version))
            await Changes.WaitBeyond(version, _ended.Token);
        Changes.Raise();
    }

    /// <summary>Sets a weight, or a bias, of the seed that is shown.</summary>
    /// <param name="edit">which one, and to what</param>
    /// <exception cref="ArgumentException">there is no such weight, or the value is no number</exception>
    public async Task EditAsync(WeightEdit edit)
    {
        var (run, place) = (Run, Shown);
        var step = await run.Seeds[place].VisitAsync(edit.ApplyTo);
        lock (_lock)
        {
            if (run != _run)
                return;
            _changes.Add(new RunChange(step, edit.ToText(Plan.Seeds.Count == 1 ? null : Plan.Seeds[place])));
            Revision++;
        }
        Changes.Raise();
    }

    // These are asked under the lock.
    void GoBeyondEnd()
    {
        if (!_run.HasEnded || _run.Diverged == _plan.Seeds.Count || Failure is not null || _plan.Steps == 0)
            return;
        var taken = _run.Furthest;
        var plan = _run.Plan.GoingOn(taken, _plan);
        Change(new RunChange(taken, FormattableString.Invariant($"on to step {plan.Steps:N0}"), IsLonger: true), plan);
    }

    void Change(RunChange change, RunPlan plan)
    {
        _changes.Add(change);
        Revision++;
        _run.GoOn(plan);
    }

    bool TryChange(RunPlan plan, string words, out long version)
    {
        lock (_lock)
        {
            version = Changes.Version;
            if (IsOver)
                return true;
            if (_run.Furthest == 0 && !_plays)
            {
                _plan = plan;
                Begin();
                return true;
            }
            _metronome?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _run.Pause();
            if (!_run.IsResting)
                return false;
            var taken = _run.Furthest;
            _plan = plan;
            var recipe = _changes.Exists(change => change.IsLonger)
                ? plan.Recipe with { EarlyStopping = null } : plan.Recipe;
            Change(new RunChange(taken, words), _run.Plan.ChangedTo(recipe, taken));
            if (_plays)
                SetGoing();
            return true;
        }
    }
}
