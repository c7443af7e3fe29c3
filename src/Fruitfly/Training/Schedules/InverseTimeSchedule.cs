namespace Fruitfly.Training.Schedules;

/// <summary>1 / (1 + step / <paramref name="Steps"/>): half the rate after that many steps, a third after twice as many
/// (Robbins and Monro 1951). During step t, counted from 1, the rate is at most c / t, where c is the first rate times
/// <paramref name="Steps"/>.</summary>
/// <param name="Steps">1 or more</param>
public sealed record InverseTimeSchedule(int Steps) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Steps);
        return 1 / (1 + (double)step / Steps);
    }
}
