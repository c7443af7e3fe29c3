namespace Fruitfly.Training.Schedules;

/// <summary>The product of the factors of several schedules, such as a cosine with steps (PyTorch's
/// ChainedScheduler).</summary>
public sealed record ProductSchedule(IReadOnlyList<Schedule> Schedules) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps)
    {
        var product = 1.0;
        for (var i = 0; i < Schedules.Count; i++)
            product *= Schedules[i].Factor(step, stepsPerEpoch, totalSteps);
        return product;
    }
}
