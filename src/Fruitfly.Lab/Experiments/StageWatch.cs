using Fruitfly.Lab.Reports;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments;

/// <summary>Measures the stages of a study while its trials run, on a thread of its own so that no worker waits. Of the stages that
/// came to their end while another was measured only the largest is; one that cannot be measured, such as for its few seeds, is
/// passed over, for the whole is measured in any case.</summary>
sealed class StageWatch : IProgress<StudyProgress>, IDisposable
{
    readonly object _turn = new();
    readonly IStudyStore _store;
    readonly IReadOnlyList<SeedStage> _stages;
    readonly Func<SeedStage, IReadOnlyList<TrialRecord>, Report?> _measure;
    readonly IProgress<StudyProgress>? _progress;
    readonly IProgress<GrownReport> _grown;
    readonly Thread _thread;
    int _finished;
    bool _ended;

    /// <param name="measure">null where a stage's results do not suffice</param>
    public StageWatch(
        IStudyStore store, IReadOnlyList<SeedStage> stages, Func<SeedStage, IReadOnlyList<TrialRecord>, Report?> measure,
        IProgress<StudyProgress>? progress, IProgress<GrownReport> grown)
    {
        (_store, _stages, _measure, _progress, _grown) = (store, stages, measure, progress, grown);
        _thread = new Thread(Watch) { IsBackground = true, Name = "stages", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Passes the progress on, and looks for stages that have ended.</summary>
    public void Report(StudyProgress value)
    {
        _progress?.Report(value);
        lock (_turn)
        {
            _finished = value.Trials.Finished;
            _ended |= value.Trials is { Planned: 0, Running: 0 }; // then the whole is measured
            Monitor.Pulse(_turn);
        }
    }

    /// <summary>Waits for a measurement that has begun.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            _ended = true;
            Monitor.Pulse(_turn);
        }
        _thread.Join();
    }

    void Watch()
    {
        for (var (next, seen) = (0, 0); next < _stages.Count && WaitBeyond(ref seen);)
        {
            var ended = next;
            while (ended < _stages.Count && HasEnded(_stages[ended], seen))
                ended++;
            if (ended == next)
                continue;
            next = ended;
            if (Measure(_stages[ended - 1]) is { } report)
                _grown.Report(report);
        }
    }

    bool WaitBeyond(ref int seen)
    {
        lock (_turn)
        {
            while (_finished <= seen && !_ended)
                Monitor.Wait(_turn);
            seen = _finished;
            return !_ended;
        }
    }

    // Stages are run in order, so there are as many results before one has ended.
    bool HasEnded(SeedStage stage, int finished)
    {
        if (finished < stage.Trials.Hashes.Distinct().Count())
            return false;
        try
        {
            var states = _store.States(stage.Trials.Hashes);
            return stage.Trials.Hashes.All(hash => states.GetValueOrDefault(hash) is TrialState.Done or TrialState.Diverged);
        }
        catch (StudyStoreException)
        {
            return false; // the workers meet the same store, and say so
        }
    }

    GrownReport? Measure(SeedStage stage)
    {
        try
        {
            return _measure(stage, [.. _store.Trials(stage.Trials)]) is { } report ? new GrownReport(report, stage.Seeds, stage.OfSeeds) : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
