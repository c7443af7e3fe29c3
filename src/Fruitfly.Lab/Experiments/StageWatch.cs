using System.Runtime.ExceptionServices;
using Fruitfly.Reports;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments;

/// <summary>Measures the stages of a study while its trials run, on a thread and over a connection of its own so that
/// no worker waits. Of the stages that came to their end while another was measured only the largest is; one with too
/// few seeds to measure is passed over. Any other failure ends the watching; the trials run on, so that they are kept
/// when the run ends with it.</summary>
sealed class StageWatch : IProgress<StudyProgress>, IDisposable
{
    readonly object _turn = new();
    readonly IStudyStore _store;
    readonly IReadOnlyList<SeedStage> _stages;
    readonly Func<SeedStage, IReadOnlyList<TrialRecord>, Report?> _measure;
    readonly IProgress<StudyProgress>? _progress;
    readonly IProgress<GrownReport> _grown;
    readonly CancellationToken _cancellation;
    readonly Thread _thread;
    ExceptionDispatchInfo? _failure;
    int _finished;
    bool _ended;

    /// <param name="store">for looking</param>
    /// <param name="measure">null where a stage's results do not suffice</param>
    public StageWatch(
        IStudyStore store, IReadOnlyList<SeedStage> stages,
        Func<SeedStage, IReadOnlyList<TrialRecord>, Report?> measure,
        IProgress<StudyProgress>? progress, IProgress<GrownReport> grown, CancellationToken cancellation)
    {
        (_store, _stages, _measure, _progress, _grown, _cancellation) = (store, stages, measure, progress, grown,
            cancellation);
        _thread = new Thread(Watch) { IsBackground = true, Name = ThreadName, Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    internal const string ThreadName = "stages";

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

    /// <summary>Waits in the same way, and throws what went wrong while it watched.</summary>
    public void End()
    {
        Dispose();
        _failure?.Throw();
    }

    void Watch()
    {
        try
        {
            MeasureStages();
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // The run says so itself.
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
    }

    void MeasureStages()
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
        var states = _store.States(stage.Trials.Hashes);
        return stage.Trials.Hashes.All(hash =>
            states.GetValueOrDefault(hash) is TrialState.Done or TrialState.Diverged);
    }

    GrownReport? Measure(SeedStage stage)
    {
        try
        {
            return _measure(stage, ExperimentRun.WithPredictions(_store, _store.Trials(stage.Trials))) is { } report
                ? new GrownReport(report, stage.Seeds, stage.OfSeeds) : null;
        }
        catch (TooFewSeedsException)
        {
            return null;
        }
    }
}
