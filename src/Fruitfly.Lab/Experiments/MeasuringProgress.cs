using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments;

/// <summary>Makes of the share of a measurement that is done the progress of its study, with the time left.</summary>
/// <param name="began">the time stamp of the run's begin</param>
sealed class MeasuringProgress(TrialCounts trials, TimeProvider time, long began, IProgress<StudyProgress> listener)
    : IProgress<double>
{
    readonly long _measuringBegan = time.GetTimestamp();
    bool _isLong;

    public void Report(double value)
    {
        _isLong = true;
        listener.Report(
            new StudyProgress(trials, time.GetElapsedTime(began), Rate: 0,
                value > 0 ? time.GetElapsedTime(_measuringBegan) * ((1 - value) / value) : null)
            {
                Measured = value,
            });
    }

    /// <summary>The measurement is done; one that never told how far it was says nothing.</summary>
    public void End()
    {
        if (_isLong)
            Report(1);
    }
}
