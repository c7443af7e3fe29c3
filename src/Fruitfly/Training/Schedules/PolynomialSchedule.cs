namespace Fruitfly.Training.Schedules;

/// <summary>From 1 at the first step down to <paramref name="Final"/> at the end of training, along a power of what is
/// left: Final + (1 − Final) (1 − step / steps)^Power, PyTorch's PolynomialLR. Power 1 is a straight line.</summary>
/// <param name="Power">above 0</param>
public sealed record PolynomialSchedule(double Power = 1, double Final = 0) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Power);
        return Final + (1 - Final) * Math.Pow(1 - (double)step / Math.Max(1, totalSteps), Power);
    }
}
