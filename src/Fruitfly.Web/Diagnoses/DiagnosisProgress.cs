using Fruitfly.Studies;

namespace Fruitfly.Web.Diagnoses;

/// <summary>How far a diagnosis is, told to the run and to the curves that grow with it.</summary>
/// <param name="ended">told how many trainings have ended</param>
sealed class DiagnosisProgress(IProgress<StudyProgress> whole, Action<int> ended) : IProgress<StudyProgress>
{
    StudyProgress? _latest;

    /// <summary>Trainings that have ended.</summary>
    public int Ended => _latest?.Trials.Finished ?? 0;

    public void Report(StudyProgress value)
    {
        // Between two steps no training waits, and the diagnosis still has not ended.
        var trials = value.Trials with { Planned = Math.Max(1, value.Trials.Planned) };
        _latest = value with { Trials = trials };
        whole.Report(_latest);
        ended(Ended);
    }

    /// <summary>Nothing more will be trained.</summary>
    public void End()
    {
        if (_latest is { } last)
            whole.Report(last with
            {
                Trials = last.Trials with { Planned = 0 },
                Remaining = TimeSpan.Zero,
            });
    }
}
