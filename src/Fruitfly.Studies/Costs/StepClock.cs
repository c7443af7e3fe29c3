using Fruitfly.Training;

namespace Fruitfly.Studies.Costs;

/// <summary>Times steps and evaluations of one training run after another. Means, not medians: what disturbs the
/// machine now will disturb the trials too.</summary>
sealed class StepClock(TimeProvider time) : ITrainingObserver
{
    TimeSpan _stepping, _evaluating;
    int _steps, _evaluations;
    long _evaluated, _stepped;
    int _lastStep;

    /// <summary>Seconds of a step.</summary>
    public double Step => _stepping.TotalSeconds / _steps;

    /// <summary>Seconds of an evaluation.</summary>
    public double Evaluation => _evaluating.TotalSeconds / _evaluations;

    /// <summary>Seconds from the first evaluation of a run to its last, over all runs.</summary>
    public double Total => (_stepping + _evaluating).TotalSeconds;

    public void StepTaken(int step, double batchLoss) => _stepped = time.GetTimestamp();

    public void Evaluated(Evaluation evaluation)
    {
        var now = time.GetTimestamp();
        if (evaluation.Step > 0)
        {
            _stepping += time.GetElapsedTime(_evaluated, _stepped);
            _evaluating += time.GetElapsedTime(_stepped, now);
            _steps += evaluation.Step - _lastStep;
            _evaluations++;
        }
        (_evaluated, _lastStep) = (now, evaluation.Step);
    }
}
