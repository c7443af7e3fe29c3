namespace Fruitfly.Training.Schedules;

/// <summary>Half a cosine from 1 at the first step down to <paramref name="Final"/> at the end of training (Loshchilov
/// and Hutter 2017, without restarts).</summary>
public sealed record CosineSchedule(double Final = 0) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps) =>
        Final + (1 - Final) * (1 + Math.Cos(Math.PI * step / totalSteps)) / 2;
}
