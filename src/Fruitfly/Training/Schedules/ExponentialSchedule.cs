namespace Fruitfly.Training.Schedules;

/// <summary>The rate changes by the same factor in every step, from 1 at the first to <paramref name="Final"/> at the
/// end of training: factor Final^(step / steps), PyTorch's ExponentialLR with γ = Final^(1 / steps). It may grow too,
/// as
/// in a test of learning rates (Smith 2017).</summary>
/// <param name="Final">above 0</param>
public sealed record ExponentialSchedule(double Final) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Final);
        return Math.Pow(Final, (double)step / Math.Max(1, totalSteps));
    }
}
