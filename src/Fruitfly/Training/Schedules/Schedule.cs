using Fruitfly.Kinds;

namespace Fruitfly.Training.Schedules;

/// <summary>How the learning rate changes over training: a factor on the optimizer's rate, a
/// pure function of the step.</summary>
public abstract record Schedule
{
    /// <summary>All kinds; one of your own joins them with <c>Add</c>. A name is part of trial identities and never
    /// changes.</summary>
    public static KindFamily<Schedule> Kinds { get; } = new("schedule")
    {
        { "constant", typeof(ConstantSchedule) },
        { "step", typeof(StepSchedule) },
        { "cosine", typeof(CosineSchedule) },
        { "warm-up", typeof(WarmUpSchedule) },
        { "exponential", typeof(ExponentialSchedule) },
        { "polynomial", typeof(PolynomialSchedule) },
        { "one-cycle", typeof(OneCycleSchedule) },
        { "inverse-time", typeof(InverseTimeSchedule) },
        { "sequence", typeof(SequenceSchedule) },
        { "product", typeof(ProductSchedule) },
    };

    /// <summary>The factor during step <paramref name="step"/> (from 0) of <paramref name="totalSteps"/>.</summary>
    public abstract double Factor(int step, int stepsPerEpoch, int totalSteps);
}
