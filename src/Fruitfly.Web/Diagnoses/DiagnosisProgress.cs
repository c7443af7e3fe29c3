using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Web.Diagnoses;

/// <summary>How far a diagnosis is as a whole, of the progress of its steps: each step trains a list of its own.</summary>
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
        if (_step is { } last && value.Elapsed < last.Elapsed)
            _before = Sum(_before, last.Trials);
        _step = value;
        var elapsed = time.GetElapsedTime(_began);
        var left = forecast.Whole - elapsed;
        if (value.Remaining is { } ofStep && ofStep > left)
            left = ofStep;
        var trials = Sum(_before, value.Trials);
        var waiting = Math.Max(trials.Planned, forecast.ToRun + forecast.AlreadyThere
            - (trials.Total - trials.Planned));
        // What this step does not need now is not measuring: other steps follow.
        whole.Report(value with { Trials = trials with { Planned = waiting }, Elapsed = elapsed, Remaining = left });
        ended(Ended);
    }

    /// <summary>Nothing more will be trained: the forecast was of the widest network.</summary>
    public void End()
    {
        if (_step is { } last)
            whole.Report(last with
            {
                Trials = Sum(_before, last.Trials), Elapsed = time.GetElapsedTime(_began), Remaining = TimeSpan.Zero,
            });
    }

    static TrialCounts Sum(TrialCounts one, TrialCounts other) => new(
        one.Planned + other.Planned, one.Running + other.Running, one.Done + other.Done,
        one.Diverged + other.Diverged, one.Failed + other.Failed);
}
