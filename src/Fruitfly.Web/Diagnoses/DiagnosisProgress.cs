using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Web.Diagnoses;

/// <summary>How far a diagnosis is as a whole, of the progress of its steps: each
/// step trains a list of its own.</summary>
/// <param name="forecast">of all of it</param>
/// <param name="ended">told how many trainings have ended</param>
sealed class DiagnosisProgress(
    StudyForecast forecast, TimeProvider time, IProgress<StudyProgress> whole, Action<int> ended)
    : IProgress<StudyProgress>
{
    readonly long _began = time.GetTimestamp();
    TrialCounts _before = new(0, 0, 0, 0, 0);
    StudyProgress? _step;

    /// <summary>Trainings that have ended.</summary>
    public int Ended => _before.Finished + (_step?.Trials.Finished ?? 0);

    public void Report(StudyProgress value)
    {
        if (_step is { } last && (value.Elapsed < last.Elapsed || value.Trials.Finished < last.Trials.Finished
            || value.Trials.Total != last.Trials.Total))
            _before = Sum(_before, last.Trials);
        _step = value;
        var elapsed = time.GetElapsedTime(_began);
        var trials = Sum(_before, value.Trials);
        // Before the end there is more to train than this step plans, even where the forecast saw less.
        var waiting = Math.Max(Math.Max(1, trials.Planned), forecast.ToRun + forecast.AlreadyThere
            - (trials.Total - trials.Planned));
        trials = trials with { Planned = waiting };
        whole.Report(value with { Trials = trials, Elapsed = elapsed, Remaining = Left(value, trials, elapsed) });
        ended(Ended);
    }

    // At first the forecast tells, since large networks come first; the more has ended, the more its pace does.
    TimeSpan Left(StudyProgress step, TrialCounts trials, TimeSpan elapsed)
    {
        var share = (double)trials.Finished / Math.Max(1, trials.Total);
        var byForecast = Math.Max(0, (forecast.Whole - elapsed).TotalSeconds);
        var byPace = share > 0 ? elapsed.TotalSeconds * (1 - share) / share : 0;
        var left = TimeSpan.FromSeconds((1 - share) * byForecast + share * byPace);
        return step.Remaining is { } ofStep && ofStep > left ? ofStep : left;
    }

    /// <summary>Nothing more will be trained: the forecast was of the widest network.</summary>
    public void End()
    {
        if (_step is { } last)
            whole.Report(last with
            {
                Trials = Sum(_before, last.Trials),
                Elapsed = time.GetElapsedTime(_began),
                Remaining = TimeSpan.Zero,
            });
    }

    static TrialCounts Sum(TrialCounts one, TrialCounts other) => new(
        one.Planned + other.Planned, one.Running + other.Running, one.Done + other.Done,
        one.Diverged + other.Diverged, one.Failed + other.Failed);
}
