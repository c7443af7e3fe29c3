namespace Fruitfly.Training.Schedules;

/// <summary>The learning rate stays as it is.</summary>
public sealed record ConstantSchedule : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps) => 1;
}
