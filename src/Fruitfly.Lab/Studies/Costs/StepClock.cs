using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Lab.Studies.Costs;

/// <summary>Times the blocks of steps between evaluations, and the evaluations.</summary>
sealed class StepClock(TimeProvider time) : ITrainingObserver
{
    readonly List<double> _steps = [];
    readonly List<double> _evaluations = [];
    long _evaluated, _stepped;
    int _stepsBefore, _stepsNow;

    /// <summary>Seconds of a step, the median over blocks.</summary>
    public double Step => Median.Of(_steps);

    /// <summary>Seconds of an evaluation, the median.</summary>
    public double Evaluation => Median.Of(_evaluations);

    /// <summary>Seconds from the end of the first evaluation to that of the last.</summary>
    public double Total { get; private set; }

    public void StepTaken(int step, double batchLoss) => (_stepped, _stepsNow) = (time.GetTimestamp(), step);

    public void Evaluated(Evaluation evaluation)
    {
        var now = time.GetTimestamp();
        if (evaluation.Step > 0)
        {
            _steps.Add(time.GetElapsedTime(_evaluated, _stepped).TotalSeconds / (_stepsNow - _stepsBefore));
            _evaluations.Add(time.GetElapsedTime(_stepped, now).TotalSeconds);
            Total += time.GetElapsedTime(_evaluated, now).TotalSeconds;
        }
        (_evaluated, _stepsBefore) = (now, evaluation.Step);
    }
}
