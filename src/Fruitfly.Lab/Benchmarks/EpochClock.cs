using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>Times every epoch of a training run, from the evaluation before its first step on.</summary>
sealed class EpochClock(TimeProvider time, int stepsPerEpoch) : ITrainingObserver
{
    readonly List<TimeSpan> _epochs = [];
    long _began;

    public TimeSpan Total => _epochs.Aggregate(TimeSpan.Zero, (sum, epoch) => sum + epoch);

    public double MicrosecondsPerStep => Median.Of(_epochs.Select(epoch => epoch.TotalMicroseconds)) / stepsPerEpoch;

    public void StepTaken(int step, double batchLoss)
    {
        if (step % stepsPerEpoch != 0)
            return;
        var now = time.GetTimestamp();
        _epochs.Add(time.GetElapsedTime(_began, now));
        _began = now;
    }

    public void Evaluated(Evaluation evaluation)
    {
        if (evaluation.Step == 0)
            _began = time.GetTimestamp();
    }
}
